package dev.slowpath.workbench.wording;

import dev.slowpath.analysis.catalog.CatalogFinding;
import dev.slowpath.model.catalog.Index;
import dev.slowpath.model.catalog.ServerState.Session;
import dev.slowpath.model.catalog.Table;

/// Says what a catalog shows, and what would mend it.
public final class CatalogWords {

  private CatalogWords() {}

  /// What is found, in one line.
  public static String title(CatalogFinding finding) {
    return switch (finding) {
      case CatalogFinding.UnusedIndex one ->
          "Index %s of %s was not used%s"
              .formatted(one.index().name(), one.table().qualifiedName(), days(one.days()));
      case CatalogFinding.DuplicateIndex one ->
          "Index %s is the same as %s".formatted(one.index().name(), one.other().name());
      case CatalogFinding.OverlappingIndex one ->
          "Index %s is the beginning of %s".formatted(one.index().name(), one.wider().name());
      case CatalogFinding.InvalidIndex one ->
          "Index %s of %s is invalid: written to, never read"
              .formatted(one.index().name(), one.table().qualifiedName());
      case CatalogFinding.UnindexedForeignKey one ->
          "Foreign key %s of %s (%s) has no index"
              .formatted(one.key().name(), one.key().table(), String.join(", ", one.columns()));
      case CatalogFinding.SequenceNearEnd one ->
          "Sequence %s has used %s of its numbers"
              .formatted(one.sequence().name(), Numbers.share(one.share()));
      case CatalogFinding.DeadRows one ->
          "%s of the rows of %s are dead"
              .formatted(Numbers.share(one.share()), one.table().qualifiedName());
      case CatalogFinding.Bloat one ->
          "Table %s takes about %s more than its rows need"
              .formatted(one.table().qualifiedName(), Numbers.bytes(one.bytes()));
      case CatalogFinding.ConnectionsNearLimit one ->
          "%s of %s connections are in use"
              .formatted(Numbers.count(one.used()), Numbers.count(one.limit()));
      case CatalogFinding.ColdCache one ->
          "%s of the blocks asked for were in the server's memory"
              .formatted(Numbers.share(one.hitRatio()));
      case CatalogFinding.IdleTransaction one ->
          "Session %s is idle in a transaction for %s"
              .formatted(who(one.session()), seconds(one.session().stateSeconds()));
      case CatalogFinding.BlockedSession one ->
          "Session %s waits for process %s"
              .formatted(who(one.session()), one.session().blockedBy());
      case CatalogFinding.Setting one -> "%s = %s".formatted(one.name(), one.value());
    };
  }

  /// Why it matters, what to mind, and what would change it.
  public static String advice(CatalogFinding finding) {
    return switch (finding) {
      case CatalogFinding.UnusedIndex one ->
          "Every write keeps it up to date. It may be used on a replica or once a quarter: ask"
              + " there before "
              + drop(one.table(), one.index());
      case CatalogFinding.DuplicateIndex one -> drop(one.table(), one.index());
      case CatalogFinding.OverlappingIndex one ->
          "The wider one answers the same conditions, with more pages to read: "
              + drop(one.table(), one.index());
      case CatalogFinding.InvalidIndex one ->
          "Its building failed: REINDEX INDEX CONCURRENTLY %s; or %s"
              .formatted(name(one.table(), one.index()), drop(one.table(), one.index()));
      case CatalogFinding.UnindexedForeignKey one ->
          "Deleting or changing a referenced row scans %s rows: CREATE INDEX CONCURRENTLY ON %s (%s);"
              .formatted(
                  Numbers.count(one.rows()), one.key().table(), String.join(", ", one.columns()));
      case CatalogFinding.SequenceNearEnd one ->
          "Inserts fail after %s: widen %s to bigint"
              .formatted(
                  Numbers.count(one.most()),
                  one.sequence().column().isEmpty() ? "the column" : one.sequence().column());
      case CatalogFinding.DeadRows one ->
          "Vacuum does not keep up, or an old transaction holds it: VACUUM (ANALYZE) %s;"
              .formatted(one.table().qualifiedName());
      case CatalogFinding.Bloat _ ->
          "An estimate from mean widths. VACUUM FULL locks the table; pg_repack does not";
      case CatalogFinding.ConnectionsNearLimit _ ->
          "From 70 % on a burst is refused: a pooler before the server, or smaller pools";
      case CatalogFinding.ColdCache one ->
          "%s blocks came from outside; the system's cache may have held them: track_io_timing tells"
              .formatted(Numbers.count(one.blocksRead()));
      case CatalogFinding.IdleTransaction one ->
          "It holds its locks and keeps dead rows from being removed; application \"%s\""
              .formatted(one.session().application());
      case CatalogFinding.BlockedSession one ->
          one.session().waitsFor().isEmpty() ? one.session().waiting() : one.session().waitsFor();
      case CatalogFinding.Setting one -> setting(one);
    };
  }

  private static String setting(CatalogFinding.Setting one) {
    return switch (one.why()) {
      case IO_UNTIMED ->
          "Time to read and write blocks is not measured: ALTER SYSTEM SET"
              + " track_io_timing = on;";
      case PLANNING_UNTRACKED ->
          "Planning is not measured: ALTER SYSTEM SET" + " pg_stat_statements.track_planning = on;";
      case AUTOVACUUM_OFF -> "Dead rows stay, and estimates age: ALTER SYSTEM SET autovacuum = on;";
      case NOT_DURABLE -> "A crash of the system can destroy the database";
      case SPILLS ->
          "%s were written to temporary files since counting began: more work_mem, or less to sort"
              .formatted(Numbers.bytes(one.measured()));
      case SMALL_BUFFERS ->
          "The default, while %s of the blocks are found in it: a quarter of the memory is usual"
              .formatted(Numbers.share(one.measured()));
      case IDLE_UNLIMITED ->
          "Nothing ends transactions that idle; the longest does for " + seconds(one.measured());
      case STATEMENTS_EVICTED ->
          "%s entries or more were evicted within the window: raise it"
              .formatted(Numbers.count(one.measured()));
    };
  }

  private static String drop(Table table, Index index) {
    return "DROP INDEX CONCURRENTLY " + name(table, index) + ";";
  }

  private static String name(Table table, Index index) {
    return table.schema().isEmpty() ? index.name() : table.schema() + "." + index.name();
  }

  private static String days(double days) {
    return Double.isNaN(days)
        ? " since counting began"
        : " in %s".formatted(Numbers.duration(days * 86_400_000));
  }

  private static String seconds(double seconds) {
    return Numbers.duration(seconds * 1e3);
  }

  private static String who(Session session) {
    return session.user().isEmpty()
        ? session.process()
        : session.process() + " of " + session.user();
  }
}
