package dev.slowpath.workbench.layout;

import dev.slowpath.analysis.plan.PlanLedger;
import dev.slowpath.analysis.plan.PlanTime;
import dev.slowpath.model.plan.PlanTree;
import java.util.ArrayList;
import java.util.List;

/// A plan as rows of steps, each within the step that called it: as wide as its own time and that
/// of the steps below it. What no step below covers is a step's own time, so the widths add up also
/// where a CTE is read by a step that did not call it.
///
/// @param steps in print order
/// @param rows how deep the plan is
public record PlanLayout(List<Step> steps, int rows) {

  public PlanLayout {
    steps = List.copyOf(steps);
  }

  /// A step.
  ///
  /// @param from its left edge as a share of the whole, 0..1
  /// @param share its width likewise
  /// @param heat its own time as a share of the largest own time, 0..1
  public record Step(int node, String name, int row, double from, double share, double heat) {}

  /// Lays out a plan by the clock on the wall.
  public static PlanLayout of(PlanTree plan) {
    return of(plan, PlanTime.WALL);
  }

  /// Lays out a plan; one that was not analysed has no steps.
  public static PlanLayout of(PlanTree plan, PlanTime time) {
    List<PlanLedger.Line> lines = PlanLedger.of(plan);
    int size = lines.size() + 1;
    double[] below = new double[size];
    double hottest = 0;
    for (PlanLedger.Line line : lines.reversed()) {
      double own = time.ownMs(line);
      hottest = Math.max(hottest, own);
      below[line.node().id()] += own;
      below[line.node().parent()] += below[line.node().id()];
    }
    double whole = below[0];
    if (!(whole > 0)) {
      return new PlanLayout(List.of(), 0);
    }
    int[] rows = new int[size];
    double[] next = new double[size];
    List<Step> steps = new ArrayList<>();
    int deepest = 0;
    for (PlanLedger.Line line : lines) {
      int id = line.node().id();
      int parent = line.node().parent();
      rows[id] = parent == 0 ? 0 : rows[parent] + 1;
      deepest = Math.max(deepest, rows[id] + 1);
      double from = next[parent];
      double share = below[id] / whole;
      next[parent] = from + share;
      next[id] = from;
      double heat = time.ownMs(line) / hottest;
      steps.add(new Step(id, line.node().type(), rows[id], from, share, heat));
    }
    return new PlanLayout(steps, deepest);
  }
}
