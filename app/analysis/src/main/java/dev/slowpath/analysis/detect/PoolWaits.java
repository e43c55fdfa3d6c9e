package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.marks.Marks;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Bound;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.model.bottleneck.Where;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.endpoint.TimeKind;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Requests that wait for a connection of a pool, as the spans of the wait measured it.
final class PoolWaits implements Detector {
  /// Less than this share of its endpoint's time is not why the endpoint is slow.
  private static final double SHARE_OF_ENDPOINT = 0.1;

  /// A mean wait below this is the price of any pool, in ms.
  private static final double WORTH_MENDING_MS = 5;

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
  public List<Bottleneck> detect(Linked linked) {
    TraceSet traces = linked.traces();
    Map<Integer, EndpointKey> endpointOf = new HashMap<>();
    linked
        .requests()
        .byEndpoint()
        .forEach((key, entries) -> entries.forEach(entry -> endpointOf.put(entry, key)));
    Map<Place, List<Taken>> waits = new TreeMap<>();
    for (int span = 0; span < traces.size(); span++) {
      int request = linked.requests().requestOf(span);
      EndpointKey endpoint = endpointOf.get(request);
      if (endpoint != null
          && span != request
          && Marks.usual().kind(traces, span) == TimeKind.WAIT) {
        Place place = new Place(endpoint, traces.firstOf(span, POOL).orElse(""));
        long ns = traces.durationNs(span);
        waits
            .computeIfAbsent(place, absent -> new ArrayList<>())
            .add(new Taken(request, traces.weight(request), 1, ns, ns / 1e6, span));
      }
    }
    List<Bottleneck> found = new ArrayList<>();
    waits.forEach((place, taken) -> {
      Accusation accusation = accusation(place, taken);
      if (isWorthMending(linked, place, accusation)) {
        Where where = Where.resource(place.endpoint(), "pool " + place.pool());
        found.add(accusation.at(linked, place.endpoint(), where, List.of()));
      }
    });
    return found;
  }

  private static Accusation accusation(Place place, List<Taken> taken) {
    double meanMs = taken.stream().mapToDouble(Taken::removableMs).average().orElseThrow();
    return new Accusation(
        new Cause.PoolWait(place.pool(), meanMs),
        new Proof.Proved(),
        Bound.Formula.WHOLE_WAIT,
        taken);
  }

  private static boolean isWorthMending(Linked linked, Place place, Accusation accusation) {
    TraceSet traces = linked.traces();
    List<Integer> entries =
        linked.requests().byEndpoint().getOrDefault(place.endpoint(), List.of());
    double wallMs =
        entries.stream().mapToDouble(at -> traces.weight(at) * traces.durationNs(at)).sum() / 1e6;
    double requests = entries.stream().mapToDouble(traces::weight).sum();
    return accusation.totalMs() / requests >= WORTH_MENDING_MS
        && accusation.totalMs() >= SHARE_OF_ENDPOINT * wallMs;
  }
}
