package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Bound;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Cost;
import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.model.bottleneck.Where;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A cause and the time it takes in the requests of an endpoint: all that is needed for a
/// bottleneck whose outermost witness are spans.
record Accusation(Cause cause, Proof proof, Bound.Formula formula, List<Taken> taken) {

  Accusation {
    taken = List.copyOf(taken);
  }

  /// The bottleneck at a place.
  ///
  /// @param witnesses beside the spans
  Bottleneck at(Linked linked, EndpointKey endpoint, Where where, List<Evidence> witnesses) {
    TraceSet traces = linked.traces();
    List<Integer> entries = linked.requests().byEndpoint().getOrDefault(endpoint, List.of());
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(spans(traces));
    evidence.addAll(witnesses);
    return new Bottleneck(
        Identity.of(where),
        cause,
        where,
        cost(linked, entries.stream().mapToDouble(traces::weight).sum()),
        bound(traces, entries),
        proof,
        evidence);
  }

  double totalMs() {
    return taken.stream().mapToDouble(one -> one.weight() * one.totalNs()).sum() / 1e6;
  }

  private double count() {
    return taken.stream().mapToDouble(one -> one.weight() * one.count()).sum();
  }

  private Cost cost(Linked linked, double requests) {
    return new Cost(
        totalMs() / 1e3 / linked.seconds(),
        Double.NaN,
        Cost.Whole.REQUESTS,
        totalMs(),
        totalMs() / requests,
        count(),
        Cost.Basis.MEASURED);
  }

  private Bound bound(TraceSet traces, List<Integer> entries) {
    Map<Integer, Double> removable = new HashMap<>();
    taken.forEach(one -> removable.merge(one.request(), one.removableMs(), Double::sum));
    return Bounds.of(traces, entries, entry -> removable.getOrDefault(entry, 0.0), formula);
  }

  private Evidence spans(TraceSet traces) {
    Taken worst = taken.stream().max(Comparator.comparingLong(Taken::totalNs)).orElseThrow();
    double requests = taken.stream().mapToDouble(Taken::weight).sum();
    return new Evidence.Spans(
        traces.locator(worst.span()), Evidence.Join.FOUND, count(), totalMs(), requests);
  }
}
