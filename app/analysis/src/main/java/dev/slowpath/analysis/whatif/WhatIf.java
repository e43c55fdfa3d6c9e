package dev.slowpath.analysis.whatif;

import dev.slowpath.analysis.detect.Suspect;
import dev.slowpath.analysis.detect.Suspects;
import dev.slowpath.analysis.latency.Latencies;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.Queued;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.analysis.retime.Edits;
import dev.slowpath.analysis.retime.Retiming;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.endpoint.Latency;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;

/// What requests would be like without some bottlenecks: every trace is taken again with all of
/// them removed at once, so that gains of bottlenecks that overlap are never added up.
///
/// The load stays what it was, and waits for a worker get shorter by what workers are busy less: a
/// prediction says what a repair gains at most under the same traffic. Waits inside requests that
/// are not removed, as for a connection of a pool, stay.
public final class WhatIf {
  private static final Comparator<Prediction.Change> MOST_GAINED =
      Comparator.<Prediction.Change>comparingDouble(change -> -gainMs(change))
          .thenComparing(Prediction.Change::endpoint);

  private final Linked linked;
  private final TraceSet traces;
  private final Map<String, Suspect> byId = new TreeMap<>();

  private WhatIf(Linked linked, List<Suspect> suspects) {
    this.linked = linked;
    traces = linked.traces();
    suspects.forEach(suspect -> byId.put(suspect.id(), suspect));
  }

  /// Finds the bottlenecks of joined captures anew.
  public static WhatIf of(Linked linked, Policy policy) {
    return of(linked, Suspects.of(linked, policy));
  }

  /// About what was suspected in joined captures.
  public static WhatIf of(Linked linked, List<Suspect> suspects) {
    return new WhatIf(linked, suspects);
  }

  /// Whether removing a bottleneck can be played through: it is a part of requests' time.
  public boolean canRemove(String id) {
    Suspect suspect = byId.get(id);
    return suspect != null && !suspect.edits().isEmpty();
  }

  /// The requests without these bottlenecks; ids that nothing is known of change nothing.
  public Prediction without(Collection<String> ids) {
    Edits edits = Edits.none();
    for (String id : Set.copyOf(ids)) {
      Suspect suspect = byId.get(id);
      edits = suspect == null ? edits : edits.and(suspect.edits());
    }
    Retiming retiming = Retiming.of(traces, linked.tree(), edits);
    Waits waits = Waits.of(linked, retiming, edits.unqueued());
    List<Prediction.Change> changes = new ArrayList<>();
    double now = 0;
    double then = 0;
    for (Map.Entry<EndpointKey, List<Integer>> one : linked.requests().byEndpoint().entrySet()) {
      Prediction.Change change = change(one.getKey(), one.getValue(), waits, retiming);
      double requests = one.getValue().stream().mapToDouble(traces::weight).sum();
      now += requests * change.now().meanMs();
      then += requests * change.then().meanMs();
      if (!change.now().equals(change.then()) || !change.sentNow().equals(change.sentThen())) {
        changes.add(change);
      }
    }
    return new Prediction(
        now / 1e3 / linked.loadSeconds(),
        then / 1e3 / linked.loadSeconds(),
        changes.stream().sorted(MOST_GAINED).toList());
  }

  private static double gainMs(Prediction.Change change) {
    boolean isSent = change.sentNow().n() > 0;
    Latency now = isSent ? change.sentNow() : change.now();
    Latency then = isSent ? change.sentThen() : change.then();
    return now.n() * (now.meanMs() - then.meanMs());
  }

  private Prediction.Change change(
      EndpointKey key, List<Integer> entries, Waits waits, Retiming retiming) {
    List<Integer> sent =
        entries.stream().filter(entry -> Queued.sentNs(traces, entry).isPresent()).toList();
    return new Prediction.Change(
        key,
        latency(entries, traces::durationNs),
        latency(entries, retiming::durationNs),
        Queued.sinceSent(traces, entries),
        latency(sent, entry -> waits.ns(entry) + retiming.durationNs(entry)));
  }

  private Latency latency(List<Integer> entries, IntToLongFunction ns) {
    return Latencies.of(
        entries.stream().mapToDouble(entry -> ns.applyAsLong(entry) / 1e6).toArray(),
        entries.stream().mapToDouble(traces::weight).toArray());
  }

  /// How a bottleneck moves with the setting that removes it; empty where there is none.
  public Optional<Curve> curve(String id) {
    Suspect suspect = byId.get(id);
    return suspect == null ? Optional.empty() : new Curves(linked).of(suspect);
  }

  /// The curves of those bottlenecks that have one, by their ids.
  public Map<String, Curve> curves(List<String> ids) {
    List<Optional<Curve>> found = linked.crew().each(ids, this::curve);
    Map<String, Curve> curves = new TreeMap<>();
    for (int at = 0; at < ids.size(); at++) {
      String id = ids.get(at);
      found.get(at).ifPresent(curve -> curves.put(id, curve));
    }
    return curves;
  }

  /// The bottlenecks in the order in which removing them gains most of the requests' time, each by
  /// what it gains when those before it are gone. Those that are no part of it are left out.
  public List<Fix> order() {
    return FixOrder.of(
        linked, byId.values().stream().filter(one -> one.edits().size() > 0).toList());
  }
}
