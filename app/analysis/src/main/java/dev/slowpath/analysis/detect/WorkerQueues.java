package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.latency.Latencies;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.Queued;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.analysis.policy.Threshold;
import dev.slowpath.analysis.retime.Edits;
import dev.slowpath.model.bottleneck.Bound;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Cost;
import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.bottleneck.Where;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.endpoint.Latency;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
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
  @Override
  public List<Suspect> detect(Linked linked, Policy policy) {
    List<Suspect> found = new ArrayList<>();
    for (Queued.Group group : Queued.of(linked)) {
      suspect(linked, policy, group).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Suspect> suspect(Linked linked, Policy policy, Queued.Group group) {
    double waitedMs = group.waitedMs();
    double meanMs = waitedMs / group.requests();
    EndpointKey holder = holder(linked, group.served());
    if (meanMs < policy.at(Threshold.QUEUE_MS, holder)
        || group.saturatedShare() < policy.at(Threshold.QUEUE_BUSY, holder)) {
      return Optional.empty();
    }
    Where where = Where.resource(holder, "workers " + group.name());
    Set<EndpointKey> waiting = new HashSet<>();
    group.entries().forEach(entry -> waiting.add(linked.requests().endpointOf(entry)));
    int longest = group.longest();
    Evidence evidence =
        new Evidence.Spans(
            linked.traces().locator(longest),
            Evidence.Join.FOUND,
            group.requests(),
            waitedMs,
            group.requests());
    Edits.Builder edits = Edits.builder();
    group.entries().forEach(edits::unqueue);
    return Optional.of(
        Suspect.stated(
            new Cause.WorkerQueueing(group.workers(), meanMs, waiting.size()),
            where,
            edits.build(),
            List.of(evidence),
            new Suspect.Stated(cost(linked, group), bound(linked, holder, group.entries()))));
  }

  /// The holder's requests from when they were sent, with and without the wait: the request at p95
  /// afterwards is another one, so the percentile of the waits is not what is gained.
  private static Bound bound(Linked linked, EndpointKey holder, List<Integer> waiting) {
    TraceSet traces = linked.traces();
    List<Integer> own =
        waiting.stream()
            .filter(entry -> linked.requests().endpointOf(entry).equals(holder))
            .toList();
    Latency now = Queued.sinceSent(traces, own);
    Latency then =
        Latencies.of(
            own.stream().mapToDouble(entry -> traces.durationNs(entry) / 1e6).toArray(),
            own.stream().mapToDouble(traces::weight).toArray());
    return new Bound(
        now.p50Ms() - then.p50Ms(),
        now.p95Ms() - then.p95Ms(),
        now.meanMs() - then.meanMs(),
        Bound.Formula.WHOLE_WAIT);
  }

  private static Cost cost(Linked linked, Queued.Group group) {
    double waitedMs = group.waitedMs();
    double clientMs = waitedMs + Wall.ms(linked.traces(), group.entries());
    return new Cost(
        waitedMs / 1e3 / linked.loadSeconds(),
        waitedMs / clientMs,
        Cost.Whole.CLIENT,
        waitedMs,
        waitedMs / group.requests(),
        group.requests(),
        Cost.Basis.MEASURED);
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
