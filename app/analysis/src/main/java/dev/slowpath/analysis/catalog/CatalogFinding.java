package dev.slowpath.analysis.catalog;

import dev.slowpath.model.catalog.Index;
import dev.slowpath.model.catalog.ServerState.ForeignKey;
import dev.slowpath.model.catalog.ServerState.Sequence;
import dev.slowpath.model.catalog.ServerState.Session;
import dev.slowpath.model.catalog.Table;
import java.util.List;

/// Something that a catalog shows of its database and that somebody may want to change. What it
/// costs in time only plans and statements tell: findings are listed, never ranked against time.
public sealed interface CatalogFinding {

  /// An index that no query has used since counting began, and that no constraint needs.
  ///
  /// @param days since counting began; NaN where nothing says
  record UnusedIndex(Table table, Index index, double days) implements CatalogFinding {}

  /// An index with the same definition as another one.
  record DuplicateIndex(Table table, Index index, Index other) implements CatalogFinding {}

  /// An index whose columns are the first ones of another index.
  record OverlappingIndex(Table table, Index index, Index wider) implements CatalogFinding {}

  /// An index that is kept up to date and never used, since its building failed.
  record InvalidIndex(Table table, Index index) implements CatalogFinding {}

  /// A foreign key whose table has no index that begins with its columns: deleting what it
  /// references scans the table.
  ///
  /// @param rows of the table; NaN where not known
  record UnindexedForeignKey(ForeignKey key, List<String> columns, double rows)
      implements CatalogFinding {
    public UnindexedForeignKey {
      columns = List.copyOf(columns);
    }
  }

  /// A sequence that has used much of what its column or itself can hold.
  ///
  /// @param most the smaller of the two
  record SequenceNearEnd(Sequence sequence, double most, double share) implements CatalogFinding {}

  /// A table with many rows that nobody sees any more.
  ///
  /// @param share of all rows
  record DeadRows(Table table, double dead, double share) implements CatalogFinding {}

  /// A table that takes more pages than its rows would, by their mean widths: an estimate.
  ///
  /// @param bytes beyond what the rows need
  /// @param share of the table
  record Bloat(Table table, double bytes, double share) implements CatalogFinding {}

  /// Connections in use against the limit.
  record ConnectionsNearLimit(double used, double limit) implements CatalogFinding {}

  /// How many of the blocks asked for were in the server's own memory. Those that were not may
  /// still have been in the system's.
  record ColdCache(double hitRatio, double blocksRead) implements CatalogFinding {}

  /// A transaction that is open and does nothing, holding locks and dead rows.
  record IdleTransaction(Session session) implements CatalogFinding {}

  /// A session that waits for another one's lock.
  record BlockedSession(Session session) implements CatalogFinding {}

  /// A setting that leaves something unmeasured or contradicts what is measured.
  ///
  /// @param measured what it contradicts, in its own unit; NaN where nothing
  record Setting(String name, String value, Why why, double measured) implements CatalogFinding {}

  /// What a setting does wrong.
  enum Why {
    IO_UNTIMED,
    PLANNING_UNTRACKED,
    AUTOVACUUM_OFF,
    NOT_DURABLE,
    /// Work that did not fit in its memory was written to files; measured are their bytes.
    SPILLS,
    /// The default of 128 MB, while blocks are read; measured is the hit ratio.
    SMALL_BUFFERS,
    /// Idle transactions are there, and nothing ends them; measured are the longest one's seconds.
    IDLE_UNLIMITED,
    /// Entries of pg_stat_statements were evicted.
    STATEMENTS_EVICTED
  }

  /// The bytes that it is about; 0 where it is about none.
  default double bytes() {
    return switch (this) {
      case UnusedIndex one -> known(one.index().bytes());
      case DuplicateIndex one -> known(one.index().bytes());
      case OverlappingIndex one -> known(one.index().bytes());
      case InvalidIndex one -> known(one.index().bytes());
      case Bloat one -> one.bytes();
      case UnindexedForeignKey _, SequenceNearEnd _, DeadRows _, ConnectionsNearLimit _ -> 0;
      case ColdCache _, IdleTransaction _, BlockedSession _, Setting _ -> 0;
    };
  }

  /// Of the kind, for JSON.
  default String kind() {
    return switch (this) {
      case UnusedIndex _ -> "unused-index";
      case DuplicateIndex _ -> "duplicate-index";
      case OverlappingIndex _ -> "overlapping-index";
      case InvalidIndex _ -> "invalid-index";
      case UnindexedForeignKey _ -> "foreign-key-without-index";
      case SequenceNearEnd _ -> "sequence-near-end";
      case DeadRows _ -> "dead-rows";
      case Bloat _ -> "bloat";
      case ConnectionsNearLimit _ -> "connections-near-limit";
      case ColdCache _ -> "cold-cache";
      case IdleTransaction _ -> "idle-transaction";
      case BlockedSession _ -> "blocked-session";
      case Setting _ -> "setting";
    };
  }

  private static double known(double bytes) {
    return Double.isNaN(bytes) ? 0 : bytes;
  }
}
