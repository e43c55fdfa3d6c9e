package dev.slowpath.analysis.link;

import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
public final class CpuByEndpoint {
  private static final String FLIGHT_RECORDING = "jfr";

  /// The work of one thread for one request, or for a call inside it.
  private record Busy(long startNs, long endNs, int span) {}

  /// The work of one thread by start, and the latest end of all up to each.
  private record Worked(List<Busy> byStart, List<Long> endedBy) {
    static final Worked NOT_AT_ALL = new Worked(List.of(), List.of());

    static Worked of(List<Busy> byStart) {
      List<Long> endedBy = new ArrayList<>(byStart.size());
      long latest = Long.MIN_VALUE;
      for (Busy busy : byStart) {
        latest = Math.max(latest, busy.endNs());
        endedBy.add(latest);
      }
      return new Worked(byStart, endedBy);
    }
  }

  private final Linked linked;
  private final TraceSet traces;
  private final Requests requests;
  private final Map<String, Worked> byThread = new HashMap<>();
  private final Map<EndpointKey, List<Integer>> rows = new TreeMap<>();
  private final Map<EndpointKey, Evidence.Join> joins = new HashMap<>();
  private final List<Integer> unlinked = new ArrayList<>();
  private final List<Integer> between = new ArrayList<>();
  private final Map<Integer, EndpointKey> endpointOf = new HashMap<>();

  private CpuByEndpoint(Linked linked, Profile profile, Samples samples) {
    this.linked = linked;
    traces = linked.traces();
    requests = linked.requests();
    requests
        .byEndpoint()
        .forEach((key, entries) -> entries.forEach(entry -> endpointOf.put(entry, key)));
    ofProcess(profile).forEach((name, list) -> byThread.put(name, Worked.of(list)));
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
    joinByHandler(profile, samples);
  }

  private void join(int row, Profile profile, Samples samples) {
    int thread = samples.thread(row);
    String name = thread < 0 ? "" : profile.threads().get(thread).name();
    Optional<Busy> busy = at(name, samples.timeNs(row));
    if (busy.isPresent()) {
      add(row, busy.get().span(), Evidence.Join.SAME_THREAD_AND_TIME);
    } else {
      (byThread.containsKey(name) ? between : unlinked).add(row);
    }
  }

  private void add(int row, int span, Evidence.Join join) {
    int request = requests.requestOf(span);
    EndpointKey endpoint = endpointOf.get(request);
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
      if (endpointOf.containsKey(requests.requestOf(span))) {
        spans.putIfAbsent(traces.spanId(span), span);
      }
    }
    return spans;
  }

  private void joinByHandler(Profile profile, Samples samples) {
    Handlers handlers = Handlers.of(linked);
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

  public static CpuByEndpoint of(Linked linked, Profile profile, Samples samples) {
    return new CpuByEndpoint(linked, profile, samples);
  }

  /// The threads of the process that was profiled, by name; empty where it is not known.
  private Map<String, List<Busy>> ofProcess(Profile profile) {
    Map<ProcessKey, Map<String, List<Busy>>> all = collect();
    Map<ProcessKey, Set<String>> ids = ids();
    all.values()
        .removeIf(threads ->
            profile.threads().stream().noneMatch(thread -> threads.containsKey(thread.name())));
    Map<ProcessKey, Long> same = new HashMap<>();
    for (ProcessKey process : all.keySet()) {
      Set<String> known = ids.getOrDefault(process, Set.of());
      long count =
          profile.threads().stream()
              .filter(thread -> known.contains(thread.name() + "\n" + thread.id()))
              .count();
      same.put(process, count);
    }
    boolean isNumberedAlike =
        linked.profiles().stream()
            .filter(one -> one.source().importer().equals(FLIGHT_RECORDING))
            .anyMatch(one -> one.profile().equals(profile));
    long most = same.values().stream().mapToLong(Long::longValue).max().orElse(0);
    all.keySet()
        .removeIf(process -> {
          long count = same.getOrDefault(process, 0L);
          return count < most || (count == 0 && isNumberedAlike && ids.containsKey(process));
        });
    return all.size() == 1 ? exclusive(all.values().iterator().next()) : Map.of();
  }

  /// Names and ids of the threads that spans name, by process; no process whose spans give no id.
  private Map<ProcessKey, Set<String>> ids() {
    Map<ProcessKey, Set<String>> ids = new HashMap<>();
    for (int entry : endpointOf.keySet()) {
      String id = traces.attribute(entry, "thread.id");
      if (id != null) {
        ids.computeIfAbsent(ProcessKey.of(traces, entry), absent -> new HashSet<>())
            .add(traces.attribute(entry, "thread.name") + "\n" + id);
      }
    }
    return ids;
  }

  private Map<ProcessKey, Map<String, List<Busy>>> collect() {
    Map<ProcessKey, Map<String, List<Busy>>> all = new HashMap<>();
    Processes processes = new Processes(traces);
    for (int span = 0; span < traces.size(); span++) {
      int request = requests.requestOf(span);
      if (request < 0 || !endpointOf.containsKey(request)) {
        continue;
      }
      String own = traces.attribute(span, "thread.name");
      String thread = own != null ? own : traces.attribute(request, "thread.name");
      if (thread != null && !thread.isEmpty()) {
        all.computeIfAbsent(processes.of(span), absent -> new HashMap<>())
            .computeIfAbsent(thread, absent -> new ArrayList<>())
            .add(new Busy(traces.startNs(span), traces.endNs(span), span));
      }
    }
    all.values()
        .forEach(threads ->
            threads.values().forEach(list -> list.sort(Comparator.comparingLong(Busy::startNs))));
    return all;
  }

  /// Without the threads whose requests overlap.
  private Map<String, List<Busy>> exclusive(Map<String, List<Busy>> threads) {
    threads
        .values()
        .removeIf(list ->
            isOverlapping(
                list.stream().filter(busy -> endpointOf.containsKey(busy.span())).toList()));
    return threads;
  }

  private static boolean isOverlapping(List<Busy> byStart) {
    for (int at = 1; at < byStart.size(); at++) {
      if (byStart.get(at).startNs() < byStart.get(at - 1).endNs()) {
        return true;
      }
    }
    return false;
  }

  private boolean isCall(int span, int request) {
    return span != request
        && switch (linked.kind(span)) {
          case DATABASE, HTTP, CACHE, WAIT -> true;
          case SERIALISATION, OWN -> false;
        };
  }

  /// The innermost work of a thread at an instant: the one that started last among those that cover
  /// it.
  private Optional<Busy> at(String thread, long timeNs) {
    Worked worked = byThread.getOrDefault(thread, Worked.NOT_AT_ALL);
    List<Busy> list = worked.byStart();
    int low = 0;
    int high = list.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (list.get(middle).startNs() <= timeNs) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (int at = low - 1; at >= 0 && worked.endedBy().get(at) >= timeNs; at--) {
      Busy busy = list.get(at);
      if (busy.endNs() >= timeNs) {
        return Optional.of(busy);
      }
      // A thread serves one request at a time: before an entry span that has ended nothing is open.
      if (endpointOf.containsKey(busy.span())) {
        return Optional.empty();
      }
    }
    return Optional.empty();
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
