package dev.slowpath.analysis.plan;

import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.plan.PlanTree;
import java.util.Arrays;

/// How many processes shared the loops of each node.
///
/// Below a Gather that is `loops(child) / loops(Gather)`, which is right also where the leader
/// takes no part (`parallel_leader_participation`) and for a single copy; the number of workers
/// launched says neither. A SubPlan runs where its parent runs; an InitPlan and a CTE in the
/// leader.
final class Processes {
  private final PlanTree plan;
  private final double[] shared;
  private final int[] gather;

  Processes(PlanTree plan) {
    this.plan = plan;
    shared = new double[plan.nodes().size() + 1];
    gather = new int[plan.nodes().size() + 1];
    Arrays.fill(shared, 1);
    for (PlanNode node : plan.nodes()) {
      if (node.parent() != 0 && !node.relationship().equals("InitPlan")) {
        spread(node, plan.node(node.parent()));
      }
    }
  }

  private void spread(PlanNode node, PlanNode parent) {
    boolean isGathered = isGather(parent) && node.subplanName().isEmpty();
    double ratio = isGathered ? gathered(node, parent) : shared[parent.id()];
    shared[node.id()] = Math.max(1, ratio);
    gather[node.id()] = isGathered ? parent.id() : gather[parent.id()];
  }

  static boolean isGather(PlanNode node) {
    return node.type().equals("Gather") || node.type().equals("Gather Merge");
  }

  private static double gathered(PlanNode node, PlanNode gather) {
    double ratio = loops(node) / loops(gather);
    return Double.isNaN(ratio) || Double.isInfinite(ratio)
        ? 1 + Figures.orZero(Figures.of(gather, "Workers Launched"))
        : ratio;
  }

  static double loops(PlanNode node) {
    return node.actual() == null ? Double.NaN : node.actual().loops();
  }

  /// How many processes shared the loops, at least 1.
  double of(PlanNode node) {
    return shared[node.id()];
  }

  /// The Gather whose workers run the node; 0 for none.
  int gatherOf(PlanNode node) {
    return gather[node.id()];
  }

  /// As `of`, but 1 for what one process did while the others waited for it: building the bitmap of
  /// a parallel bitmap scan.
  double onCriticalPath(PlanNode node) {
    boolean isBitmap = node.type().startsWith("Bitmap") && !node.type().endsWith("Heap Scan");
    boolean isOnce = gather[node.id()] != 0 && loops(node) <= loops(plan.node(gather[node.id()]));
    return isBitmap && isOnce ? 1 : shared[node.id()];
  }
}
