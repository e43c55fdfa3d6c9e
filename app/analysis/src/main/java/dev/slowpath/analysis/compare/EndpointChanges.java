package dev.slowpath.analysis.compare;

import dev.slowpath.analysis.compare.EndpointChange.By;
import dev.slowpath.analysis.compare.EndpointChange.Means;
import dev.slowpath.analysis.compare.EndpointChange.Percentiles;
import dev.slowpath.analysis.compare.EndpointChange.Predicted;
import dev.slowpath.analysis.compare.EndpointChange.SpentChange;
import dev.slowpath.analysis.latency.Latencies;
import dev.slowpath.analysis.statistics.BlockBootstrap;
import dev.slowpath.analysis.statistics.BlockSums;
import dev.slowpath.analysis.statistics.Estimate;
import dev.slowpath.analysis.statistics.FalseDiscoveries;
import dev.slowpath.analysis.statistics.HodgesLehmann;
import dev.slowpath.analysis.statistics.Sample;
import dev.slowpath.analysis.whatif.Prediction;
import dev.slowpath.model.endpoint.EndpointKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Holds every endpoint of before against the same of after. Verdicts are given over all of them
/// together, so that many endpoints do not make for chance hits.
final class EndpointChanges {
  /// A verdict is of p95 where at least ten requests of each side lie beyond it, else of p50.
  static final int ENOUGH_FOR_P95 = 200;

  private static final Comparator<EndpointChange> ORDER =
      Comparator.comparing(EndpointChange::verdict)
          .thenComparingDouble(EndpointChanges::smallness)
          .thenComparing(EndpointChange::key);

  private final Side before;
  private final Side after;
  private final Map<EndpointKey, Predicted> predicted;
  private final Remarks remarks;

  private EndpointChanges(Side before, Side after, List<BottleneckChange> bottlenecks) {
    this.before = before;
    this.after = after;
    predicted = predicted(before, bottlenecks);
    remarks = new Remarks(bottlenecks);
  }

  static List<EndpointChange> of(
      Side before,
      Side after,
      Map<EndpointKey, EndpointKey> pairs,
      List<BottleneckChange> bottlenecks) {
    return new EndpointChanges(before, after, bottlenecks).all(pairs);
  }

  private static double smallness(EndpointChange change) {
    double ratio = change.decisive().value();
    return Double.isNaN(ratio) ? 1 : -Math.abs(Math.log(Math.max(ratio, 1e-9)));
  }

  private static Map<EndpointKey, Predicted> predicted(
      Side before, List<BottleneckChange> bottlenecks) {
    Map<EndpointKey, Predicted> predicted = new HashMap<>();
    List<String> removed =
        bottlenecks.stream()
            .filter(one -> one.fate() == Fate.GONE || one.fate() == Fate.BETTER)
            .flatMap(one -> one.before().stream())
            .map(one -> one.bottleneck().id())
            .toList();
    before
        .whatIf()
        .filter(any -> !removed.isEmpty())
        .ifPresent(whatIf -> {
          for (Prediction.Change one : whatIf.without(removed).endpoints()) {
            predicted.put(one.endpoint(), new Predicted(one.then(), one.sentThen()));
          }
        });
    return predicted;
  }

  /// What is known of an endpoint before its verdict.
  private record Measured(
      Optional<EndpointSide> first,
      Optional<EndpointSide> second,
      Percentiles service,
      Optional<Percentiles> sent,
      By by) {

    Estimate decisive() {
      Percentiles of = by.isSent() ? sent.orElse(Percentiles.UNKNOWN) : service;
      return by.isP95() ? of.p95() : of.p50();
    }
  }

  private List<EndpointChange> all(Map<EndpointKey, EndpointKey> pairs) {
    Map<EndpointKey, EndpointSide> byKey =
        after.endpoints().stream().collect(Collectors.toMap(EndpointSide::key, one -> one));
    List<Measured> measured = new ArrayList<>();
    for (EndpointSide one : before.endpoints()) {
      EndpointKey now = pairs.get(one.key());
      measured.add(measured(Optional.of(one), Optional.ofNullable(byKey.get(now))));
    }
    Set<EndpointKey> known = Set.copyOf(pairs.values());
    after.endpoints().stream()
        .filter(one -> !known.contains(one.key()))
        .forEach(one -> measured.add(measured(Optional.empty(), Optional.of(one))));
    double[] q =
        FalseDiscoveries.q(measured.stream().mapToDouble(one -> one.decisive().p()).toArray());
    List<EndpointChange> changes = new ArrayList<>();
    for (int at = 0; at < q.length; at++) {
      changes.add(change(measured.get(at), q[at]));
    }
    return sorted(changes);
  }

  /// In the order they are shown.
  static List<EndpointChange> sorted(List<EndpointChange> changes) {
    return changes.stream().sorted(ORDER).toList();
  }

  private static Measured measured(Optional<EndpointSide> first, Optional<EndpointSide> second) {
    if (first.isEmpty() || second.isEmpty()) {
      return new Measured(
          first, second, Percentiles.UNKNOWN, Optional.empty(), new By(false, false));
    }
    EndpointSide before = first.get();
    EndpointSide after = second.get();
    Optional<Percentiles> sent =
        before.hasSent() && after.hasSent()
            ? Optional.of(percentiles(before.sent(), after.sent()))
            : Optional.empty();
    boolean isP95 = Math.min(before.service().n(), after.service().n()) >= ENOUGH_FOR_P95;
    return new Measured(
        first,
        second,
        percentiles(before.service(), after.service()),
        sent,
        new By(sent.isPresent(), isP95));
  }

  private static Percentiles percentiles(Sample before, Sample after) {
    List<Estimate> all = BlockBootstrap.ratios(before, after, 0.5, 0.95, 0.99);
    long n = Math.min(before.n(), after.n());
    return new Percentiles(
        all.get(0),
        n < Latencies.ENOUGH_FOR_P95 ? Estimate.UNKNOWN : all.get(1),
        n < Latencies.ENOUGH_FOR_P99 ? Estimate.UNKNOWN : all.get(2),
        HodgesLehmann.shift(before, after));
  }

  private EndpointChange change(Measured one, double q) {
    EndpointKey key = one.second().or(one::first).orElseThrow().key();
    Verdict verdict = Verdict.of(one.decisive(), q);
    List<SpentChange> ledger = ledger(one);
    return new EndpointChange(
        key,
        one.first(),
        one.second(),
        one.service(),
        one.sent(),
        means(one),
        ledger,
        verdict,
        one.by(),
        q,
        verdict == Verdict.NOT_ENOUGH_DATA ? needed(one) : Optional.empty(),
        one.first().map(EndpointSide::key).map(predicted::get),
        remarks.of(one.first(), one.second(), verdict, ledger));
  }

  private Optional<EndpointChange.Needed> needed(Measured one) {
    if (one.first().isEmpty() || one.second().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Sufficiency.of(
            one.decisive(),
            new Sufficiency.Present(
                Math.min(one.first().get().service().n(), one.second().get().service().n()),
                Math.min(
                    one.first().get().service().blocks(), one.second().get().service().blocks()),
                Math.min(before.timing().seconds(), after.timing().seconds()))));
  }

  private static Means means(Measured one) {
    if (one.first().isEmpty() || one.second().isEmpty()) {
      return new Means(Estimate.UNKNOWN, Estimate.UNKNOWN, Estimate.UNKNOWN);
    }
    EndpointSide first = one.first().get();
    EndpointSide second = one.second().get();
    return new Means(
        BlockBootstrap.ratio(first.rate(), second.rate()),
        BlockBootstrap.ratio(first.queries(), second.queries()),
        BlockBootstrap.difference(first.errors(), second.errors()));
  }

  private static List<SpentChange> ledger(Measured one) {
    List<SpentChange> ledger = new ArrayList<>();
    if (one.first().isEmpty() || one.second().isEmpty()) {
      return ledger;
    }
    for (Spent on : Spent.values()) {
      BlockSums first = one.first().get().spent().get(on);
      BlockSums second = one.second().get().spent().get(on);
      boolean isComparable = on != Spent.QUEUE || one.by().isSent();
      if (first != null
          && second != null
          && isComparable
          && (first.mean() > 0 || second.mean() > 0)) {
        ledger.add(
            new SpentChange(
                on, first.mean(), second.mean(), BlockBootstrap.difference(first, second)));
      }
    }
    return ledger;
  }
}
