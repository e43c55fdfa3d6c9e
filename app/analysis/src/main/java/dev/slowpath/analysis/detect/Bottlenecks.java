package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.retime.Retiming;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Bound;
import dev.slowpath.model.bottleneck.Cost;
import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes bottlenecks of suspects: what each costs is its time on the critical path of its
/// endpoint's requests, what removing it gains at most is found by taking those requests again. A
/// suspect that is never on the path costs nothing and is none.
public final class Bottlenecks {
  private final Linked linked;
  private final TraceSet traces;
  private final double requestsMs;

  private Bottlenecks(Linked linked) {
    this.linked = linked;
    traces = linked.traces();
    requestsMs =
        linked.requests().byEndpoint().values().stream()
            .flatMap(List::stream)
            .mapToDouble(entry -> traces.weight(entry) * traces.durationNs(entry) / 1e6)
            .sum();
  }

  /// The bottlenecks among suspects, in their order.
  public static List<Bottleneck> of(Linked linked, List<Suspect> suspects) {
    Bottlenecks bottlenecks = new Bottlenecks(linked);
    Ledger ledger = Ledger.of(linked, suspects);
    List<Integer> numbers = IntStream.range(0, suspects.size()).boxed().toList();
    return linked
        .crew()
        .each(numbers, at -> bottlenecks.bottleneck(suspects.get(at), ledger.totalMs(at)))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Bottleneck> bottleneck(Suspect suspect, double totalMs) {
    if (suspect.stated().isPresent()) {
      Suspect.Stated stated = suspect.stated().get();
      return Optional.of(made(suspect, stated.cost(), stated.bound(), suspect.witnesses()));
    }
    if (!(totalMs > 0)) {
      return Optional.empty();
    }
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(spans(suspect));
    evidence.addAll(suspect.witnesses());
    return Optional.of(made(suspect, cost(suspect, totalMs), bound(suspect), evidence));
  }

  private static Bottleneck made(Suspect suspect, Cost cost, Bound bound, List<Evidence> evidence) {
    return new Bottleneck(
        suspect.id(), suspect.cause(), suspect.where(), cost, bound, suspect.proof(), evidence);
  }

  private List<Integer> entries(@Nullable EndpointKey endpoint) {
    return endpoint == null
        ? List.of()
        : linked.requests().byEndpoint().getOrDefault(endpoint, List.of());
  }

  private Cost cost(Suspect suspect, double totalMs) {
    double requests =
        entries(suspect.where().endpoint()).stream().mapToDouble(traces::weight).sum();
    return new Cost(
        totalMs / 1e3 / linked.loadSeconds(),
        totalMs / requestsMs,
        Cost.Whole.REQUESTS,
        totalMs,
        totalMs / requests,
        suspect.spans().stream().mapToDouble(traces::weight).sum(),
        Cost.Basis.MEASURED);
  }

  private Bound bound(Suspect suspect) {
    Retiming retiming = Retiming.of(traces, linked.tree(), suspect.edits());
    List<Integer> entries = entries(suspect.where().endpoint());
    return Bounds.of(traces, entries, retiming::durationNs, suspect.formula())
        .atLeast(suspect.surelyMs() / Wall.count(traces, entries));
  }

  /// The spans, shown where they take most: in the request with most of them in time, the longest.
  private Evidence spans(Suspect suspect) {
    Map<Integer, Double> byRequest = new HashMap<>();
    double totalMs = 0;
    for (int span : suspect.spans()) {
      int request = linked.requests().requestOf(span);
      double ms = traces.durationNs(span) / 1e6;
      byRequest.merge(request, ms, Double::sum);
      totalMs += traces.weight(request) * ms;
    }
    int most = Collections.max(byRequest.entrySet(), Map.Entry.comparingByValue()).getKey();
    double mostMs = byRequest.getOrDefault(most, 0.0);
    Comparator<Integer> longest =
        Comparator.<Integer>comparingLong(traces::durationNs)
            .thenComparing(Comparator.reverseOrder());
    return new Evidence.Spans(
        traces.locator(
            suspect.spans().stream()
                .filter(span ->
                    byRequest.getOrDefault(linked.requests().requestOf(span), 0.0) == mostMs)
                .max(longest)
                .orElseThrow()),
        Evidence.Join.FOUND,
        suspect.spans().stream().mapToDouble(traces::weight).sum(),
        totalMs,
        byRequest.keySet().stream().mapToDouble(traces::weight).sum());
  }
}
