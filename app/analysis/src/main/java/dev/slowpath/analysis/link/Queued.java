package dev.slowpath.analysis.link;

import dev.slowpath.analysis.latency.Latencies;
import dev.slowpath.model.endpoint.Latency;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/// How long requests waited before work on them began, by group of workers. A group is the threads
/// of one service whose names differ in their numbers only; the wait is from `X-Request-Start`
/// (nginx and Heroku: `t=` seconds, milliseconds or microseconds since the epoch) to the entry
/// span.
public final class Queued {
  private static final List<String> REQUEST_START =
      List.of("http.request.header.x-request-start", "http.request.header.x_request_start");

  /// The workers of a group and the requests they served.
  public static final class Group {
    private final TraceSet traces;
    private final String name;
    private final List<Integer> entries = new ArrayList<>();
    private final List<Long> sent = new ArrayList<>();
    private final Set<String> threads = new HashSet<>();

    private Group(TraceSet traces, String name) {
      this.traces = traces;
      this.name = name;
    }

    public String name() {
      return name;
    }

    public List<Integer> entries() {
      return entries;
    }

    public double workers() {
      return threads.size();
    }

    public double requests() {
      return entries.stream().mapToDouble(traces::weight).sum();
    }

    private double waitMs(int at) {
      return Math.max(0, traces.startNs(entries.get(at)) - sent.get(at)) / 1e6;
    }

    public double waitedMs() {
      double sum = 0;
      for (int at = 0; at < entries.size(); at++) {
        sum += traces.weight(entries.get(at)) * waitMs(at);
      }
      return sum;
    }

    public double waitP50Ms() {
      return latency().p50Ms();
    }

    public double waitP95Ms() {
      return latency().p95Ms();
    }

    private Latency latency() {
      double[] waits = new double[entries.size()];
      double[] weights = new double[entries.size()];
      for (int at = 0; at < waits.length; at++) {
        waits[at] = waitMs(at);
        weights[at] = traces.weight(entries.get(at));
      }
      return Latencies.of(waits, weights);
    }

    /// The request that waited longest.
    public int longest() {
      int longest = 0;
      for (int at = 1; at < entries.size(); at++) {
        longest = waitMs(at) > waitMs(longest) ? at : longest;
      }
      return entries.get(longest);
    }

    /// The share of the waiting time in which every worker was busy, 0..1. An instant counts once
    /// for each request that waits in it.
    public double saturatedShare() {
      List<long[]> edges = new ArrayList<>();
      for (int at = 0; at < entries.size(); at++) {
        int entry = entries.get(at);
        edges.add(new long[] {traces.startNs(entry), 1, 0});
        edges.add(new long[] {traces.endNs(entry), -1, 0});
        if (sent.get(at) < traces.startNs(entry)) {
          edges.add(new long[] {sent.get(at), 0, 1});
          edges.add(new long[] {traces.startNs(entry), 0, -1});
        }
      }
      edges.sort(Comparator.comparingLong(edge -> edge[0]));
      double waited = 0;
      double saturated = 0;
      long busy = 0;
      long waiting = 0;
      long before = 0;
      for (long[] edge : edges) {
        double passed = (double) (edge[0] - before) * waiting;
        waited += passed;
        saturated += busy >= threads.size() ? passed : 0;
        busy += edge[1];
        waiting += edge[2];
        before = edge[0];
      }
      return waited == 0 ? 0 : saturated / waited;
    }
  }

  private Queued() {}

  /// The groups whose requests say when they were sent, by name.
  public static List<Group> of(Linked linked) {
    TraceSet traces = linked.traces();
    Map<String, Group> groups = new TreeMap<>();
    for (List<Integer> entries : linked.requests().byEndpoint().values()) {
      for (int entry : entries) {
        String thread = traces.attribute(entry, "thread.name");
        OptionalLong sent = sentNs(traces, entry);
        if (thread != null && sent.isPresent()) {
          String name = traces.service(entry) + " " + thread.replaceAll("\\d+", "N");
          Group group = groups.computeIfAbsent(name, absent -> new Group(traces, name));
          group.entries.add(entry);
          group.sent.add(sent.getAsLong());
          group.threads.add(thread);
        }
      }
    }
    return List.copyOf(groups.values());
  }

  private static OptionalLong sentNs(TraceSet traces, int entry) {
    String digits =
        traces
            .firstOf(entry, REQUEST_START)
            .map(text -> text.replaceFirst("^t=", "").strip())
            .filter(text -> text.matches("\\d{10,19}(\\.\\d{1,9})?"))
            .orElse("");
    if (digits.isEmpty()) {
      return OptionalLong.empty();
    }
    // Ten digits are seconds until the year 2286, thirteen milliseconds, sixteen microseconds:
    // padded
    // to nineteen, all are nanoseconds.
    String padded = (digits.replace(".", "") + "000000000").substring(0, 19);
    return OptionalLong.of(Long.parseLong(padded));
  }
}
