package dev.slowpath.cli.document;

import dev.slowpath.analysis.plan.EstimateCheck;
import dev.slowpath.analysis.plan.PlanLedger;
import dev.slowpath.cli.table.Cell;
import dev.slowpath.cli.table.Cell.Quantity;
import dev.slowpath.cli.terminal.Ink;
import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.plan.PlanTree;
import java.util.ArrayList;
import java.util.List;

/// A plan as rows of a table, its tree drawn in the last column.
final class PlanRows {
  private final PlanTree plan;
  private final double executionMs;
  private final List<EstimateCheck> estimates;
  private final String[] branches;

  private PlanRows(PlanTree plan) {
    this.plan = plan;
    executionMs = Facts.executionMs(plan);
    estimates = EstimateCheck.of(plan);
    branches = new String[plan.nodes().size() + 1];
    draw();
  }

  static List<List<Cell>> of(PlanTree plan) {
    PlanRows rows = new PlanRows(plan);
    return PlanLedger.of(plan).stream().map(rows::row).toList();
  }

  /// Deep plans indent no further than this.
  private static final int DEEPEST = 60;

  private void draw() {
    int size = plan.nodes().size();
    int[] lastChild = new int[size + 1];
    plan.nodes().forEach(node -> lastChild[node.parent()] = node.id());
    String[] below = new String[size + 1];
    branches[0] = "";
    below[0] = "";
    for (PlanNode node : plan.nodes()) {
      String above = below[node.parent()];
      boolean isRoot = node.parent() == 0;
      boolean isLast = lastChild[node.parent()] == node.id();
      boolean isDeep = above.length() >= DEEPEST;
      branches[node.id()] = isRoot ? "" : above + (isLast ? "└ " : "├ ");
      below[node.id()] = isRoot || isDeep ? above : above + (isLast ? "  " : "│ ");
    }
  }

  private List<Cell> row(PlanLedger.Line line) {
    PlanNode node = line.node();
    PlanNode.Actual actual = node.actual();
    PlanNode.Estimate estimate = node.estimate();
    double rows = actual == null ? Double.NaN : actual.rows();
    double expected = estimate == null ? Double.NaN : estimate.rows();
    double share = line.exclusiveMs() / executionMs;
    return new ArrayList<>(
        List.of(
            Cell.figure(node.id(), Quantity.COUNT),
            Cell.figure(line.exclusiveMs(), Quantity.MS),
            Cell.figure(share, Quantity.SHARE),
            new Cell.Bar(share, 1, Ink.Role.WAITING),
            Cell.figure(line.inclusiveMs(), Quantity.MS),
            Cell.figure(rows, Quantity.COUNT),
            Cell.figure(expected, Quantity.COUNT),
            Cell.figure(factor(estimates.get(node.id() - 1)), Quantity.FACTOR),
            Cell.figure(actual == null ? Double.NaN : actual.loops(), Quantity.COUNT),
            Cell.words(branches[node.id()] + text(node))));
  }

  /// Unknown where the rows that came are not all: a Limit above tells nothing of the planner.
  static double factor(EstimateCheck check) {
    return check.isJudged() ? check.factor() : Double.NaN;
  }

  private static String text(PlanNode node) {
    StringBuilder text = new StringBuilder(node.type());
    if (!node.index().isEmpty()) {
      text.append(" using ").append(node.index());
    }
    if (!node.relation().isEmpty()) {
      text.append(" on ").append(node.relation());
    }
    if (!node.subplanName().isEmpty()) {
      text.append(", ").append(node.subplanName());
    }
    if (node.isNeverExecuted()) {
      text.append(", never run");
    }
    return text.toString();
  }
}
