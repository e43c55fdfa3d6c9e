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
import dev.slowpath.model.endpoint.TimeKind;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Requests that wait for a connection of a pool, as the spans of the wait measured it.
final class PoolWaits implements Detector {
  private static final List<String> POOL =
      List.of("db.client.connection.pool.name", "pool.name", "db.client.connections.pool.name");

  /// A pool, as seen from an endpoint.
  private record Place(EndpointKey endpoint, String pool) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byEndpoint = endpoint.compareTo(other.endpoint);
      return byEndpoint != 0 ? byEndpoint : pool.compareTo(other.pool);
    }
  }

  @Override
  public List<Suspect> detect(Linked linked, Policy policy) {
    TraceSet traces = linked.traces();
    Map<Place, List<Integer>> waits = new TreeMap<>();
    linked
        .requests()
        .spansOf((endpoint, span) -> {
          if (linked.kind(span) == TimeKind.WAIT) {
            Place place = new Place(endpoint, traces.firstOf(span, POOL).orElse(""));
            waits.computeIfAbsent(place, absent -> new ArrayList<>()).add(span);
          }
        });
    List<Suspect> found = new ArrayList<>();
    waits.forEach((place, spans) -> {
      if (isWorthMending(linked, policy, place, spans)) {
        found.add(suspect(linked, place, spans));
      }
    });
    return found;
  }

  private static Suspect suspect(Linked linked, Place place, List<Integer> spans) {
    Map<Integer, Double> byRequest = new TreeMap<>();
    Edits.Builder edits = Edits.builder();
    for (int span : spans) {
      double ms = linked.traces().durationNs(span) / 1e6;
      byRequest.merge(linked.requests().requestOf(span), ms, Double::sum);
      edits.remove(span);
    }
    TraceSet traces = linked.traces();
    double waiting = Wall.count(traces, byRequest.keySet());
    double all =
        Wall.count(
            traces, linked.requests().byEndpoint().getOrDefault(place.endpoint(), List.of()));
    double waitedMs =
        byRequest.entrySet().stream()
            .mapToDouble(one -> traces.weight(one.getKey()) * one.getValue())
            .sum();
    return new Suspect(
        new Cause.PoolWait(place.pool(), waitedMs / waiting, waiting / all),
        Where.resource(place.endpoint(), "pool " + place.pool()),
        new Proof.Proved(),
        Bound.Formula.WHOLE_WAIT,
        spans,
        edits.build(),
        List.of(),
        Optional.empty(),
        Double.NaN);
  }

  private static boolean isWorthMending(
      Linked linked, Policy policy, Place place, List<Integer> spans) {
    TraceSet traces = linked.traces();
    List<Integer> entries =
        linked.requests().byEndpoint().getOrDefault(place.endpoint(), List.of());
    double wallMs = Wall.ms(traces, entries);
    double waitedMs = Wall.ms(traces, spans);
    double requests = entries.stream().mapToDouble(traces::weight).sum();
    return waitedMs / requests >= policy.at(Threshold.POOL_MS, place.endpoint())
        && waitedMs >= policy.at(Threshold.POOL_SHARE, place.endpoint()) * wallMs;
  }
}
