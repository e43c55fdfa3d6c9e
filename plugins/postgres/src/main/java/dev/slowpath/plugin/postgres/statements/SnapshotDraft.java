package dev.slowpath.plugin.postgres.statements;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.statement.ServerFacts;
import dev.slowpath.model.statement.StatementEntry;
import dev.slowpath.model.statement.StatementKey;
import dev.slowpath.model.statement.StatementSnapshot;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.postgres.table.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A snapshot while its rows are read.
final class SnapshotDraft {
  private List<StatementEntry> entries = new ArrayList<>();
  private @Nullable String extensionVersion;
  private @Nullable Instant statsReset;
  private long deallocations = -1;
  private String serverVersion = "";
  private final Map<String, String> users = new HashMap<>();
  private final Map<String, String> databases = new HashMap<>();
  private final Map<String, Double> activeMs = new HashMap<>();

  /// Takes a row in.
  void add(Row row) throws ImportException {
    readFacts(row);
    readServer(row);
    Timestamp since = row.time(Column.Fact.STATS_SINCE);
    entries.add(
        new StatementEntry(
            row.key(),
            row.text(),
            row.counters(),
            since == null ? null : since.instant(),
            row.number()));
  }

  /// Puts all rows in the order of their keys, and makes one of those that share a key.
  ///
  /// @param isKeyWhole whether the file has all columns of the key, so that two rows of one key
  ///   cannot both be right
  void settle(boolean isKeyWhole, Notices notices) throws ImportException {
    entries.sort(Comparator.comparing(StatementEntry::key));
    List<StatementEntry> settled = new ArrayList<>(entries.size());
    for (StatementEntry entry : entries) {
      StatementEntry before = settled.isEmpty() ? null : settled.getLast();
      if (before == null || !before.key().equals(entry.key())) {
        settled.add(entry);
      } else if (entry.key().queryId().isEmpty() || !isKeyWhole) {
        settled.set(settled.size() - 1, merged(before, entry));
        notices.add(
            Notice.Kind.ASSUMED,
            1,
            "rows without a key of their own (queryid not shown, or key columns missing), their"
                + " counters added to the first row of the same key");
      } else {
        checkIsRepeated(before, entry);
        notices.add(Notice.Kind.DUPLICATE, 1, "rows that stood more than once");
      }
    }
    entries = settled;
  }

  private static void checkIsRepeated(StatementEntry before, StatementEntry entry)
      throws ImportException {
    if (!before.counters().equals(entry.counters()) || !before.text().equals(entry.text())) {
      throw Row.malformed(
          entry.row(),
          Column.Fact.QUERY_ID.column(),
          "queryid %s again, which stands in row %d with other counters"
              .formatted(entry.key().queryId(), before.row()),
          "each entry once, or a column snapshot_at that tells several snapshots apart");
    }
  }

  /// Takes in the rows of a snapshot that is in truth the same, both settled; false where both have
  /// an entry that can stand only once.
  boolean absorb(SnapshotDraft other) {
    Map<StatementKey, StatementEntry> all = new HashMap<>();
    entries.forEach(entry -> all.put(entry.key(), entry));
    boolean isOther =
        other.entries.stream()
            .map(StatementEntry::key)
            .anyMatch(key -> !key.queryId().isEmpty() && all.containsKey(key));
    if (isOther) {
      return false;
    }
    other.entries.forEach(entry -> all.merge(entry.key(), entry, SnapshotDraft::merged));
    entries = new ArrayList<>(all.values());
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

  private void readFacts(Row row) throws ImportException {
    if (extensionVersion == null && row.has(Column.Fact.EXTENSION_VERSION)) {
      extensionVersion = row.text(Column.Fact.EXTENSION_VERSION).strip();
    }
    if (statsReset == null) {
      Timestamp reset = row.time(Column.Fact.STATS_RESET);
      statsReset = reset == null ? null : reset.instant();
    }
    if (deallocations < 0 && row.has(Column.Fact.DEALLOCATIONS)) {
      deallocations = row.cell(Column.Fact.DEALLOCATIONS).count();
    }
    if (serverVersion.isEmpty() && row.has(Column.Fact.SERVER_VERSION)) {
      serverVersion = row.text(Column.Fact.SERVER_VERSION).strip();
    }
  }

  private void readServer(Row row) throws ImportException {
    if (row.has(Column.Fact.USER_NAME)) {
      users.put(row.key().userId(), row.text(Column.Fact.USER_NAME));
    }
    if (row.has(Column.Fact.DATABASE_NAME)) {
      databases.put(row.key().databaseId(), row.text(Column.Fact.DATABASE_NAME));
    }
    if (row.has(Column.Fact.ACTIVE_TIME)) {
      activeMs.put(row.key().databaseId(), row.number(Column.Fact.ACTIVE_TIME));
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
        entries,
        new ServerFacts(serverVersion, users, databases, activeMs));
  }
}
