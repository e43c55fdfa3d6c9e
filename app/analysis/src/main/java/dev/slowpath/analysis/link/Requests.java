package dev.slowpath.analysis.link;

import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The requests of a trace set: entry spans, the endpoint each belongs to, and for every span the
/// request whose work it is.
///
/// A span is an entry when it serves a call (SERVER, CONSUMER) and its parent is not in the same
/// service; or when it is a root that calls nobody itself (a batch job); or any root of a trace
/// that has no such span.
public final class Requests {
  private static final List<String> METHOD = List.of("http.request.method", "http.method");

  private final TraceSet traces;
  private final int[] requestOf;
  private final Map<EndpointKey, List<Integer>> byEndpoint = new TreeMap<>();
  private final @Nullable EndpointKey[] endpoints;

  private Requests(TraceSet traces, Optional<TimeRange> window) {
    this.traces = traces;
    requestOf = new int[traces.size()];
    Arrays.fill(requestOf, -2);
    for (int trace = 0; trace < traces.traces(); trace++) {
      markEntries(trace);
      for (int span = traces.first(trace); span < traces.end(trace); span++) {
        resolve(span);
      }
    }
    for (int span = 0; span < traces.size(); span++) {
      long start = traces.startNs(span);
      if (requestOf[span] == span && window.map(range -> range.contains(start)).orElse(true)) {
        byEndpoint.computeIfAbsent(endpointOf(span), absent -> new ArrayList<>()).add(span);
      }
    }
    endpoints = byEntry();
  }

  private @Nullable EndpointKey[] byEntry() {
    @Nullable EndpointKey[] keys = new EndpointKey[traces.size()];
    byEndpoint.forEach((key, entries) -> entries.forEach(entry -> keys[entry] = key));
    return keys;
  }

  /// The requests of a trace set.
  ///
  /// @param window only requests that start in it; empty for all
  public static Requests of(TraceSet traces, Optional<TimeRange> window) {
    return new Requests(traces, window);
  }

  private Requests(Requests all, Predicate<EndpointKey> keep) {
    traces = all.traces;
    requestOf = all.requestOf;
    all.byEndpoint.forEach((key, entries) -> {
      if (keep.test(key)) {
        byEndpoint.put(key, entries);
      }
    });
    endpoints = byEntry();
  }

  /// The same with the requests of some endpoints only.
  Requests narrowed(Predicate<EndpointKey> keep) {
    return new Requests(this, keep);
  }

  private Requests(Requests all, BitSet left) {
    traces = all.traces;
    requestOf = all.requestOf.clone();
    left.stream().forEach(entry -> requestOf[entry] = -1);
    all.byEndpoint.forEach((key, entries) -> {
      List<Integer> kept = entries.stream().filter(entry -> !left.get(entry)).toList();
      if (!kept.isEmpty()) {
        byEndpoint.put(key, kept);
      }
    });
    endpoints = byEntry();
  }

  /// The same without some entry spans, which then belong to no request.
  Requests without(BitSet entries) {
    return new Requests(this, entries);
  }

  private void markEntries(int trace) {
    boolean any = false;
    for (int span = traces.first(trace); span < traces.end(trace); span++) {
      if (serves(span)) {
        requestOf[span] = span;
        any = true;
      }
    }
    for (int span = traces.first(trace); span < traces.end(trace); span++) {
      if (traces.parent(span) < 0 && (!any || isWork(span))) {
        requestOf[span] = span;
      }
    }
  }

  /// A root that is somebody's own work (a batch job), not the caller's side of a call, and no
  /// fragment whose parent is missing.
  private boolean isWork(int span) {
    return traces.parentId(span) == 0
        && traces.kind(span) != SpanKind.CLIENT
        && traces.kind(span) != SpanKind.PRODUCER;
  }

  private boolean serves(int span) {
    boolean entryKind =
        traces.kind(span) == SpanKind.SERVER || traces.kind(span) == SpanKind.CONSUMER;
    int parent = traces.parent(span);
    return entryKind && (parent < 0 || !traces.service(parent).equals(traces.service(span)));
  }

  /// Climbs to the nearest known ancestor, then writes the answer down the way it came.
  private void resolve(int span) {
    int at = span;
    while (at >= 0 && requestOf[at] == -2) {
      at = traces.parent(at);
    }
    int answer = at < 0 ? -1 : requestOf[at];
    for (int back = span; back >= 0 && requestOf[back] == -2; back = traces.parent(back)) {
      requestOf[back] = answer;
    }
  }

  /// The endpoint that an entry span belongs to.
  public EndpointKey endpointOf(int span) {
    String service = traces.service(span);
    String route = traces.attribute(span, "http.route");
    Optional<String> method = traces.firstOf(span, METHOD);
    if (route != null && method.isPresent()) {
      return new EndpointKey(service, method.get() + " " + route);
    }
    return new EndpointKey(service, traces.name(span));
  }

  public TraceSet traces() {
    return traces;
  }

  /// The entry spans of each endpoint, in the order of the trace set.
  public Map<EndpointKey, List<Integer>> byEndpoint() {
    return byEndpoint;
  }

  /// The endpoint of a request by its entry span; null for any other span, and for -1.
  public @Nullable EndpointKey endpoint(int entry) {
    return entry < 0 ? null : endpoints[entry];
  }

  /// What is done with each span below an entry span, in order.
  @FunctionalInterface
  public interface Visit {
    void span(EndpointKey endpoint, int span);
  }

  /// Visits every span below the entry span of a request, with the endpoint of that.
  public void spansOf(Visit visit) {
    for (int span = 0; span < requestOf.length; span++) {
      EndpointKey endpoint = endpoint(requestOf[span]);
      if (endpoint != null && requestOf[span] != span) {
        visit.span(endpoint, span);
      }
    }
  }

  /// The entry span whose work a span is; -1 for one that belongs to none.
  public int requestOf(int span) {
    return requestOf[span];
  }
}
