package dev.slowpath.model.statement;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The cumulative counters of `pg_stat_statements` at one instant, entries ordered by key, each key
/// once.
///
/// @param at when it was taken; null where neither file nor user says
/// @param extensionVersion such as `1.12`, stated or told by the set of columns (then the lowest
///   that fits)
/// @param statsReset when the server last reset all counters, from `pg_stat_statements_info`; null
///   if unknown
/// @param deallocations eviction passes since the reset, from `pg_stat_statements_info`; -1 if
///   unknown
/// @param server what else is known of the server
public record StatementSnapshot(
    @Nullable Instant at,
    String extensionVersion,
    @Nullable Instant statsReset,
    long deallocations,
    List<StatementEntry> entries,
    ServerFacts server) {

  /// A snapshot that has the entries alone.
  public StatementSnapshot(
      @Nullable Instant at,
      String extensionVersion,
      @Nullable Instant statsReset,
      long deallocations,
      List<StatementEntry> entries) {
    this(at, extensionVersion, statsReset, deallocations, entries, ServerFacts.UNKNOWN);
  }

  public StatementSnapshot {
    Objects.requireNonNull(server);
    Objects.requireNonNull(extensionVersion);
    entries = entries.stream().sorted(Comparator.comparing(StatementEntry::key)).toList();
    for (int next = 1; next < entries.size(); next++) {
      StatementKey key = entries.get(next).key();
      if (key.compareTo(entries.get(next - 1).key()) == 0) {
        throw new IllegalArgumentException("an entry stands twice: " + key);
      }
    }
  }
}
