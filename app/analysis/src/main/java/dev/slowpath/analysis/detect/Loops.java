package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.StatementUse;
import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Statements that run in turns: one loop in the code repeats them all, so that one change mends
/// them all (what Sentry calls MN+1).
final class Loops {
  /// A pattern of more statements than this is a request, not a loop.
  private static final int MOST = 7;

  /// Two run in turns where at least this share of neighbours differ.
  private static final double IN_TURNS = 0.9;

  private Loops() {}

  /// The other statements of the loop that repeats one, as the request with most repeats shows it.
  static List<Evidence> of(Linked linked, StatementUse repeated) {
    StatementUse.InRequest most =
        repeated.perRequest().stream()
            .max(Comparator.comparingDouble(StatementUse.InRequest::count))
            .orElseThrow();
    List<Evidence> loop = new ArrayList<>();
    for (StatementUse other : linked.uses()) {
      boolean isOther =
          !other.statement().equals(repeated.statement())
              && other.endpoint().equals(repeated.endpoint())
              && !other.statement().managesSession();
      if (isOther) {
        inSame(other, most)
            .filter(one -> inTurns(linked.traces(), most.spans(), one.spans()))
            .map(one -> evidence(linked.traces(), other, one))
            .ifPresent(loop::add);
      }
    }
    return loop.size() > MOST ? List.of() : loop;
  }

  private static Optional<StatementUse.InRequest> inSame(
      StatementUse other, StatementUse.InRequest most) {
    return other.perRequest().stream()
        .filter(one -> one.request() == most.request())
        .filter(one -> Math.abs(one.count() - most.count()) <= 1)
        .findFirst();
  }

  private static boolean inTurns(TraceSet traces, List<Integer> some, List<Integer> others) {
    List<Integer> all = new ArrayList<>(some);
    all.addAll(others);
    all.sort(Comparator.comparingLong(traces::startNs).thenComparing(Comparator.naturalOrder()));
    Set<Integer> first = new HashSet<>(some);
    int turns = 0;
    for (int at = 1; at < all.size(); at++) {
      turns += first.contains(all.get(at)) != first.contains(all.get(at - 1)) ? 1 : 0;
    }
    return some.size() > 1 && turns >= IN_TURNS * (all.size() - 1);
  }

  private static Evidence evidence(
      TraceSet traces, StatementUse other, StatementUse.InRequest one) {
    return new Evidence.SameLoop(
        traces.locator(one.spans().getFirst()),
        Evidence.Join.FOUND,
        other.statement().text(),
        one.count());
  }
}
