package dev.slowpath.analysis.path;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.SpanTree;
import dev.slowpath.model.endpoint.TimeKind;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntFunction;

/// The critical paths of traces laid over each other by the way of calls that leads to each span: a
/// flame graph whose width is wall time that somebody waited for. Traces that branch side by side
/// are not wider than they are long.
public final class CallPaths {
  private static final Comparator<Operation> HEAVIEST =
      Comparator.<Operation>comparingDouble(one -> -one.criticalMs())
          .thenComparing(Operation::step);

  /// A step below the steps that lead to it.
  ///
  /// @param parent the place of the node before it among the nodes; -1 for a root
  /// @param kind what its own time is spent on
  /// @param ms of the critical paths, its own, weights counted
  public record Node(int parent, Step step, TimeKind kind, double ms) {
    public Node {
      Objects.requireNonNull(step);
      Objects.requireNonNull(kind);
    }
  }

  private record Place(int parent, Step step) {}

  private final TraceSet traces;
  private final SpanTree tree;
  private final Map<Place, Integer> places = new HashMap<>();
  private final List<Place> inOrder = new ArrayList<>();
  private final List<TimeKind> kinds = new ArrayList<>();
  private final IntFunction<TimeKind> kindOf;
  private final Map<Integer, Double> msOf = new HashMap<>();
  private final int[] nodeOf;
  private final Step[] steps;
  private final Map<Step, double[]> sums = new TreeMap<>();

  private CallPaths(Linked linked, List<Integer> roots) {
    traces = linked.traces();
    tree = linked.tree();
    kindOf = linked::kind;
    nodeOf = new int[traces.size()];
    Arrays.fill(nodeOf, -1);
    steps = new Step[traces.size()];
    roots.forEach(this::add);
  }

  /// The paths of all traces, each from its longest span without a parent.
  public static CallPaths ofAll(Linked linked) {
    TraceSet traces = linked.traces();
    List<Integer> roots = new ArrayList<>();
    for (int trace = 0; trace < traces.traces(); trace++) {
      roots.add(root(traces, trace));
    }
    return new CallPaths(linked, roots);
  }

  /// The path of one trace.
  public static CallPaths of(Linked linked, int trace) {
    return new CallPaths(linked, List.of(root(linked.traces(), trace)));
  }

  /// The longest span of a trace that has no parent, of equals the first.
  public static int root(TraceSet traces, int trace) {
    int root = -1;
    for (int span = traces.first(trace); span < traces.end(trace); span++) {
      boolean isTop = traces.parent(span) < 0;
      if (isTop && (root < 0 || traces.durationNs(span) > traces.durationNs(root))) {
        root = span;
      }
    }
    return root;
  }

  private void add(int root) {
    double weight = traces.weight(root);
    for (CriticalPath.Section section : CriticalPath.of(traces, tree, root)) {
      double ms = weight * (section.endNs() - section.startNs()) / 1e6;
      msOf.merge(node(section.span(), root), ms, Double::sum);
      sum(section.span())[1] += ms;
    }
    List<Integer> below = new ArrayList<>(List.of(root));
    while (!below.isEmpty()) {
      int span = below.removeLast();
      sum(span)[0] += traces.weight(span);
      sum(span)[2] += traces.weight(span) * SelfTime.ofNs(traces, tree, span) / 1e6;
      for (int at = 0; at < tree.count(span); at++) {
        below.add(tree.child(span, at));
      }
    }
  }

  private double[] sum(int span) {
    return sums.computeIfAbsent(step(span), absent -> new double[3]);
  }

  private Step step(int span) {
    if (steps[span] == null) {
      steps[span] = Step.of(traces, span);
    }
    return steps[span];
  }

  /// The node of a span; those above it on the way to the root are made first.
  private int node(int span, int root) {
    List<Integer> unknown = new ArrayList<>();
    int at = span;
    while (nodeOf[at] < 0) {
      unknown.add(at);
      if (at == root) {
        break;
      }
      at = traces.parent(at);
    }
    for (int next : unknown.reversed()) {
      Place place = new Place(next == root ? -1 : nodeOf[traces.parent(next)], step(next));
      nodeOf[next] = places.computeIfAbsent(place, absent -> inOrder.size());
      if (nodeOf[next] == inOrder.size()) {
        inOrder.add(place);
        kinds.add(kindOf.apply(next));
      }
    }
    return nodeOf[span];
  }

  /// The nodes, a parent before its children.
  public List<Node> nodes() {
    List<Node> nodes = new ArrayList<>();
    for (int at = 0; at < inOrder.size(); at++) {
      Place place = inOrder.get(at);
      nodes.add(new Node(place.parent(), place.step(), kinds.get(at), msOf.getOrDefault(at, 0.0)));
    }
    return nodes;
  }

  /// All operations, the one with most of the critical paths first.
  public List<Operation> operations() {
    return sums.entrySet().stream()
        .map(one -> {
          double[] sum = one.getValue();
          return new Operation(one.getKey(), sum[0], sum[1], sum[2]);
        })
        .sorted(HEAVIEST)
        .toList();
  }
}
