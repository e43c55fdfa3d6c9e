package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.analysis.policy.Threshold;
import dev.slowpath.analysis.retime.Edits;
import dev.slowpath.model.bottleneck.Bound;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.model.bottleneck.Where;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.endpoint.TimeKind;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Outgoing calls of one parent that follow one another although each could have begun with the
/// first. That none needs another's answer is proved only where other requests show the same calls
/// side by side or in another order.
final class SerialCalls implements Detector {
  /// Work between two calls longer than this, in ms, or than this share of the call before, may be
  /// what the next call needs.
  private static final double PAUSE_MS = 1;

  private static final double PAUSE_SHARE = 0.05;

  @Override
  public List<Suspect> detect(Linked linked, Policy policy) {
    TraceSet traces = linked.traces();
    Map<EndpointKey, Map<Integer, List<Integer>>> callsByParent = new TreeMap<>();
    linked
        .requests()
        .spansOf((endpoint, span) -> {
          if (linked.kind(span) == TimeKind.HTTP
              && !linked.marks().connects(span)
              && !CallFacts.failed(traces, span)) {
            callsByParent
                .computeIfAbsent(endpoint, absent -> new TreeMap<>())
                .computeIfAbsent(traces.parent(span), absent -> new ArrayList<>())
                .add(span);
          }
        });
    List<Suspect> found = new ArrayList<>();
    callsByParent.forEach(
        (key, byParent) -> at(linked, policy, key, byParent).ifPresent(found::add));
    return found;
  }

  private static Optional<Suspect> at(
      Linked linked, Policy policy, EndpointKey key, Map<Integer, List<Integer>> byParent) {
    TraceSet traces = linked.traces();
    List<List<Integer>> runs =
        byParent.values().stream()
            .map(calls -> run(traces, calls))
            .filter(run -> run.size() > 1)
            .toList();
    double gainMs = runs.stream().mapToDouble(run -> gainMs(traces, run)).average().orElse(0);
    List<Integer> all = runs.stream().flatMap(List::stream).toList();
    double wallMs = Wall.ms(traces, linked.requests().byEndpoint().getOrDefault(key, List.of()));
    if (gainMs < policy.at(Threshold.SERIAL_MS, key)
        || Wall.ms(traces, all) < policy.at(Threshold.SERIAL_SHARE, key) * wallMs) {
      return Optional.empty();
    }
    List<Integer> example =
        runs.stream().max(Comparator.<List<Integer>>comparingInt(List::size)).orElseThrow();
    int[] counts = runs.stream().mapToInt(List::size).sorted().toArray();
    boolean isFree = CallOrder.of(traces, byParent.values()).isFree(runs);
    Edits.Builder edits = Edits.builder();
    for (List<Integer> run : runs) {
      run.subList(1, run.size()).forEach(call -> edits.together(call, run.getFirst()));
    }
    return Optional.of(
        new Suspect(
            new Cause.SerialIo(
                counts[counts.length / 2],
                example.stream().map(call -> CallOrder.target(traces, call)).toList()),
            Where.resource(key, "outgoing calls"),
            isFree ? new Proof.Proved() : new Proof.Consistent(List.of(Proof.Missing.INDEPENDENCE)),
            Bound.Formula.ALL_BUT_LONGEST,
            all,
            edits.build(),
            List.of(),
            Optional.empty(),
            Double.NaN));
  }

  private static double gainMs(TraceSet traces, List<Integer> run) {
    long sum = run.stream().mapToLong(traces::durationNs).sum();
    return (sum - run.stream().mapToLong(traces::durationNs).max().orElse(0)) / 1e6;
  }

  /// The longest row of calls in which each begins soon after the one before has ended.
  private static List<Integer> run(TraceSet traces, List<Integer> calls) {
    calls.sort(Comparator.comparingLong(traces::startNs));
    List<Integer> longest = List.of();
    List<Integer> current = new ArrayList<>();
    for (int call : calls) {
      if (!current.isEmpty() && !follows(traces, current.getLast(), call)) {
        current = new ArrayList<>();
      }
      current.add(call);
      longest = current.size() > longest.size() ? current : longest;
    }
    return longest;
  }

  private static boolean follows(TraceSet traces, int earlier, int later) {
    long pause = traces.startNs(later) - traces.endNs(earlier);
    return pause >= 0
        && pause <= Math.max(PAUSE_MS * 1e6, PAUSE_SHARE * traces.durationNs(earlier));
  }
}
