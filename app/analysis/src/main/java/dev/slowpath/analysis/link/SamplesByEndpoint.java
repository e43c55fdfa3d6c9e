package dev.slowpath.analysis.link;

import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;

/// CPU samples joined to requests: by the span that the sample names, where it names one; else by
/// thread and time, a sample belonging to the request whose entry span names its thread
/// (`thread.name`, `thread.id`) and covers its instant; else by the method on its stack that spans
/// name as the handler of one endpoint. Samples taken while the request was inside a database call,
/// an outgoing call or a wait are that call's, and left out.
///
/// A profile is of one process and does not say of which service. Where several processes have
/// threads of these names, it is the one with most threads of the same name and id; where that is
/// not one alone, nothing is joined, nor where a flight recording has none of the threads that
/// spans name and number (both number them as Java does; other profiles number them their own way).
/// Threads that serve several requests at once (an event loop) are not joined either.
///
/// Shapes: rows of one metric's samples by endpoint; what no request claims is `unlinked` or
/// `between`. Samples outside the asked time are in none of them.
public final class SamplesByEndpoint {
  private final Linked linked;
  private final TraceSet traces;
  private final Requests requests;
  private final Map<String, RequestThreads.Worked> byThread;
  private final Map<EndpointKey, List<Integer>> rows = new TreeMap<>();
  private final Map<EndpointKey, Evidence.Join> joins = new HashMap<>();
  private final List<Integer> unlinked = new ArrayList<>();
  private final List<Integer> between = new ArrayList<>();

  /// Joins samples.
  ///
  /// @param byThread the threads that served requests, by name
  SamplesByEndpoint(
      Linked linked,
      Profile profile,
      Samples samples,
      Map<String, RequestThreads.Worked> byThread,
      Handlers handlers) {
    this.linked = linked;
    this.byThread = byThread;
    traces = linked.traces();
    requests = linked.requests();
    Map<Long, Integer> spans = samples.hasSpans() ? spansById() : Map.of();
    for (int row = 0; row < samples.size(); row++) {
      long timeNs = samples.timeNs(row);
      if (!linked.asked().map(range -> range.contains(timeNs)).orElse(true)) {
        continue;
      }
      Integer span = spans.get(samples.spanId(row));
      if (span != null) {
        add(row, span, Evidence.Join.SAME_SPAN);
      } else {
        join(row, profile, samples);
      }
    }
    joinByHandler(profile, samples, handlers);
  }

  private void join(int row, Profile profile, Samples samples) {
    int thread = samples.thread(row);
    String name = thread < 0 ? "" : profile.threads().get(thread).name();
    RequestThreads.Worked worked = byThread.get(name);
    if (worked == null) {
      unlinked.add(row);
      return;
    }
    Optional<Integer> span = worked.at(samples.timeNs(row));
    span.ifPresentOrElse(
        of -> add(row, of, Evidence.Join.SAME_THREAD_AND_TIME), () -> between.add(row));
  }

  private void add(int row, int span, Evidence.Join join) {
    int request = requests.requestOf(span);
    EndpointKey endpoint = requests.endpoint(request);
    if (endpoint != null && !isCall(span, request)) {
      add(row, endpoint, join);
    }
  }

  private void add(int row, EndpointKey endpoint, Evidence.Join join) {
    rows.computeIfAbsent(endpoint, absent -> new ArrayList<>()).add(row);
    joins.merge(endpoint, join, (one, other) -> one.compareTo(other) < 0 ? other : one);
  }

  /// The spans of requests by their ids.
  private Map<Long, Integer> spansById() {
    Map<Long, Integer> spans = new HashMap<>();
    for (int span = 0; span < traces.size(); span++) {
      if (requests.endpoint(requests.requestOf(span)) != null) {
        spans.putIfAbsent(traces.spanId(span), span);
      }
    }
    return spans;
  }

  private void joinByHandler(Profile profile, Samples samples, Handlers handlers) {
    if (handlers.isEmpty()) {
      return;
    }
    IntFunction<Optional<EndpointKey>> byStack = handlers.of(profile);
    Map<Integer, Optional<EndpointKey>> known = new HashMap<>();
    unlinked.removeIf(row -> {
      Optional<EndpointKey> handled = known.computeIfAbsent(samples.stack(row), byStack::apply);
      handled.ifPresent(endpoint -> add(row, endpoint, Evidence.Join.SAME_HANDLER));
      return handled.isPresent();
    });
  }

  private boolean isCall(int span, int request) {
    return span != request
        && switch (linked.kind(span)) {
          case DATABASE, HTTP, CACHE, WAIT -> true;
          case SERIALISATION, OWN -> false;
        };
  }

  /// The endpoints with the rows of their own samples, in order.
  public Map<EndpointKey, List<Integer>> rows() {
    return rows;
  }

  /// How the samples of an endpoint were joined to it: the least sure way of all.
  public Evidence.Join join(EndpointKey endpoint) {
    return joins.getOrDefault(endpoint, Evidence.Join.NOT_LINKED);
  }

  /// Samples of threads that serve no request.
  public List<Integer> unlinked() {
    return unlinked;
  }

  /// Samples of threads that serve requests, taken while they served none: the server's own work
  /// before and after the entry span.
  public List<Integer> between() {
    return between;
  }
}
