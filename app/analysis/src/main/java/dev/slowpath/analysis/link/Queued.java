package dev.slowpath.analysis.link;

import dev.slowpath.analysis.latency.Latencies;
import dev.slowpath.model.endpoint.Latency;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/// How long requests waited before work on them began, by group of workers. A group is the threads
/// of one service whose names differ in their numbers only, each process with its own; where spans
/// name no thread, the processes of one service (a worker that serves one request at a time). The
/// wait is from `X-Request-Start` (nginx and Heroku: `t=` seconds, milliseconds or microseconds
/// since the epoch) to the entry span. Requests that do not say when they were sent keep workers
/// busy all the same.
public final class Queued {
  private static final List<String> REQUEST_START =
      List.of("http.request.header.x-request-start", "http.request.header.x_request_start");
  private static final String LATEST = String.valueOf(Long.MAX_VALUE);

  /// The workers of a group and the requests they served.
  public static final class Group {
    private final TraceSet traces;
    private final String name;
    private final List<Integer> entries = new ArrayList<>();
    private final List<Integer> served = new ArrayList<>();
    private final List<Long> sent = new ArrayList<>();
    private final Map<String, Set<String>> workers = new TreeMap<>();

    private Group(TraceSet traces, String name) {
      this.traces = traces;
      this.name = name;
    }

    public String name() {
      return name;
    }

    /// The requests that say when they were sent.
    public List<Integer> entries() {
      return entries;
    }

    /// All requests of these workers.
    public List<Integer> served() {
      return served;
    }

    public double workers() {
      return workers.values().stream().mapToInt(Set::size).sum();
    }

    public double requests() {
      return entries.stream().mapToDouble(traces::weight).sum();
    }

    /// The requests that the workers of each process served, by those workers.
    public Map<Set<String>, List<Integer>> pools() {
      Map<Set<String>, List<Integer>> pools = new HashMap<>();
      for (int entry : served) {
        Set<String> pool = workers.getOrDefault(poolOf(traces, entry), Set.of());
        pools.computeIfAbsent(pool, absent -> new ArrayList<>()).add(entry);
      }
      return pools;
    }

    /// When a request was sent, by its place among the entries.
    public long sentNs(int at) {
      return sent.get(at);
    }

    /// How long the request at a place of `entries` waited.
    public double waitMs(int at) {
      return Math.max(0, traces.startNs(entries.get(at)) - sent.get(at)) / 1e6;
    }

    public double waitedMs() {
      double sum = 0;
      for (int at = 0; at < entries.size(); at++) {
        sum += traces.weight(entries.get(at)) * waitMs(at);
      }
      return sum;
    }

    /// Whether no worker ever served two requests at once.
    private boolean isOneAtATime() {
      Map<String, Long> until = new HashMap<>();
      List<Integer> byStart = new ArrayList<>(served);
      byStart.sort(Comparator.comparingLong(traces::startNs));
      for (int entry : byStart) {
        String worker = workerOf(traces, entry);
        if (traces.startNs(entry) < until.getOrDefault(worker, Long.MIN_VALUE)) {
          return false;
        }
        until.put(worker, traces.endNs(entry));
      }
      return true;
    }

    /// The request that waited longest.
    public int longest() {
      int longest = 0;
      for (int at = 1; at < entries.size(); at++) {
        longest = waitMs(at) > waitMs(longest) ? at : longest;
      }
      return entries.get(longest);
    }

    /// The share of the waiting time in which every worker of the process was busy, 0..1. An
    /// instant counts once for each request that waits in it.
    public double saturatedShare() {
      double waited = 0;
      double saturated = 0;
      for (Map.Entry<String, Set<String>> pool : workers.entrySet()) {
        long busy = 0;
        long waiting = 0;
        long before = 0;
        for (long[] edge : edges(pool.getKey())) {
          double passed = (double) (edge[0] - before) * waiting;
          waited += passed;
          saturated += busy >= pool.getValue().size() ? passed : 0;
          busy += edge[1];
          waiting += edge[2];
          before = edge[0];
        }
      }
      return waited == 0 ? 0 : saturated / waited;
    }

    /// Begins and ends of work and of waits in one process: time, workers more, waiting more.
    private List<long[]> edges(String pool) {
      List<long[]> edges = new ArrayList<>();
      for (int entry : served) {
        if (poolOf(traces, entry).equals(pool)) {
          edges.add(new long[] {traces.startNs(entry), 1, 0});
          edges.add(new long[] {traces.endNs(entry), -1, 0});
        }
      }
      for (int at = 0; at < entries.size(); at++) {
        int entry = entries.get(at);
        if (sent.get(at) < traces.startNs(entry) && poolOf(traces, entry).equals(pool)) {
          edges.add(new long[] {sent.get(at), 0, 1});
          edges.add(new long[] {traces.startNs(entry), 0, -1});
        }
      }
      edges.sort(Comparator.comparingLong(edge -> edge[0]));
      return edges;
    }
  }

  private Queued() {}

  /// The groups whose requests say when they were sent, by name.
  public static List<Group> of(Linked linked) {
    TraceSet traces = linked.traces();
    Map<String, Group> groups = new TreeMap<>();
    Map<String, String> kinds = new HashMap<>();
    for (List<Integer> entries : linked.requests().byEndpoint().values()) {
      for (int entry : entries) {
        String worker = workerOf(traces, entry);
        if (worker.isEmpty()) {
          continue;
        }
        String thread = traces.attribute(entry, "thread.name");
        String kind = thread == null ? "" : kinds.computeIfAbsent(thread, Queued::kind);
        String name = traces.service(entry) + kind;
        Group group = groups.computeIfAbsent(name, absent -> new Group(traces, name));
        group.served.add(entry);
        group.workers.computeIfAbsent(poolOf(traces, entry), any -> new HashSet<>()).add(worker);
        sentNs(traces, entry)
            .ifPresent(sent -> {
              group.entries.add(entry);
              group.sent.add(sent);
            });
      }
    }
    return groups.values().stream()
        .filter(group -> !group.entries.isEmpty() && group.isOneAtATime())
        .toList();
  }

  private static String kind(String thread) {
    return " " + thread.replaceAll("\\d+", "N");
  }

  /// Who serves a request: a thread, or a process where the span names no thread; empty where it
  /// names neither.
  private static String workerOf(TraceSet traces, int entry) {
    String thread = traces.attribute(entry, "thread.name");
    ProcessKey process = ProcessKey.of(traces, entry);
    if (thread == null) {
      return process.instance();
    }
    return thread.isEmpty() ? "" : process.instance() + " " + thread;
  }

  /// The workers that a request could have been given to: those of its process.
  private static String poolOf(TraceSet traces, int entry) {
    boolean isThread = traces.attribute(entry, "thread.name") != null;
    return isThread ? ProcessKey.of(traces, entry).instance() : "";
  }

  /// The latency of those requests that say when they were sent, from then to their end.
  public static Latency sinceSent(TraceSet traces, List<Integer> entries) {
    List<Integer> sent =
        entries.stream().filter(entry -> sentNs(traces, entry).isPresent()).toList();
    return Latencies.of(
        sent.stream()
            .mapToDouble(entry -> (waitNs(traces, entry) + traces.durationNs(entry)) / 1e6)
            .toArray(),
        sent.stream().mapToDouble(traces::weight).toArray());
  }

  /// How long a request waited before work on it began; 0 if it does not say when it was sent.
  public static long waitNs(TraceSet traces, int entry) {
    long start = traces.startNs(entry);
    return Math.max(0, start - sentNs(traces, entry).orElse(start));
  }

  /// Ten to nineteen digits, and perhaps a point and up to nine more.
  private static boolean isInstant(String text) {
    int whole = digits(text, 0);
    boolean ends = whole == text.length();
    int rest = ends ? whole : digits(text, whole + 1);
    return whole >= 10
        && whole <= 19
        && (ends || (text.charAt(whole) == '.' && rest > whole + 1 && rest <= whole + 10))
        && rest == text.length();
  }

  /// After the digits that stand there.
  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  /// When a request was sent, if it says so.
  public static OptionalLong sentNs(TraceSet traces, int entry) {
    String text = traces.firstOf(entry, REQUEST_START).orElse("");
    String digits = (text.startsWith("t=") ? text.substring(2) : text).strip();
    if (!isInstant(digits)) {
      return OptionalLong.empty();
    }
    // Ten digits are seconds until the year 2286, thirteen milliseconds, sixteen microseconds:
    // padded to nineteen, all are nanoseconds.
    String padded = (digits.replace(".", "") + "000000000").substring(0, 19);
    // What no clock of nanoseconds can hold tells nothing.
    return padded.compareTo(LATEST) > 0
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(padded));
  }
}
