package dev.slowpath.analysis.link;

import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which thread of which process worked for requests, and when, as their spans name them
/// (`thread.name`, `thread.id`).
final class RequestThreads {
  private static final String NAME = "thread.name";

  private final TraceSet traces;
  private final Requests requests;
  private final Map<ProcessKey, Map<String, Worked>> byProcess = new HashMap<>();
  private final Map<ProcessKey, Set<String>> ids;

  /// The threads of all processes whose spans are in joined captures.
  RequestThreads(TraceSet traces, Requests requests) {
    this.traces = traces;
    this.requests = requests;
    ids = ids();
    collect()
        .forEach((process, threads) -> {
          Map<String, Worked> worked = new HashMap<>();
          threads.forEach((name, busy) -> worked.put(name, new Worked(requests, busy)));
          byProcess.put(process, worked);
        });
  }

  /// The work of one thread for one request, or for a call inside it.
  private record Busy(long startNs, long endNs, int span) {}

  /// The work of one thread.
  static final class Worked {
    private final Requests requests;
    private final List<Busy> byStart;
    private final List<Long> endedBy;

    private Worked(Requests requests, List<Busy> busy) {
      this.requests = requests;
      byStart = busy.stream().sorted(Comparator.comparingLong(Busy::startNs)).toList();
      endedBy = new ArrayList<>(byStart.size());
      long latest = Long.MIN_VALUE;
      for (Busy one : byStart) {
        latest = Math.max(latest, one.endNs());
        endedBy.add(latest);
      }
    }

    /// Whether it serves one request at a time, as far as can be seen.
    private boolean isExclusive() {
      long ended = Long.MIN_VALUE;
      for (Busy busy : byStart) {
        if (requests.endpoint(busy.span()) != null) {
          if (busy.startNs() < ended) {
            return false;
          }
          ended = busy.endNs();
        }
      }
      return true;
    }

    /// The span of the innermost work at an instant: the one that started last among those that
    /// cover it.
    Optional<Integer> at(long timeNs) {
      int low = 0;
      int high = byStart.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (byStart.get(middle).startNs() <= timeNs) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      for (int at = low - 1; at >= 0 && endedBy.get(at) >= timeNs; at--) {
        Busy busy = byStart.get(at);
        if (busy.endNs() >= timeNs) {
          return Optional.of(busy.span());
        }
        // A thread serves one request at a time: before an entry span that has ended nothing is
        // open.
        if (requests.endpoint(busy.span()) != null) {
          return Optional.empty();
        }
      }
      return Optional.empty();
    }
  }

  /// The threads of the process that was profiled, by name, without those that serve several
  /// requests at once; none where the process is not known.
  ///
  /// @param isNumberedAlike whether the profile numbers threads as spans do
  Map<String, Worked> of(Profile profile, boolean isNumberedAlike) {
    Map<ProcessKey, Long> same = new HashMap<>();
    byProcess.forEach((process, threads) -> {
      if (profile.threads().stream().anyMatch(thread -> threads.containsKey(thread.name()))) {
        Set<String> known = ids.getOrDefault(process, Set.of());
        same.put(
            process,
            profile.threads().stream()
                .filter(thread -> known.contains(thread.name() + "\n" + thread.id()))
                .count());
      }
    });
    long most = same.values().stream().mapToLong(Long::longValue).max().orElse(0);
    same.entrySet()
        .removeIf(one ->
            one.getValue() < most
                || (one.getValue() == 0 && isNumberedAlike && ids.containsKey(one.getKey())));
    if (same.size() != 1) {
      return Map.of();
    }
    Map<String, Worked> threads = new HashMap<>(byProcess.get(same.keySet().iterator().next()));
    threads.values().removeIf(worked -> !worked.isExclusive());
    return threads;
  }

  /// Names and ids of the threads that spans name, by process; no process whose spans give no id.
  private Map<ProcessKey, Set<String>> ids() {
    Map<ProcessKey, Set<String>> found = new HashMap<>();
    for (List<Integer> entries : requests.byEndpoint().values()) {
      for (int entry : entries) {
        String id = traces.attribute(entry, "thread.id");
        if (id != null) {
          found
              .computeIfAbsent(ProcessKey.of(traces, entry), absent -> new HashSet<>())
              .add(traces.attribute(entry, NAME) + "\n" + id);
        }
      }
    }
    return found;
  }

  private Map<ProcessKey, Map<String, List<Busy>>> collect() {
    Map<ProcessKey, Map<String, List<Busy>>> all = new HashMap<>();
    Processes processes = new Processes(traces);
    for (int span = 0; span < traces.size(); span++) {
      int request = requests.requestOf(span);
      if (requests.endpoint(request) == null) {
        continue;
      }
      String own = traces.attribute(span, NAME);
      String thread = own != null ? own : traces.attribute(request, NAME);
      if (thread != null && !thread.isEmpty()) {
        all.computeIfAbsent(processes.of(span), absent -> new HashMap<>())
            .computeIfAbsent(thread, absent -> new ArrayList<>())
            .add(new Busy(traces.startNs(span), traces.endNs(span), span));
      }
    }
    return all;
  }
}
