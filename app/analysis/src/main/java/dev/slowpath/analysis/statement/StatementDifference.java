package dev.slowpath.analysis.statement;

import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.Counters;
import dev.slowpath.model.statement.StatementChange;
import dev.slowpath.model.statement.StatementChange.Verdict;
import dev.slowpath.model.statement.StatementEntry;
import dev.slowpath.model.statement.StatementSnapshot;
import dev.slowpath.model.statement.StatementWindow;
import dev.slowpath.model.statement.StatementWindow.Basis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The honest difference of two snapshots of `pg_stat_statements`: what may be subtracted is, entry
/// by entry with a verdict, and what may not is said.
///
/// `stats_since` (extension 1.11) proves that an entry continued. Without it an entry whose
/// counters all rose may still have been evicted and entered again when eviction passes happened in
/// between: then its difference is a lower bound. An entry that the earlier snapshot lacks is new
/// only if `stats_since` says so. A reset in between makes everything a count since the reset, and
/// so does an upgrade to another major version, which no counter survives.
public final class StatementDifference {
  private StatementDifference() {}

  /// All of one snapshot, since its counters began.
  public static StatementWindow totals(StatementSnapshot snapshot) {
    List<StatementChange> changes =
        StatementFigure.LOAD.largestFirst(
            snapshot.entries().stream().map(entry -> whole(entry, Verdict.TOTAL)).toList());
    return new StatementWindow(
        Basis.TOTALS,
        snapshot.statsReset(),
        snapshot.at(),
        changes,
        List.of(),
        -1,
        Double.NaN,
        Double.NaN,
        List.of(),
        snapshot.server());
  }

  /// The work between two snapshots of one server, the earlier one first.
  public static StatementWindow between(StatementSnapshot earlier, StatementSnapshot later) {
    boolean reset = wasReset(earlier, later) || Successors.isUpgrade(earlier, later);
    EntriesByKey before = new EntriesByKey(reset ? List.of() : earlier.entries());
    long passes = passes(earlier, later);
    List<StatementChange> changes = new ArrayList<>();
    for (StatementEntry entry : later.entries()) {
      StatementEntry then = before.take(entry.key());
      boolean isNew = reset || isSince(entry, earlier.at());
      changes.add(
          then == null && !isNew
              ? unknown(entry, earlier.at())
              : compare(then, entry, earlier.at(), passes));
    }
    List<StatementEntry> evicted = before.left();
    Basis basis = reset ? Basis.SINCE_RESET : Basis.DIFFERENCE;
    Instant resetAt = wasReset(earlier, later) ? later.statsReset() : null;
    Instant from = resetAt == null ? earlier.at() : resetAt;
    return new StatementWindow(
        basis,
        from,
        later.at(),
        StatementFigure.LOAD.largestFirst(changes),
        evicted,
        passes < 0 ? -1 : Math.max(evicted.size(), passes * 10),
        Lost.evictedMs(evicted, earlier, later.at()),
        Lost.databaseMs(earlier.server(), later.server()),
        List.of(new StatementWindow.Step(from, later.at(), basis, changes)),
        later.server());
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
    if (before == null) {
      return whole(now, Verdict.NEW);
    }
    if (now.statsSince() != null && before.statsSince() != null) {
      return now.statsSince().equals(before.statsSince())
          ? difference(before, now, Verdict.CONTINUING)
          : whole(now, isSince(now, since) ? Verdict.RESET : Verdict.LOWER_BOUND);
    }
    if (now.counters().fellSince(before.counters())) {
      return whole(now, Verdict.RESET);
    }
    return difference(before, now, passes > 0 ? Verdict.LOWER_BOUND : Verdict.CONTINUING);
  }

  private static StatementChange unknown(StatementEntry entry, @Nullable Instant since) {
    boolean isOlder = entry.statsSince() != null && since != null;
    return isOlder
        ? change(entry, Verdict.UPPER_BOUND, Counters.none(), Double.NaN)
        : whole(entry, Verdict.UPPER_BOUND);
  }

  private static boolean isSince(StatementEntry entry, @Nullable Instant instant) {
    return instant != null && entry.statsSince() != null && entry.statsSince().isAfter(instant);
  }

  private static StatementChange difference(
      StatementEntry before, StatementEntry now, Verdict verdict) {
    return change(
        now,
        verdict,
        now.counters().minus(before.counters()),
        Spread.between(before.counters(), now.counters()));
  }

  /// All that was counted of an entry.
  private static StatementChange whole(StatementEntry entry, Verdict verdict) {
    double deviation = entry.counters().orNaN(Counter.STDDEV_EXEC_MS);
    return change(entry, verdict, entry.counters().cumulativeOnly(), deviation);
  }

  private static StatementChange change(
      StatementEntry entry, Verdict verdict, Counters work, double deviationMs) {
    return new StatementChange(
        entry.key(), entry.text(), verdict, work, deviationMs, entry.counters(), entry.row());
  }
}
