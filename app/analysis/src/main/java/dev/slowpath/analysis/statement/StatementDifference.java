package dev.slowpath.analysis.statement;

import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.Counters;
import dev.slowpath.model.statement.StatementChange;
import dev.slowpath.model.statement.StatementChange.Verdict;
import dev.slowpath.model.statement.StatementEntry;
import dev.slowpath.model.statement.StatementKey;
import dev.slowpath.model.statement.StatementSnapshot;
import dev.slowpath.model.statement.StatementWindow;
import dev.slowpath.model.statement.StatementWindow.Basis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The honest difference of two snapshots of `pg_stat_statements`: what may be subtracted is, entry
/// by entry with a verdict, and what may not is said.
///
/// `stats_since` (extension 1.11) proves that an entry continued. Without it an entry whose
/// counters all rose may still have been evicted and entered again when eviction passes happened in
/// between: then its difference is a lower bound. An entry that the earlier snapshot lacks is new
/// only if `stats_since` says so. A reset in between makes everything a count since the reset.
public final class StatementDifference {
  private static final Comparator<StatementChange> HEAVIEST =
      Comparator.<StatementChange>comparingDouble(
              change -> -change.work().orZero(Counter.TOTAL_EXEC_MS))
          .thenComparing(StatementChange::key);

  private StatementDifference() {}

  /// All of one snapshot, since its counters began.
  public static StatementWindow totals(StatementSnapshot snapshot) {
    List<StatementChange> changes =
        snapshot.entries().stream()
            .map(entry -> change(entry, Verdict.TOTAL, entry.counters().cumulativeOnly()))
            .sorted(HEAVIEST)
            .toList();
    return new StatementWindow(
        Basis.TOTALS, snapshot.statsReset(), snapshot.at(), changes, List.of(), -1);
  }

  /// The work between two snapshots of one server, the earlier one first.
  public static StatementWindow between(StatementSnapshot earlier, StatementSnapshot later) {
    boolean reset = wasReset(earlier, later);
    Map<StatementKey, StatementEntry> before = new HashMap<>();
    if (!reset) {
      earlier.entries().forEach(entry -> before.put(entry.key(), entry));
    }
    long passes = passes(earlier, later);
    List<StatementChange> changes = new ArrayList<>();
    for (StatementEntry entry : later.entries()) {
      StatementEntry then = before.remove(entry.key());
      boolean isNew = reset || isSince(entry, earlier.at());
      changes.add(
          then == null && !isNew
              ? unknown(entry, earlier.at())
              : compare(then, entry, earlier.at(), passes));
    }
    changes.sort(HEAVIEST);
    List<StatementEntry> evicted =
        before.values().stream().sorted(Comparator.comparing(StatementEntry::key)).toList();
    return new StatementWindow(
        reset ? Basis.SINCE_RESET : Basis.DIFFERENCE,
        reset && later.statsReset() != null ? later.statsReset() : earlier.at(),
        later.at(),
        changes,
        evicted,
        passes < 0 ? -1 : Math.max(evicted.size(), passes * 10));
  }

  /// Every counter of the server at least as old as the reset began again.
  private static boolean wasReset(StatementSnapshot earlier, StatementSnapshot later) {
    Instant reset = later.statsReset();
    return reset != null && earlier.at() != null && reset.isAfter(earlier.at());
  }

  /// Eviction passes in between; each removes at least ten entries. -1 if the snapshots do not say.
  private static long passes(StatementSnapshot earlier, StatementSnapshot later) {
    if (earlier.deallocations() < 0 || later.deallocations() < earlier.deallocations()) {
      return later.deallocations();
    }
    return later.deallocations() - earlier.deallocations();
  }

  private static StatementChange compare(
      @Nullable StatementEntry before, StatementEntry now, @Nullable Instant since, long passes) {
    Counters all = now.counters().cumulativeOnly();
    if (before == null) {
      return change(now, Verdict.NEW, all);
    }
    if (now.statsSince() != null && before.statsSince() != null) {
      return now.statsSince().equals(before.statsSince())
          ? change(now, Verdict.CONTINUING, now.counters().minus(before.counters()))
          : change(now, isSince(now, since) ? Verdict.RESET : Verdict.LOWER_BOUND, all);
    }
    if (now.counters().fellSince(before.counters())) {
      return change(now, Verdict.RESET, all);
    }
    return change(
        now,
        passes > 0 ? Verdict.LOWER_BOUND : Verdict.CONTINUING,
        now.counters().minus(before.counters()));
  }

  private static StatementChange unknown(StatementEntry entry, @Nullable Instant since) {
    boolean isOlder = entry.statsSince() != null && since != null;
    return change(
        entry,
        Verdict.UPPER_BOUND,
        isOlder ? new Counters(Map.of()) : entry.counters().cumulativeOnly());
  }

  private static boolean isSince(StatementEntry entry, @Nullable Instant instant) {
    return instant != null && entry.statsSince() != null && entry.statsSince().isAfter(instant);
  }

  private static StatementChange change(StatementEntry entry, Verdict verdict, Counters work) {
    return new StatementChange(
        entry.key(), entry.text(), verdict, work, entry.counters(), entry.row());
  }
}
