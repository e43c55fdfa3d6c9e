package dev.slowpath.analysis.detect;

import dev.slowpath.model.trace.TraceSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// In which order the requests of an endpoint make their outgoing calls, over all requests: two
/// calls that come in either order, or side by side, do not need each other.
final class CallOrder {
  private static final List<String> HOST =
      List.of("server.address", "net.peer.name", "peer.service");

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
    for (int at = 1; at < calls.size(); at++) {
      int earlier = calls.get(at - 1);
      int later = calls.get(at);
      List<String> pair = List.of(target(traces, earlier), target(traces, later));
      if (traces.startNs(later) < traces.endNs(earlier)) {
        beside.add(pair);
        beside.add(pair.reversed());
      } else {
        before.add(pair);
      }
    }
  }

  /// Whether each two calls of a row that follow one another are seen elsewhere in another order.
  boolean isFree(List<Integer> row) {
    for (int at = 1; at < row.size(); at++) {
      List<String> pair = List.of(target(traces, row.get(at - 1)), target(traces, row.get(at)));
      boolean isReversed =
          !pair.getFirst().equals(pair.getLast()) && before.contains(pair.reversed());
      if (!isReversed && !beside.contains(pair)) {
        return false;
      }
    }
    return true;
  }

  /// What a call calls: a route with its numbers left out, else a host, else the span's name.
  static String target(TraceSet traces, int call) {
    return Optional.ofNullable(traces.attribute(call, "url.template"))
        .or(() ->
            Optional.ofNullable(traces.attribute(call, "url.path"))
                .map(path -> path.replaceAll("(?<=/)[0-9a-f-]*\\d[0-9a-f-]*(?=/|$)", "{}")))
        .or(() -> traces.firstOf(call, HOST))
        .orElseGet(() -> traces.name(call));
  }
}
