package dev.slowpath.desktop.plans;

import dev.slowpath.analysis.link.Linked.KnownPlan;
import dev.slowpath.analysis.plan.PlanLedger;
import dev.slowpath.analysis.plan.PlanObservation;
import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.PlanRemarks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Plans as rows: what each step costs by itself, and how far its estimate was off.
public final class PlansModel {

  private PlansModel() {}

  /// A step of a plan.
  ///
  /// @param share of the plan's execution time that is the step's own, 0..1
  public record Step(PlanLedger.Line line, int depth, double share, boolean isRemarked) {}

  public static List<KnownPlan> plans(Investigation investigation) {
    return investigation.linked().plans();
  }

  /// The steps in print order.
  public static List<Step> steps(KnownPlan known) {
    List<PlanLedger.Line> lines = PlanLedger.of(known.plan());
    double whole = lines.stream().mapToDouble(PlanLedger.Line::exclusiveMs).sum();
    List<Integer> remarked =
        PlanObservation.of(known.plan()).stream().map(PlanObservation::node).toList();
    Map<Integer, Integer> depths = new HashMap<>();
    List<Step> steps = new ArrayList<>();
    for (PlanLedger.Line line : lines) {
      PlanNode node = line.node();
      int depth = node.parent() == 0 ? 0 : depths.getOrDefault(node.parent(), 0) + 1;
      depths.put(node.id(), depth);
      steps.add(new Step(line, depth, line.exclusiveMs() / whole, remarked.contains(node.id())));
    }
    return steps;
  }

  /// What is remarkable, in words, by node.
  public static List<String> remarks(KnownPlan known) {
    return PlanObservation.of(known.plan()).stream()
        .map(remark -> "%d · %s".formatted(remark.node(), PlanRemarks.text(remark)))
        .toList();
  }

  static String object(PlanNode node) {
    String index = node.index();
    String relation = node.relation();
    if (index.isEmpty()) {
      return relation.isEmpty() ? node.subplanName() : relation;
    }
    return relation.isEmpty() ? index : relation + " by " + index;
  }

  static double estimated(Step step) {
    PlanNode.Estimate estimate = step.line().node().estimate();
    return estimate == null ? Double.NaN : estimate.rows();
  }

  static double actual(Step step) {
    PlanNode.Actual actual = step.line().node().actual();
    return actual == null || actual.loops() == 0 ? Double.NaN : actual.rows();
  }

  static double loops(Step step) {
    PlanNode.Actual actual = step.line().node().actual();
    return actual == null ? Double.NaN : actual.loops();
  }

  /// How far off the estimate was, as a factor of at least 1.
  static double offBy(Step step) {
    double ratio = Math.max(1, actual(step)) / Math.max(1, estimated(step));
    return ratio < 1 ? 1 / ratio : ratio;
  }

  static String offByText(Step step) {
    double off = offBy(step);
    if (Double.isNaN(off)) {
      return Numbers.UNKNOWN;
    }
    if (off < 1.5) {
      return "within 1.5 ×";
    }
    return (actual(step) > estimated(step) ? "↑ " : "↓ ") + Numbers.ms(off) + " ×";
  }

  /// The time of a step by itself, or that it never ran.
  static String exclusive(Step step) {
    return step.line().node().isNeverExecuted()
        ? "never run"
        : Numbers.ms(step.line().exclusiveMs());
  }
}
