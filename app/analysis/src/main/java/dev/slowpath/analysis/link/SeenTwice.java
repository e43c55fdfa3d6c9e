package dev.slowpath.analysis.link;

import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds requests that two sources tell of: one from outside (a log, a load test, the events of a
/// recording), which knows when each came and how long it took, and traces of the service that
/// served them. They count once, as traces, since these know more of them.
///
/// A source from outside and a traced service are of the same requests where most of what the one
/// tells of, in the time of the other, went to the other's routes. Requests before and after the
/// traces stay.
final class SeenTwice {
  private static final Set<String> OUTSIDE =
      Set.of("access-log", "requests", "jmeter", "k6", "locust", "jfr");

  private static final String STATEMENT = "db.query.text";
  private static final double MOST = 0.5;

  private final Requests requests;
  private final TraceSet traces;
  private final Map<EndpointKey, List<Integer>> outside = new TreeMap<>();
  private final Map<String, List<String>> routes = new TreeMap<>();
  private final Map<String, TimeRange> times = new HashMap<>();
  private final Map<String, Double> counts = new HashMap<>();
  private final BitSet twice = new BitSet();
  private final List<Caveat.SeenTwice> found = new ArrayList<>();

  private SeenTwice(Requests requests) {
    this.requests = requests;
    traces = requests.traces();
    requests.byEndpoint().forEach(this::sort);
    Set<String> seen = new TreeSet<>();
    outside.keySet().forEach(key -> seen.add(key.service()));
    seen.forEach(this::hold);
  }

  static SeenTwice of(Requests requests) {
    return new SeenTwice(requests);
  }

  /// The requests, those that were seen twice counted once.
  Requests once() {
    return twice.isEmpty() ? requests : requests.without(twice);
  }

  List<Caveat.SeenTwice> found() {
    return found;
  }

  private void sort(EndpointKey key, List<Integer> entries) {
    for (int entry : entries) {
      if (isOutside(entry)) {
        outside.computeIfAbsent(key, absent -> new ArrayList<>()).add(entry);
      } else {
        List<String> known = routes.computeIfAbsent(key.service(), absent -> new ArrayList<>());
        if (known.isEmpty() || !known.getLast().equals(key.name())) {
          known.add(key.name());
        }
        TimeRange at = new TimeRange(traces.startNs(entry), traces.endNs(entry));
        times.merge(key.service(), at, TimeRange::span);
        counts.merge(key.service(), traces.weight(entry), Double::sum);
      }
    }
  }

  private boolean isOutside(int entry) {
    return OUTSIDE.contains(traces.locator(entry).source().importer());
  }

  /// Holds what one source from outside tells of against every traced service.
  private void hold(String service) {
    BitSet best = new BitSet();
    String of = "";
    for (String traced : routes.keySet()) {
      BitSet same = new BitSet();
      int within = same(service, traced, same);
      if (same.cardinality() >= MOST * within && same.cardinality() > best.cardinality()) {
        best = same;
        of = traced;
      }
    }
    if (!best.isEmpty()) {
      String file = traces.locator(best.nextSetBit(0)).source().file();
      found.add(new Caveat.SeenTwice(file, best.cardinality(), of, counts.getOrDefault(of, 0.0)));
      twice.or(best);
    }
  }

  /// Marks the requests that went to routes of a traced service, and statements outside of
  /// requests: what the traces of that time tell of is not told again.
  ///
  /// @return how many requests there are in its time
  private int same(String service, String traced, BitSet same) {
    TimeRange range = times.getOrDefault(traced, new TimeRange(0, 0));
    int within = 0;
    for (Map.Entry<EndpointKey, List<Integer>> one : outside.entrySet()) {
      if (!one.getKey().service().equals(service)) {
        continue;
      }
      String name = one.getKey().name();
      boolean isRoute =
          routes.getOrDefault(traced, List.of()).stream().anyMatch(route -> isOf(route, name));
      for (int entry : one.getValue()) {
        if (range.contains(traces.startNs(entry))) {
          within++;
          same.set(entry, isRoute || traces.attribute(entry, STATEMENT) != null);
        }
      }
    }
    return within;
  }

  /// Whether a request's name goes to a route: equal, or equal part by part where a parameter of
  /// the route stands for anything.
  static boolean isOf(String route, String name) {
    String[] of = route.split("/", -1);
    String[] parts = name.split("/", -1);
    if (of.length != parts.length) {
      return false;
    }
    for (int at = 0; at < of.length; at++) {
      boolean isParameter = of[at].matches("\\{.*\\}|:\\w+|<.*>|\\[.*\\]");
      if (!isParameter && !of[at].equals(parts[at])) {
        return false;
      }
    }
    return true;
  }
}
