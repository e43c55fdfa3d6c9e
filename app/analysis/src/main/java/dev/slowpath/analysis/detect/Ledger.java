package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.Requests;
import dev.slowpath.analysis.path.CriticalPath;
import dev.slowpath.model.trace.TraceSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whose time on the critical path is whose: every section of every request's path belongs to at
/// most one suspect, the one that holds the innermost span around it. The costs of all suspects
/// together therefore never exceed the time of the requests.
final class Ledger {
  private static final int UNKNOWN = -2;
  private static final int NOBODY = -1;

  private final Linked linked;
  private final TraceSet traces;
  private final Requests requests;
  private final Map<Integer, Integer> holder = new HashMap<>();
  private final int[] nearest;
  private final double[] totalMs;

  private Ledger(Linked linked, List<Suspect> suspects) {
    this.linked = linked;
    traces = linked.traces();
    requests = linked.requests();
    for (int suspect = 0; suspect < suspects.size(); suspect++) {
      for (int span : suspects.get(suspect).spans()) {
        holder.putIfAbsent(span, suspect);
      }
    }
    nearest = new int[traces.size()];
    Arrays.fill(nearest, UNKNOWN);
    totalMs = new double[suspects.size()];
    requests.byEndpoint().values().forEach(entries -> entries.forEach(this::add));
  }

  static Ledger of(Linked linked, List<Suspect> suspects) {
    return new Ledger(linked, suspects);
  }

  private void add(int entry) {
    for (CriticalPath.Section section : CriticalPath.ofRequest(linked, entry)) {
      int span = section.span();
      // The time of a called request is its entry span's; the caller holds it by the span around.
      int owner = requests.requestOf(span) == entry ? holderOf(span) : caller(span);
      if (owner >= 0) {
        totalMs[owner] += traces.weight(entry) * (section.endNs() - section.startNs()) / 1e6;
      }
    }
  }

  private int caller(int calledEntry) {
    int parent = traces.parent(calledEntry);
    return parent < 0 ? NOBODY : holderOf(parent);
  }

  /// The suspect that holds the nearest span at or above this one in its request.
  private int holderOf(int span) {
    int at = span;
    while (nearest[at] == UNKNOWN && !holder.containsKey(at) && at != requests.requestOf(at)) {
      at = traces.parent(at);
    }
    int answer = nearest[at] != UNKNOWN ? nearest[at] : holder.getOrDefault(at, NOBODY);
    for (int back = span; back != at; back = traces.parent(back)) {
      nearest[back] = answer;
    }
    nearest[at] = answer;
    return answer;
  }

  /// What a suspect costs on the critical path of all requests, weights counted.
  double totalMs(int suspect) {
    return totalMs[suspect];
  }
}
