package dev.slowpath.analysis.whatif;

import dev.slowpath.analysis.detect.Suspect;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.Requests;
import dev.slowpath.analysis.retime.Edits;
import dev.slowpath.analysis.retime.Retiming;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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
    Map<Object, Integer> firstOf = new HashMap<>();
    for (int at = 0; at < group.length; at++) {
      group[at] = at;
      for (int span : suspects.get(at).edits().spans()) {
        int other = firstOf.getOrDefault(traces.trace(span), at);
        firstOf.putIfAbsent(traces.trace(span), at);
        join(group, root(group, other), root(group, at));
      }
    }
    Map<Integer, List<Suspect>> byGroup = new TreeMap<>();
    for (int at = 0; at < group.length; at++) {
      byGroup.computeIfAbsent(root(group, at), absent -> new ArrayList<>()).add(suspects.get(at));
    }
    return List.copyOf(byGroup.values());
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
      Suspect best = left.getFirst();
      double least = Double.POSITIVE_INFINITY;
      for (Suspect one : left) {
        double total = totalMs(entries, done.and(one.edits()));
        if (total < least) {
          best = one;
          least = total;
        }
      }
      left.remove(best);
      done = done.and(best.edits());
      steps.add(new Step(best, before - least));
      before = least;
    }
    return steps;
  }

  /// The requests in the traces of a group.
  private List<Integer> entries(List<Suspect> group) {
    Set<Object> touched = new HashSet<>();
    group.forEach(one -> one.edits().spans().forEach(span -> touched.add(traces.trace(span))));
    Requests requests = linked.requests();
    return requests.byEndpoint().values().stream()
        .flatMap(List::stream)
        .filter(entry -> touched.contains(traces.trace(entry)))
        .toList();
  }

  private double totalMs(List<Integer> entries, Edits edits) {
    Retiming retiming = Retiming.of(traces, linked.tree(), edits);
    return entries.stream()
        .mapToDouble(entry -> traces.weight(entry) * retiming.durationNs(entry) / 1e6)
        .sum();
  }
}
