package dev.slowpath.model.profile;

import dev.slowpath.model.profile.CallGraph.Call;
import dev.slowpath.model.profile.CallGraph.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// A profile with stacks, estimated from a call graph that has none: from each function that is
/// called from outside downward, a callee gets of its time what this caller's calls took, scaled by
/// the share that this path has of the caller's time.
///
/// Exact where each function on the way has one caller. Where functions share a callee that calls
/// on, the shares below it are those of all its callers together. Recursion is followed a few
/// levels deep. All time is in the tree: what the edges do not explain stays with the caller.
public final class EstimatedTree {
  /// The fact of a profile that is an estimate.
  public static final String FACT = "tree";

  private static final int MOST_TIMES_ON_A_PATH = 3;
  private static final int MOST_NODES = 60_000;
  private static final long SMALLEST_SHARE = 200_000;

  private final CallGraph graph;
  private final List<List<Call>> callees = new ArrayList<>();
  private final Profile.Builder profile = Profile.builder();
  private final int[] frames;
  private final PriorityQueue<Node> open =
      new PriorityQueue<>(
          Comparator.comparingDouble((Node node) -> -node.weight).thenComparingInt(Node::number));
  private long smallest;
  private int made;

  /// A function on a path that is still to be spread over its callees.
  private record Node(int number, @Nullable Node caller, int function, int stack, double weight) {
    /// Whether a callee may follow: a function calling itself counts once, and one that comes back
    /// by way of others (a tree that is walked) a few times.
    boolean mayCall(int callee) {
      int times = 0;
      Node at = this;
      while (at != null) {
        times += at.function == callee ? 1 : 0;
        at = at.caller;
      }
      return callee != function && times < MOST_TIMES_ON_A_PATH;
    }
  }

  private EstimatedTree(CallGraph graph) {
    this.graph = graph;
    graph.functions().forEach(absent -> callees.add(new ArrayList<>()));
    graph.calls().forEach(call -> callees.get(call.caller()).add(call));
    frames =
        graph.functions().stream().mapToInt(function -> profile.frame(function.frame())).toArray();
  }

  /// The estimate; its fact `FACT` says what it is.
  public static Profile of(CallGraph graph) {
    return new EstimatedTree(graph).built();
  }

  /// Whether a profile is such an estimate.
  public static boolean isEstimated(Profile profile) {
    return profile.facts().containsKey(FACT);
  }

  private Profile built() {
    profile.metric(graph.metric(), graph.unit());
    profile.fact(FACT, "estimated from who called whom");
    long[] fromOutside = fromOutside();
    for (int function = 0; function < fromOutside.length; function++) {
      if (fromOutside[function] > 0) {
        add(null, function, Stacks.ROOT, (double) fromOutside[function]);
      }
      smallest = Math.max(smallest, fromOutside[function] / SMALLEST_SHARE);
    }
    while (!open.isEmpty()) {
      spread(open.poll());
    }
    return profile.build();
  }

  /// What of each function's time no call of another explains.
  private long[] fromOutside() {
    long[] rest = new long[graph.functions().size()];
    for (int function = 0; function < rest.length; function++) {
      rest[function] = graph.functions().get(function).figures().total();
    }
    for (Call call : graph.calls()) {
      if (call.caller() != call.callee()) {
        rest[call.callee()] -= Math.min(rest[call.callee()], time(call));
      }
    }
    long rounding = graph.total() / SMALLEST_SHARE;
    for (int function = 0; function < rest.length; function++) {
      rest[function] = rest[function] <= rounding ? 0 : rest[function];
    }
    return rest;
  }

  /// Where a profiler counts a caller's calls without timing them, all calls took the same.
  private long time(Call call) {
    if (call.figures().total() != Figures.UNKNOWN) {
      return call.figures().total();
    }
    Figures callee = graph.functions().get(call.callee()).figures();
    double share = (double) call.figures().calls() / Math.max(1, callee.calls());
    return Math.round(callee.total() * Math.min(1, share));
  }

  private void add(@Nullable Node caller, int function, int below, double weight) {
    int stack = profile.push(below, frames[function]);
    open.add(new Node(made, caller, function, stack, weight));
    made++;
  }

  private void spread(Node node) {
    Figures figures = graph.functions().get(node.function).figures();
    double share = figures.total() > 0 ? node.weight / figures.total() : 0;
    List<Call> further =
        callees.get(node.function).stream()
            .filter(call -> time(call) * share > smallest && node.mayCall(call.callee()))
            .toList();
    boolean isWhole = made + further.size() > MOST_NODES;
    double below = isWhole ? 0 : further.stream().mapToDouble(call -> time(call) * share).sum();
    double fitting = below > node.weight ? node.weight / below : 1;
    if (!isWhole) {
      further.forEach(call -> add(node, call.callee(), node.stack, time(call) * share * fitting));
    }
    long self = Math.round(node.weight - below * fitting);
    if (self > 0) {
      profile.sample(graph.metric(), node.stack, -1, Samples.NO_TIME, self);
    }
  }
}
