package dev.slowpath.analysis.tail;

import dev.slowpath.analysis.latency.Latencies;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.path.CriticalPath;
import dev.slowpath.analysis.path.Step;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Sets the slowest twentieth of the requests of every endpoint against the quicker half.
public final class SlowTails {
  private static final Comparator<SlowTail.Difference> LARGEST =
      Comparator.<SlowTail.Difference>comparingDouble(one -> one.usualMs() - one.slowMs())
          .thenComparing(SlowTail.Difference::step);

  private final Linked linked;
  private final TraceSet traces;

  private SlowTails(Linked linked) {
    this.linked = linked;
    traces = linked.traces();
  }

  /// Of every endpoint with enough requests for a p95, by what its slow requests take more in all.
  public static List<SlowTail> of(Linked linked) {
    SlowTails tails = new SlowTails(linked);
    List<SlowTail> all = new ArrayList<>();
    linked
        .requests()
        .byEndpoint()
        .forEach((key, entries) -> {
          if (entries.size() >= Latencies.ENOUGH_FOR_P95) {
            all.add(tails.tail(key, entries));
          }
        });
    all.sort(
        Comparator.<SlowTail>comparingDouble(one -> one.slow() * (one.usualMs() - one.slowMs()))
            .thenComparing(SlowTail::endpoint));
    return all;
  }

  /// Of one endpoint; empty where it has too few requests for a p95.
  public static Optional<SlowTail> at(Linked linked, EndpointKey key) {
    List<Integer> entries = linked.requests().byEndpoint().getOrDefault(key, List.of());
    return entries.size() < Latencies.ENOUGH_FOR_P95
        ? Optional.empty()
        : Optional.of(new SlowTails(linked).tail(key, entries));
  }

  private SlowTail tail(EndpointKey key, List<Integer> entries) {
    List<Integer> byDuration = new ArrayList<>(entries);
    byDuration.sort(
        Comparator.<Integer>comparingLong(traces::durationNs)
            .thenComparing(Comparator.naturalOrder()));
    int n = byDuration.size();
    List<Integer> usual = byDuration.subList(0, (n + 1) / 2);
    List<Integer> slow = byDuration.subList((int) Math.ceil(0.95 * n - 1e-9) - 1, n);
    Map<Step, Double> usually = perRequest(usual);
    Map<Step, Double> slowly = perRequest(slow);
    Map<Step, SlowTail.Difference> differences = new TreeMap<>();
    for (Map<Step, Double> either : List.of(usually, slowly)) {
      for (Step step : either.keySet()) {
        differences.put(
            step,
            new SlowTail.Difference(
                step, usually.getOrDefault(step, 0.0), slowly.getOrDefault(step, 0.0)));
      }
    }
    return new SlowTail(
        key,
        n,
        slow.size(),
        meanMs(usual),
        meanMs(slow),
        differences.values().stream().sorted(LARGEST).toList(),
        Traits.of(traces, entries, slow));
  }

  private double meanMs(List<Integer> entries) {
    return entries.stream().mapToLong(traces::durationNs).average().orElse(Double.NaN) / 1e6;
  }

  /// Mean time of each step on the critical path.
  private Map<Step, Double> perRequest(List<Integer> entries) {
    Map<Step, Double> sums = new TreeMap<>();
    for (int entry : entries) {
      for (CriticalPath.Section section : CriticalPath.ofRequest(linked, entry)) {
        sums.merge(
            Step.of(traces, section.span()),
            (section.endNs() - section.startNs()) / 1e6 / entries.size(),
            Double::sum);
      }
    }
    return sums;
  }
}
