package dev.slowpath.analysis.whatif;

import dev.slowpath.analysis.detect.Suspect;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.Requests;
import dev.slowpath.analysis.retime.Edits;
import dev.slowpath.analysis.retime.Retiming;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Puts bottlenecks into the order of their marginal gains: the first gains most alone, the next
/// most when the first is gone, and so on. Only bottlenecks that share requests change each other's
/// gain, so each such group is ordered for itself and the groups are merged.
final class FixOrder {
  private final Linked linked;
  private final TraceSet traces;

  private FixOrder(Linked linked) {
    this.linked = linked;
    traces = linked.traces();
  }

  private record Step(Suspect suspect, double gainMs) {}

  static List<Fix> of(Linked linked, List<Suspect> suspects) {
    FixOrder order = new FixOrder(linked);
    List<List<Step>> groups = order.groups(suspects).stream().map(order::ordered).toList();
    double left =
        linked.requests().byEndpoint().values().stream()
            .flatMap(List::stream)
            .mapToDouble(entry -> order.traces.weight(entry) * order.traces.durationNs(entry) / 1e6)
            .sum();
    List<Fix> fixes = new ArrayList<>();
    for (Step step : merged(groups)) {
      left -= step.gainMs();
      double perLoad = 1e3 * linked.loadSeconds();
      fixes.add(new Fix(step.suspect().id(), step.gainMs() / perLoad, left / perLoad));
    }
    return fixes;
  }

  /// The step with the largest gain among the next ones of all groups, again and again.
  private static List<Step> merged(List<List<Step>> groups) {
    List<List<Step>> rest = new ArrayList<>();
    groups.forEach(group -> rest.add(new ArrayList<>(group)));
    List<Step> all = new ArrayList<>();
    Comparator<List<Step>> largest =
        Comparator.<List<Step>>comparingDouble(group -> -group.getFirst().gainMs())
            .thenComparing(group -> group.getFirst().suspect().id());
    while (rest.removeIf(List::isEmpty) || !rest.isEmpty()) {
      if (!rest.isEmpty()) {
        all.add(rest.stream().min(largest).orElseThrow().removeFirst());
      }
    }
    return all;
  }

  /// Suspects that share a trace, directly or through others.
  private List<List<Suspect>> groups(List<Suspect> suspects) {
    int[] group = new int[suspects.size()];
    Map<Integer, Integer> firstOf = new HashMap<>();
    for (int at = 0; at < group.length; at++) {
      group[at] = at;
      for (int trace : traces(suspects.get(at)).toArray()) {
        int other = firstOf.getOrDefault(trace, at);
        firstOf.putIfAbsent(trace, at);
        join(group, root(group, other), root(group, at));
      }
    }
    Map<Integer, List<Suspect>> byGroup = new TreeMap<>();
    for (int at = 0; at < group.length; at++) {
      byGroup.computeIfAbsent(root(group, at), absent -> new ArrayList<>()).add(suspects.get(at));
    }
    return List.copyOf(byGroup.values());
  }

  /// The numbers of the traces that a suspect's repair changes, in order.
  private IntStream traces(Suspect suspect) {
    Edits edits = suspect.edits();
    return IntStream.range(0, edits.size()).map(n -> traces.traceOf(edits.span(n))).distinct();
  }

  private static int root(int[] group, int at) {
    int root = at;
    while (group[root] != root) {
      root = group[root];
    }
    return root;
  }

  private static void join(int[] group, int one, int other) {
    group[Math.max(one, other)] = Math.min(one, other);
  }

  private List<Step> ordered(List<Suspect> group) {
    List<Suspect> left = new ArrayList<>(group);
    List<Step> steps = new ArrayList<>();
    List<Integer> entries = entries(group);
    Edits done = Edits.none();
    double before = totalMs(entries, done);
    while (!left.isEmpty()) {
      Edits so = done;
      double[] totals =
          linked.crew().each(left, one -> totalMs(entries, so.and(one.edits()))).stream()
              .mapToDouble(Double::doubleValue)
              .toArray();
      int best = 0;
      for (int at = 1; at < totals.length; at++) {
        best = totals[at] < totals[best] ? at : best;
      }
      Suspect next = left.remove(best);
      done = done.and(next.edits());
      steps.add(new Step(next, before - totals[best]));
      before = totals[best];
    }
    return steps;
  }

  /// The requests in the traces of a group.
  private List<Integer> entries(List<Suspect> group) {
    BitSet touched = new BitSet();
    group.forEach(one -> traces(one).forEach(touched::set));
    Requests requests = linked.requests();
    return requests.byEndpoint().values().stream()
        .flatMap(List::stream)
        .filter(entry -> touched.get(traces.traceOf(entry)))
        .toList();
  }

  private double totalMs(List<Integer> entries, Edits edits) {
    Retiming retiming = Retiming.of(traces, linked.tree(), edits);
    return entries.stream()
        .mapToDouble(entry -> traces.weight(entry) * retiming.durationNs(entry) / 1e6)
        .sum();
  }
}
