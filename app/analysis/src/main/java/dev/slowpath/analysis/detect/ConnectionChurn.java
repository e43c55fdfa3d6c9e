package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.analysis.policy.Threshold;
import dev.slowpath.analysis.retime.Edits;
import dev.slowpath.model.bottleneck.Bound;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.model.bottleneck.Where;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Requests that make a connection of their own, as the spans of connecting measured it.
final class ConnectionChurn implements Detector {
  @Override
  public List<Suspect> detect(Linked linked, Policy policy) {
    TraceSet traces = linked.traces();
    Map<EndpointKey, List<Integer>> connects = new TreeMap<>();
    linked
        .requests()
        .spansOf((endpoint, span) -> {
          // A handshake inside is a part of the connecting around it.
          if (linked.marks().connects(span) && !linked.marks().connects(traces.parent(span))) {
            connects.computeIfAbsent(endpoint, absent -> new ArrayList<>()).add(span);
          }
        });
    List<Suspect> found = new ArrayList<>();
    connects.forEach((key, spans) -> suspect(linked, policy, key, spans).ifPresent(found::add));
    return found;
  }

  private static Optional<Suspect> suspect(
      Linked linked, Policy policy, EndpointKey key, List<Integer> spans) {
    TraceSet traces = linked.traces();
    List<Integer> entries = linked.requests().byEndpoint().getOrDefault(key, List.of());
    Set<Integer> making = new HashSet<>();
    Edits.Builder edits = Edits.builder();
    for (int span : spans) {
      making.add(linked.requests().requestOf(span));
      edits.remove(span);
    }
    double meanMs = Wall.ms(traces, spans) / Wall.count(traces, making);
    boolean isUsual =
        Wall.count(traces, making)
            >= policy.at(Threshold.CHURN_REQUESTS, key) * Wall.count(traces, entries);
    if (!isUsual
        || meanMs < policy.at(Threshold.CHURN_MS, key)
        || Wall.ms(traces, spans)
            < policy.at(Threshold.CHURN_SHARE, key) * Wall.ms(traces, entries)) {
      return Optional.empty();
    }
    return Optional.of(
        new Suspect(
            new Cause.ConnectionChurn(
                Wall.count(traces, spans) / Wall.count(traces, making), meanMs),
            Where.resource(key, "connecting"),
            new Proof.Proved(),
            Bound.Formula.CONNECTING,
            spans,
            edits.build(),
            List.of(),
            Optional.empty(),
            Double.NaN));
  }
}
