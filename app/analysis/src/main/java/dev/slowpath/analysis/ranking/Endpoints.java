package dev.slowpath.analysis.ranking;

import dev.slowpath.analysis.latency.Latencies;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.Queued;
import dev.slowpath.analysis.link.Requests;
import dev.slowpath.analysis.path.TimeByKind;
import dev.slowpath.model.endpoint.Endpoint;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.endpoint.TimeKind;
import dev.slowpath.model.trace.TraceSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The latency table: every endpoint with its requests, exact percentiles, load, queries per
/// request and time by kind on the critical path.
public final class Endpoints {
  private static final Comparator<Endpoint> HEAVIEST =
      Comparator.<Endpoint>comparingDouble(endpoint -> -endpoint.totalMs())
          .thenComparing(Endpoint::key);

  private final TraceSet traces;
  private final Linked linked;
  private final double seconds;
  private final Map<Integer, Double> queries;

  private Endpoints(Linked linked) {
    traces = linked.traces();
    seconds = linked.loadSeconds();
    queries = queries(linked);
    this.linked = linked;
  }

  /// All endpoints, the one with the most time in all first.
  public static List<Endpoint> of(Linked linked) {
    Endpoints endpoints = new Endpoints(linked);
    Requests requests = linked.requests();
    return requests.byEndpoint().entrySet().stream()
        .map(entry -> endpoints.endpoint(entry.getKey(), entry.getValue()))
        .sorted(HEAVIEST)
        .toList();
  }

  /// Queries of each request that made any; statements that manage the session are none.
  private static Map<Integer, Double> queries(Linked linked) {
    Map<Integer, Double> queries = new HashMap<>();
    linked.uses().stream()
        .filter(use -> !use.statement().managesSession())
        .flatMap(use -> use.perRequest().stream())
        .forEach(one -> queries.merge(one.request(), one.count(), Double::sum));
    return queries;
  }

  private Endpoint endpoint(EndpointKey key, List<Integer> entries) {
    double[] durations = new double[entries.size()];
    double[] weights = new double[entries.size()];
    double[] counts = new double[entries.size()];
    double total = 0;
    double requests = 0;
    double errors = 0;
    Map<TimeKind, Double> byKind = new EnumMap<>(TimeKind.class);
    for (int at = 0; at < entries.size(); at++) {
      int entry = entries.get(at);
      durations[at] = traces.durationNs(entry) / 1e6;
      weights[at] = traces.weight(entry);
      counts[at] = queries.getOrDefault(entry, 0.0);
      requests += weights[at];
      total += durations[at] * weights[at];
      errors += traces.failed(entry) ? weights[at] : 0;
      addKinds(entry, byKind);
    }
    double all = requests;
    byKind.replaceAll((kind, sum) -> sum / all);
    var perRequest = Latencies.of(counts, weights);
    return new Endpoint(
        key,
        requests,
        errors,
        Latencies.of(durations, weights),
        Queued.sinceSent(traces, entries),
        total,
        total / 1e3 / seconds,
        new Endpoint.Queries(perRequest.p50Ms(), perRequest.meanMs(), perRequest.maxMs()),
        byKind);
  }

  private void addKinds(int entry, Map<TimeKind, Double> byKind) {
    double weight = traces.weight(entry);
    TimeByKind.ofRequest(linked, entry)
        .forEach((kind, ms) -> byKind.merge(kind, ms * weight, Double::sum));
  }
}
