package dev.slowpath.plugin.postgres.statements;

import dev.slowpath.model.statement.ServerFacts;
import dev.slowpath.model.statement.StatementEntry;
import dev.slowpath.model.statement.StatementKey;
import dev.slowpath.model.statement.StatementSnapshot;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.postgres.table.Cell;
import dev.slowpath.plugin.postgres.table.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A snapshot while its rows are read.
final class SnapshotDraft {
  private final Map<StatementKey, StatementEntry> entries = new LinkedHashMap<>();
  private @Nullable String extensionVersion;
  private @Nullable Instant statsReset;
  private long deallocations = -1;
  private String serverVersion = "";
  private final Map<String, String> users = new HashMap<>();
  private final Map<String, String> databases = new HashMap<>();
  private final Map<String, Double> activeMs = new HashMap<>();

  /// What became of a row.
  enum Outcome {
    ADDED,
    /// The same row stood before, in all its values.
    REPEATED,
    /// Its counters were added to those of the row with the same key.
    MERGED
  }

  /// Takes a row in.
  ///
  /// @param isKeyWhole whether the file has all columns of the key, so that two rows of one key
  ///   cannot both be right
  Outcome add(Row row, boolean isKeyWhole, List<Timestamp> times) throws ImportException {
    readFacts(row, times);
    readServer(row);
    Optional<Timestamp> since = row.time(Column.Fact.STATS_SINCE);
    since.ifPresent(times::add);
    StatementEntry entry =
        new StatementEntry(
            row.key(),
            row.text(),
            row.counters(),
            since.map(Timestamp::instant).orElse(null),
            row.number());
    StatementEntry before = entries.putIfAbsent(entry.key(), entry);
    return before == null ? Outcome.ADDED : again(before, entry, row, isKeyWhole);
  }

  private Outcome again(StatementEntry before, StatementEntry entry, Row row, boolean isKeyWhole)
      throws ImportException {
    boolean isHidden = entry.key().queryId().isEmpty();
    if (isHidden || !isKeyWhole) {
      entries.put(entry.key(), merged(before, entry));
      return Outcome.MERGED;
    }
    if (before.counters().equals(entry.counters()) && before.text().equals(entry.text())) {
      return Outcome.REPEATED;
    }
    throw row.malformed(
        Column.Fact.QUERY_ID.column(),
        "queryid %s again, which stands in row %d with other counters"
            .formatted(entry.key().queryId(), before.row()),
        "each entry once, or a column snapshot_at that tells several snapshots apart");
  }

  /// Takes in the rows of a snapshot that is in truth the same; false where both have an entry that
  /// can stand only once.
  boolean absorb(SnapshotDraft other) {
    boolean isOther =
        other.entries.keySet().stream()
            .anyMatch(key -> !key.queryId().isEmpty() && entries.containsKey(key));
    if (isOther) {
      return false;
    }
    other.entries.forEach((key, entry) -> entries.merge(key, entry, SnapshotDraft::merged));
    extensionVersion = extensionVersion == null ? other.extensionVersion : extensionVersion;
    statsReset = statsReset == null ? other.statsReset : statsReset;
    deallocations = Math.max(deallocations, other.deallocations);
    serverVersion = serverVersion.isEmpty() ? other.serverVersion : serverVersion;
    users.putAll(other.users);
    databases.putAll(other.databases);
    activeMs.putAll(other.activeMs);
    return true;
  }

  private static StatementEntry merged(StatementEntry first, StatementEntry second) {
    return new StatementEntry(
        first.key(),
        first.text(),
        first.counters().plus(second.counters()),
        earlier(first.statsSince(), second.statsSince()),
        first.row());
  }

  private static @Nullable Instant earlier(@Nullable Instant first, @Nullable Instant second) {
    if (first == null || second == null) {
      return null;
    }
    return first.isBefore(second) ? first : second;
  }

  private void readFacts(Row row, List<Timestamp> times) throws ImportException {
    if (extensionVersion == null) {
      extensionVersion =
          row.cell(Column.Fact.EXTENSION_VERSION).map(cell -> cell.text().strip()).orElse(null);
    }
    if (statsReset == null) {
      Optional<Timestamp> reset = row.time(Column.Fact.STATS_RESET);
      reset.ifPresent(times::add);
      statsReset = reset.map(Timestamp::instant).orElse(null);
    }
    Optional<Cell> dealloc = row.cell(Column.Fact.DEALLOCATIONS);
    if (deallocations < 0 && dealloc.isPresent()) {
      deallocations = dealloc.get().count();
    }
  }

  private void readServer(Row row) throws ImportException {
    if (serverVersion.isEmpty()) {
      serverVersion = row.cell(Column.Fact.SERVER_VERSION).map(Cell::text).orElse("").strip();
    }
    StatementKey key = row.key();
    row.cell(Column.Fact.USER_NAME).ifPresent(cell -> users.put(key.userId(), cell.text()));
    row.cell(Column.Fact.DATABASE_NAME)
        .ifPresent(cell -> databases.put(key.databaseId(), cell.text()));
    Optional<Cell> active = row.cell(Column.Fact.ACTIVE_TIME);
    if (active.isPresent()) {
      activeMs.put(key.databaseId(), active.get().number());
    }
  }

  boolean statesVersion() {
    return extensionVersion != null;
  }

  StatementSnapshot finished(@Nullable Instant at, String versionByColumns) {
    return new StatementSnapshot(
        at,
        extensionVersion == null ? versionByColumns : extensionVersion,
        statsReset,
        deallocations,
        List.copyOf(entries.values()),
        new ServerFacts(serverVersion, users, databases, activeMs));
  }
}
