package dev.slowpath.workbench.layout;

import dev.slowpath.analysis.plan.PlanLedger;
import dev.slowpath.model.plan.PlanTree;
import java.util.ArrayList;
import java.util.List;

/// A plan as rows of steps: each as wide as its time with its children, within the step that called
/// it.
///
/// @param steps in print order
/// @param rows how deep the plan is
public record PlanLayout(List<Step> steps, int rows) {

  public PlanLayout {
    steps = List.copyOf(steps);
  }

  /// A step.
  ///
  /// @param from its left edge as a share of the root's time, 0..1
  /// @param share its width likewise
  /// @param heat its own time as a share of the largest own time, 0..1
  public record Step(int node, String name, int row, double from, double share, double heat) {}

  /// Lays out a plan; one that was not analysed has no steps.
  public static PlanLayout of(PlanTree plan) {
    List<PlanLedger.Line> lines = PlanLedger.of(plan);
    double whole = lines.getFirst().inclusiveMs();
    if (!(whole > 0)) {
      return new PlanLayout(List.of(), 0);
    }
    double hottest = lines.stream().mapToDouble(PlanLedger.Line::exclusiveMs).max().orElse(1);
    int size = lines.size() + 1;
    int[] rows = new int[size];
    double[] ends = new double[size];
    double[] next = new double[size];
    ends[0] = 1;
    List<Step> steps = new ArrayList<>();
    int deepest = 0;
    for (PlanLedger.Line line : lines) {
      int id = line.node().id();
      int parent = line.node().parent();
      rows[id] = parent == 0 ? 0 : rows[parent] + 1;
      double from = next[parent];
      // What a parent's own figures leave no room for is cut, never drawn outside.
      double share = Math.clamp(line.inclusiveMs() / whole, 0, Math.max(0, ends[parent] - from));
      next[parent] = from + share;
      next[id] = from;
      ends[id] = from + share;
      deepest = Math.max(deepest, rows[id] + 1);
      double heat = hottest > 0 ? line.exclusiveMs() / hottest : 0;
      steps.add(new Step(id, line.node().type(), rows[id], from, share, heat));
    }
    return new PlanLayout(steps, deepest);
  }
}
