package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.Queued;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Bound;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Cost;
import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.model.bottleneck.Where;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Requests that wait for a worker before any work on them begins: the time from `X-Request-Start`
/// to the entry span, while every worker of the group was busy. It is blamed on the endpoint that
/// holds the workers longest, not on those that only queue behind it.
final class WorkerQueues implements Detector {
  /// A mean wait below this is not worth more workers, in ms.
  private static final double WORTH_MENDING_MS = 20;

  /// A queue is the workers' when they were all busy for at least this share of the waiting time.
  private static final double SATURATED = 0.5;

  @Override
  public List<Bottleneck> detect(Linked linked) {
    List<Bottleneck> found = new ArrayList<>();
    for (Queued.Group group : Queued.of(linked)) {
      bottleneck(linked, group).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Bottleneck> bottleneck(Linked linked, Queued.Group group) {
    double waitedMs = group.waitedMs();
    double meanMs = waitedMs / group.requests();
    if (meanMs < WORTH_MENDING_MS || group.saturatedShare() < SATURATED) {
      return Optional.empty();
    }
    EndpointKey holder = holder(linked, group.served());
    Where where = Where.resource(holder, "workers " + group.name());
    Set<EndpointKey> waiting = new HashSet<>();
    group.entries().forEach(entry -> waiting.add(linked.requests().endpointOf(entry)));
    double clientMs = waitedMs + wallMs(linked.traces(), group.entries());
    Cost cost =
        new Cost(
            waitedMs / 1e3 / linked.seconds(),
            waitedMs / clientMs,
            Cost.Whole.CLIENT,
            waitedMs,
            meanMs,
            group.requests(),
            Cost.Basis.MEASURED);
    int longest = group.longest();
    Evidence evidence =
        new Evidence.Spans(
            linked.traces().locator(longest),
            Evidence.Join.FOUND,
            group.requests(),
            waitedMs,
            group.requests());
    return Optional.of(
        new Bottleneck(
            Identity.of(where),
            new Cause.WorkerQueueing(group.workers(), meanMs, waiting.size()),
            where,
            cost,
            new Bound(group.waitP50Ms(), group.waitP95Ms(), meanMs, Bound.Formula.WHOLE_WAIT),
            new Proof.Proved(),
            List.of(evidence)));
  }

  private static double wallMs(TraceSet traces, Collection<Integer> entries) {
    return entries.stream().mapToDouble(at -> traces.weight(at) * traces.durationNs(at)).sum()
        / 1e6;
  }

  private static EndpointKey holder(Linked linked, List<Integer> entries) {
    TraceSet traces = linked.traces();
    Map<EndpointKey, Double> held = new HashMap<>();
    for (int entry : entries) {
      held.merge(
          linked.requests().endpointOf(entry),
          traces.weight(entry) * traces.durationNs(entry),
          Double::sum);
    }
    Comparator<Map.Entry<EndpointKey, Double>> longest = Map.Entry.comparingByValue();
    return held.entrySet().stream()
        .max(longest.thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElseThrow();
  }
}
