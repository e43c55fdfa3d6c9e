package dev.slowpath.analysis.detect;

import dev.slowpath.model.trace.TraceSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// In which order the requests of an endpoint make their outgoing calls, over all requests: two
/// calls that come in either order, or side by side, do not need each other.
final class CallOrder {
  private static final List<String> HOST =
      List.of("server.address", "net.peer.name", "peer.service");

  private static final List<String> URL = List.of("url.full", "http.url");

  private static final Pattern PARTS = Pattern.compile("(?:\\w+:)?//([^/?#]*)([^?#]*).*");

  private final TraceSet traces;
  private final Set<List<String>> before = new HashSet<>();
  private final Set<List<String>> beside = new HashSet<>();

  private CallOrder(TraceSet traces) {
    this.traces = traces;
  }

  /// @param calls the calls of one parent in each item
  static CallOrder of(TraceSet traces, Collection<List<Integer>> calls) {
    CallOrder order = new CallOrder(traces);
    calls.forEach(order::add);
    return order;
  }

  private void add(List<Integer> calls) {
    Map<String, long[]> ends = new HashMap<>();
    Map<String, Long> firstStart = new HashMap<>();
    for (int call : byStart(calls)) {
      String target = key(traces, call);
      long start = traces.startNs(call);
      ends.forEach((other, until) -> {
        if (start < until[0]) {
          beside.add(List.of(other, target));
          beside.add(List.of(target, other));
        }
      });
      long[] until = ends.computeIfAbsent(target, absent -> new long[] {Long.MIN_VALUE});
      until[0] = Math.max(until[0], traces.endNs(call));
      firstStart.putIfAbsent(target, start);
    }
    // All calls of the one before all calls of the other: A, B, A says nothing about an order.
    ends.forEach((earlier, until) ->
        firstStart.forEach((later, start) -> {
          if (!earlier.equals(later) && until[0] <= start) {
            before.add(List.of(earlier, later));
          }
        }));
  }

  private List<Integer> byStart(List<Integer> calls) {
    return calls.stream().sorted(Comparator.comparingLong(traces::startNs)).toList();
  }

  /// Whether each two calls of each row are seen side by side, or elsewhere in the other order.
  boolean isFree(Collection<List<Integer>> rows) {
    for (List<Integer> row : rows) {
      Set<String> earlier = new LinkedHashSet<>();
      for (int call : byStart(row)) {
        String target = key(traces, call);
        if (!earlier.stream().allMatch(other -> isFree(other, target))) {
          return false;
        }
        earlier.add(target);
      }
    }
    return true;
  }

  private boolean isFree(String earlier, String later) {
    boolean isReversed = !earlier.equals(later) && before.contains(List.of(later, earlier));
    return isReversed || beside.contains(List.of(earlier, later));
  }

  /// What tells calls apart: the same path of another host is another target.
  private static String key(TraceSet traces, int call) {
    String host = traces.firstOf(call, HOST).or(() -> part(traces, call, 1)).orElse("");
    return host + " " + target(traces, call);
  }

  /// The host (1) or path (2) of the URL that a client's span states.
  private static Optional<String> part(TraceSet traces, int call, int group) {
    return traces
        .firstOf(call, URL)
        .map(PARTS::matcher)
        .filter(Matcher::matches)
        .map(url -> url.group(group))
        .filter(found -> !found.isEmpty());
  }

  /// What a call calls: a route with its numbers left out, else a host, else the span's name.
  static String target(TraceSet traces, int call) {
    return Optional.ofNullable(traces.attribute(call, "url.template"))
        .or(() ->
            Optional.ofNullable(traces.attribute(call, "url.path"))
                .or(() -> part(traces, call, 2))
                .map(path -> path.replaceAll("(?<=/)[0-9a-f-]*\\d[0-9a-f-]*(?=/|$)", "{}")))
        .or(() -> traces.firstOf(call, HOST))
        .orElseGet(() -> traces.name(call));
  }
}
