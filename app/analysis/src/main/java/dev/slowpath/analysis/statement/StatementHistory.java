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
  private static final Comparator<StatementChange> HEAVIEST =
      Comparator.<StatementChange>comparingDouble(
              change -> -change.work().orZero(Counter.TOTAL_EXEC_MS))
          .thenComparing(StatementChange::key);

  private StatementHistory() {}

  /// Whether two snapshots may be of one server, the earlier one first. They are not when the later
  /// one names a start of counting that lies before the earlier one and is not the one it named, or
  /// when no entry of one is in the other although nothing was reset.
  public static boolean mayBeOneServer(StatementSnapshot earlier, StatementSnapshot later) {
    Instant at = earlier.at();
    if (at == null || later.at() == null) {
      return true;
    }
    if (isOther(earlier.statsReset(), later.statsReset(), at)) {
      return false;
    }
    Map<StatementKey, StatementEntry> before = new HashMap<>();
    earlier.entries().forEach(entry -> before.put(entry.key(), entry));
    boolean anyShared = before.isEmpty() || later.entries().isEmpty();
    for (StatementEntry entry : later.entries()) {
      StatementEntry was = before.get(entry.key());
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
      whole = joined(whole, StatementDifference.between(snapshots.get(at - 1), snapshots.get(at)));
    }
    return whole;
  }

  private static StatementWindow joined(StatementWindow first, StatementWindow then) {
    Map<StatementKey, StatementChange> sum = new HashMap<>();
    first.changes().forEach(change -> sum.put(change.key(), change));
    for (StatementChange change : then.changes()) {
      sum.merge(change.key(), change, StatementHistory::joined);
    }
    Set<StatementKey> there = new HashSet<>();
    then.changes().forEach(change -> there.add(change.key()));
    List<StatementEntry> evicted = new ArrayList<>(first.evicted());
    evicted.addAll(then.evicted());
    evicted.removeIf(entry -> there.contains(entry.key()));
    boolean lossless = then.basis() == Basis.DIFFERENCE || then.from() == null;
    return new StatementWindow(
        first.basis(),
        Optional.ofNullable(first.from()).orElse(then.from()),
        then.to(),
        sum.values().stream()
            .map(change -> lossless ? change : atLeast(change))
            .sorted(HEAVIEST)
            .toList(),
        evicted.stream().sorted(Comparator.comparing(StatementEntry::key)).toList(),
        first.lostEntries() < 0 || then.lostEntries() < 0
            ? -1
            : first.lostEntries() + then.lostEntries());
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
        then.latest(),
        then.row());
  }

  private static StatementChange atLeast(StatementChange change) {
    return new StatementChange(
        change.key(),
        change.text(),
        Verdict.LOWER_BOUND,
        change.work(),
        change.latest(),
        change.row());
  }

  private static boolean isBound(Verdict verdict) {
    return switch (verdict) {
      case RESET, LOWER_BOUND -> true;
      case CONTINUING, NEW, UPPER_BOUND, TOTAL -> false;
    };
  }
}
