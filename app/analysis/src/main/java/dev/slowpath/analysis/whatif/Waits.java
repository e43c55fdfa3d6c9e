package dev.slowpath.analysis.whatif;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.Queued;
import dev.slowpath.analysis.retime.Retiming;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How long requests would wait for a worker if they took another time. The workers of each process
/// are run as a queue twice, with the times of requests as recorded and with the new ones; what was
/// measured shrinks by the share that the second run waits less. A wait that the first run does not
/// have stays as it was measured: something else made it.
final class Waits {
  private final TraceSet traces;
  private final Set<Integer> unqueued;
  private final Map<Integer, Double> shares = new HashMap<>();

  private Waits(TraceSet traces, Set<Integer> unqueued) {
    this.traces = traces;
    this.unqueued = unqueued;
  }

  /// @param unqueued the entry spans that no longer wait
  static Waits of(Linked linked, Retiming retiming, Set<Integer> unqueued) {
    Waits waits = new Waits(linked.traces(), unqueued);
    for (Queued.Group group : Queued.of(linked)) {
      group.pools().forEach((workers, served) -> waits.run(workers.size(), served, retiming));
    }
    return waits;
  }

  private void run(int workers, List<Integer> served, Retiming retiming) {
    List<Integer> bySent = new ArrayList<>(served);
    bySent.sort(
        Comparator.<Integer>comparingLong(this::sentNs).thenComparing(Comparator.naturalOrder()));
    long[] sent = bySent.stream().mapToLong(this::sentNs).toArray();
    long[] now = bySent.stream().mapToLong(traces::durationNs).toArray();
    long[] then = bySent.stream().mapToLong(retiming::durationNs).toArray();
    long[] waitsNow = Queueing.waitsNs(sent, now, workers);
    long[] waitsThen = Queueing.waitsNs(sent, then, workers);
    for (int at = 0; at < sent.length; at++) {
      if (waitsThen[at] < waitsNow[at]) {
        shares.put(bySent.get(at), (double) waitsThen[at] / waitsNow[at]);
      }
    }
  }

  private long sentNs(int entry) {
    return traces.startNs(entry) - Queued.waitNs(traces, entry);
  }

  /// The wait of a request in ns; 0 for one that does not say when it was sent.
  long ns(int entry) {
    return unqueued.contains(entry)
        ? 0
        : Math.round(Queued.waitNs(traces, entry) * shares.getOrDefault(entry, 1.0));
  }
}
