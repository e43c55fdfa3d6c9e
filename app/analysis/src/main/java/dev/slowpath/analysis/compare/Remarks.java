package dev.slowpath.analysis.compare;

import dev.slowpath.analysis.compare.EndpointChange.SpentChange;
import dev.slowpath.model.bottleneck.Lever;
import dev.slowpath.model.endpoint.EndpointKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Looks behind a verdict: where what was gained or lost came from.
final class Remarks {
  private static final double MORE_QUERIES = 1.05;
  private static final double MORE_ERRORS = 0.01;

  private static final Comparator<SpentChange> BY_DIFFERENCE =
      Comparator.<SpentChange>comparingDouble(Remarks::ms).thenComparing(SpentChange::on);

  private final List<BottleneckChange> bottlenecks;

  Remarks(List<BottleneckChange> bottlenecks) {
    this.bottlenecks = bottlenecks;
  }

  List<Remark> of(
      Optional<EndpointSide> before,
      Optional<EndpointSide> after,
      Verdict verdict,
      List<SpentChange> ledger) {
    if (before.isEmpty() || after.isEmpty()) {
      return List.of();
    }
    EndpointSide first = before.get();
    EndpointSide second = after.get();
    List<BottleneckChange> mended = mended(first.key());
    Optional<SpentChange> fell = ledger.stream().min(BY_DIFFERENCE).filter(one -> ms(one) < 0);
    Optional<SpentChange> rose = ledger.stream().max(BY_DIFFERENCE).filter(one -> ms(one) > 0);
    List<Remark> remarks = new ArrayList<>();
    if (verdict == Verdict.IMPROVED) {
      fell.ifPresent(one -> remarks.add(gained(one, ledger, mended)));
    }
    if (verdict == Verdict.REGRESSED) {
      rose.ifPresent(one -> remarks.add(new Remark.LostOn(one.on(), ms(one), share(one, ledger))));
    }
    double was = first.queries().mean();
    double is = second.queries().mean();
    if (verdict != Verdict.REGRESSED && is > was * MORE_QUERIES && is - was >= 0.5) {
      fell.ifPresent(one -> remarks.add(new Remark.MoreQueries(was, is, one.on(), -ms(one))));
    }
    if (verdict == Verdict.NO_CHANGE && !mended.isEmpty()) {
      remarks.add(new Remark.CodeChange(mended.size()));
    }
    if (second.errors().mean() - first.errors().mean() > MORE_ERRORS) {
      remarks.add(new Remark.MoreErrors(first.errors().mean(), second.errors().mean()));
    }
    return remarks;
  }

  private static double ms(SpentChange change) {
    return change.difference().value();
  }

  /// Its part of all that changed in its direction.
  private static double share(SpentChange one, List<SpentChange> ledger) {
    double all =
        ledger.stream()
            .mapToDouble(Remarks::ms)
            .filter(ms -> Math.signum(ms) == Math.signum(ms(one)))
            .sum();
    return ms(one) / all;
  }

  private static Remark gained(
      SpentChange fell, List<SpentChange> ledger, List<BottleneckChange> mended) {
    Set<Spent> expected = new TreeSet<>();
    mended.forEach(
        one -> expected.addAll(spentOn(one.before().orElseThrow().bottleneck().cause().lever())));
    return expected.isEmpty() || expected.contains(fell.on())
        ? new Remark.GainedOn(fell.on(), -ms(fell), share(fell, ledger))
        : new Remark.GainedElsewhere(List.copyOf(expected), fell.on(), -ms(fell));
  }

  private List<BottleneckChange> mended(EndpointKey endpoint) {
    return bottlenecks.stream()
        .filter(one -> one.fate() == Fate.GONE || one.fate() == Fate.BETTER)
        .filter(one -> endpoint.equals(one.before().orElseThrow().bottleneck().where().endpoint()))
        .toList();
  }

  /// Where a bottleneck of a lever has its time.
  private static Set<Spent> spentOn(Lever lever) {
    return switch (lever) {
      case DATABASE_QUERIES, MIGRATION -> Set.of(Spent.DATABASE);
      case CACHING -> Set.of(Spent.DATABASE, Spent.HTTP, Spent.CACHE);
      case ASYNC_IO -> Set.of(Spent.HTTP, Spent.OWN);
      case CONNECTION_POOLING -> Set.of(Spent.WAIT, Spent.DATABASE);
      case APPLICATION_SERVER -> Set.of(Spent.QUEUE, Spent.OWN);
      case SERIALISATION -> Set.of(Spent.SERIALISATION, Spent.OWN);
      case CODE -> Set.of(Spent.OWN, Spent.SERIALISATION);
    };
  }
}
