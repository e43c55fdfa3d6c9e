package dev.slowpath.analysis.link;

import dev.slowpath.analysis.marks.Marks;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// CPU samples joined to requests by thread and time: a sample belongs to the request whose entry
/// span names its thread (`thread.name`, `thread.id`) and covers its instant. Samples taken while
/// the request was inside a database call, an outgoing call or a wait are that call's, and left
/// out.
///
/// Shapes: rows of one metric's samples by endpoint; what no request claims is `unlinked` or
/// `between`.
public final class CpuByEndpoint {

  /// The work of one thread for one request, or for a call inside it.
  private record Busy(long startNs, long endNs, int span, boolean inCall) {}

  private final TraceSet traces;
  private final Requests requests;
  private final Map<String, List<Busy>> byThread = new HashMap<>();
  private final Map<EndpointKey, List<Integer>> rows = new TreeMap<>();
  private final List<Integer> unlinked = new ArrayList<>();
  private final List<Integer> between = new ArrayList<>();
  private final Map<Integer, EndpointKey> endpointOf = new HashMap<>();

  private CpuByEndpoint(Linked linked, Profile profile, Samples samples) {
    traces = linked.traces();
    requests = linked.requests();
    requests
        .byEndpoint()
        .forEach((key, entries) -> entries.forEach(entry -> endpointOf.put(entry, key)));
    collect();
    for (int row = 0; row < samples.size(); row++) {
      int thread = samples.thread(row);
      String name = thread < 0 ? "" : profile.threads().get(thread).name();
      Optional<Busy> busy = at(name, samples.timeNs(row));
      if (busy.isEmpty()) {
        (byThread.containsKey(name) ? between : unlinked).add(row);
      } else if (!busy.get().inCall()) {
        EndpointKey key = endpointOf.get(requests.requestOf(busy.get().span()));
        rows.computeIfAbsent(key, absent -> new ArrayList<>()).add(row);
      }
    }
  }

  public static CpuByEndpoint of(Linked linked, Profile profile, Samples samples) {
    return new CpuByEndpoint(linked, profile, samples);
  }

  private void collect() {
    for (int span = 0; span < traces.size(); span++) {
      int request = requests.requestOf(span);
      if (request < 0 || !endpointOf.containsKey(request)) {
        continue;
      }
      String thread = traces.attribute(span == request ? span : request, "thread.name");
      String own = traces.attribute(span, "thread.name");
      if (own != null || thread != null) {
        boolean call = span != request && isCall(span);
        byThread
            .computeIfAbsent(own != null ? own : String.valueOf(thread), any -> new ArrayList<>())
            .add(new Busy(traces.startNs(span), traces.endNs(span), span, call));
      }
    }
    byThread.values().forEach(list -> list.sort(Comparator.comparingLong(Busy::startNs)));
  }

  private boolean isCall(int span) {
    return switch (Marks.usual().kind(traces, span)) {
      case DATABASE, HTTP, CACHE, WAIT -> true;
      case SERIALISATION, OWN -> false;
    };
  }

  /// The innermost work of a thread at an instant: the one that started last among those that cover
  /// it.
  private Optional<Busy> at(String thread, long timeNs) {
    List<Busy> list = byThread.getOrDefault(thread, List.of());
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
    for (int at = low - 1; at >= 0; at--) {
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
