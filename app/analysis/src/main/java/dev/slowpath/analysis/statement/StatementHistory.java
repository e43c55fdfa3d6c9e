package dev.slowpath.analysis.statement;

import dev.slowpath.model.statement.Counter;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The work between the first and the last of several snapshots of one server, summed over each two
/// that follow one another: what an entry did before it was evicted, or before the counters were
/// reset, is kept as far as any snapshot saw it.
public final class StatementHistory {
  private StatementHistory() {}

  /// Whether two snapshots may be of one server, the earlier one first. They are not when the later
  /// one names a start of counting that lies before the earlier one and is not the one it named, or
  /// when no entry of one is in the other although nothing was reset.
  public static boolean mayBeOneServer(StatementSnapshot earlier, StatementSnapshot later) {
    Instant at = earlier.at();
    if (at == null || later.at() == null) {
      return true;
    }
    if (Successors.isUpgrade(earlier, later)) {
      return Successors.meet(earlier, later);
    }
    if (isOther(earlier.statsReset(), later.statsReset(), at)) {
      return false;
    }
    EntriesByKey before = new EntriesByKey(earlier.entries());
    boolean anyShared = earlier.entries().isEmpty() || later.entries().isEmpty();
    for (StatementEntry entry : later.entries()) {
      StatementEntry was = before.take(entry.key());
      if (was != null && isOther(was.statsSince(), entry.statsSince(), at)) {
        return false;
      }
      anyShared |= was != null;
    }
    return anyShared || later.statsReset() != null || later.deallocations() > 0;
  }

  private static boolean isOther(@Nullable Instant was, @Nullable Instant is, Instant at) {
    return was != null && is != null && !was.equals(is) && is.isBefore(at);
  }

  /// The work over all snapshots, the earliest first; two or more.
  public static StatementWindow of(List<StatementSnapshot> snapshots) {
    StatementWindow whole = StatementDifference.between(snapshots.get(0), snapshots.get(1));
    for (int at = 2; at < snapshots.size(); at++) {
      StatementSnapshot before = snapshots.get(at - 1);
      StatementWindow then = StatementDifference.between(before, snapshots.get(at));
      StatementWindow first =
          Successors.isUpgrade(before, snapshots.get(at)) ? renamed(whole, then) : whole;
      whole = joined(first, then);
    }
    return whole;
  }

  /// The window before an upgrade under the keys that its entries have after it.
  private static StatementWindow renamed(StatementWindow first, StatementWindow then) {
    Map<StatementKey, StatementKey> next = Successors.of(first, then);
    List<StatementWindow.Step> steps = new ArrayList<>();
    first.steps().forEach(step -> steps.add(step.under(next)));
    return new StatementWindow(
        first.basis(),
        first.from(),
        first.to(),
        first.changes().stream()
            .map(change -> change.under(next.getOrDefault(change.key(), change.key())))
            .toList(),
        first.evicted(),
        first.lostEntries(),
        first.evictedMs(),
        first.databaseMs(),
        steps,
        first.server());
  }

  private static StatementWindow joined(StatementWindow first, StatementWindow then) {
    Map<StatementKey, StatementChange> sum = new HashMap<>();
    first.changes().forEach(change -> sum.put(change.key(), change));
    for (StatementChange change : then.changes()) {
      sum.merge(change.key(), change, StatementHistory::joined);
    }
    boolean lossless = then.basis() == Basis.DIFFERENCE || then.from() == null;
    List<StatementWindow.Step> steps = new ArrayList<>(first.steps());
    steps.addAll(then.steps());
    return new StatementWindow(
        first.basis(),
        Optional.ofNullable(first.from()).orElse(then.from()),
        then.to(),
        StatementFigure.LOAD.largestFirst(
            sum.values().stream().map(change -> lossless ? change : atLeast(change)).toList()),
        gone(first, then),
        first.lostEntries() < 0 || then.lostEntries() < 0
            ? -1
            : first.lostEntries() + then.lostEntries(),
        first.evictedMs() + then.evictedMs(),
        first.databaseMs() + then.databaseMs(),
        steps,
        then.server());
  }

  private static List<StatementEntry> gone(StatementWindow first, StatementWindow then) {
    Set<StatementKey> there = new HashSet<>();
    then.changes().forEach(change -> there.add(change.key()));
    List<StatementEntry> evicted = new ArrayList<>(first.evicted());
    evicted.addAll(then.evicted());
    evicted.removeIf(entry -> there.contains(entry.key()));
    return evicted.stream().sorted(Comparator.comparing(StatementEntry::key)).toList();
  }

  private static StatementChange joined(StatementChange first, StatementChange then) {
    boolean isBound = isBound(first.verdict()) || isBound(then.verdict());
    // Later as new: it was evicted and came back, or its first work lies before the first window.
    Verdict least =
        isBound || then.verdict() == Verdict.NEW ? Verdict.LOWER_BOUND : first.verdict();
    boolean isAtMost =
        first.verdict() == Verdict.UPPER_BOUND || then.verdict() == Verdict.UPPER_BOUND;
    Verdict verdict = isAtMost ? Verdict.UPPER_BOUND : least;
    return new StatementChange(
        then.key(),
        then.text(),
        verdict,
        first.work().plus(then.work()),
        Spread.together(
            first.work().orZero(Counter.CALLS),
            first.work().orZero(Counter.TOTAL_EXEC_MS),
            first.deviationMs(),
            then.work(),
            then.deviationMs()),
        then.latest(),
        then.row());
  }

  private static StatementChange atLeast(StatementChange change) {
    return new StatementChange(
        change.key(),
        change.text(),
        Verdict.LOWER_BOUND,
        change.work(),
        change.deviationMs(),
        change.latest(),
        change.row());
  }

  private static boolean isBound(Verdict verdict) {
    return switch (verdict) {
      case RESET, LOWER_BOUND, LOGGED -> true;
      case CONTINUING, NEW, UPPER_BOUND, TOTAL -> false;
    };
  }
}
