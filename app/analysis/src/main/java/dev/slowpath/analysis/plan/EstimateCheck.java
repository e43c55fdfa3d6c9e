package dev.slowpath.analysis.plan;

import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.plan.PlanTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The planner's rows of a node against those that came, over the same number of processes.
///
/// Below a Gather the planner states the rows of one process where the work is split, and divides
/// by the workers and a part of the leader (`get_parallel_divisor` in `costsize.c`): both sides are
/// brought to all processes. Until PostgreSQL 17 the mean rows of a loop are printed without
/// decimals: what rounding may have taken is given back.
///
/// @param estimated rows per loop, or over all processes; NaN with COSTS OFF
/// @param actual as `estimated`; NaN without ANALYZE and of a node that never ran
/// @param isCutShort whether something above may have stopped asking for rows
public record EstimateCheck(PlanNode node, double estimated, double actual, boolean isCutShort) {
  private static final Set<String> READ_TO_THEIR_END =
      Set.of("Sort", "Hash", "Aggregate", "HashAggregate", "MixedAggregate", "Parallel Hash");

  /// Actual over estimated, both at least 1; NaN where one is not known.
  public double factor() {
    return Math.max(1, actual) / Math.max(1, estimated);
  }

  /// Whether few rows are the planner's mistake: fewer than expected came of a node that was not
  /// asked for all is none.
  public boolean isJudged() {
    return !Double.isNaN(factor()) && !(isCutShort && actual < estimated);
  }

  /// All nodes, in print order.
  public static List<EstimateCheck> of(PlanTree plan) {
    Processes processes = new Processes(plan);
    boolean[] isSplit = new boolean[plan.nodes().size() + 1];
    boolean[] isCutShort = new boolean[isSplit.length];
    List<EstimateCheck> checks = new ArrayList<>();
    for (PlanNode node : plan.nodes()) {
      if (node.parent() != 0) {
        PlanNode parent = plan.node(node.parent());
        isSplit[node.id()] = isSplit(node, parent, isSplit[parent.id()]);
        isCutShort[node.id()] = isCutShort(node, parent, isCutShort[parent.id()]);
      }
      int gather = isSplit[node.id()] ? processes.gatherOf(node) : 0;
      checks.add(check(plan, node, gather, isCutShort[node.id()]));
    }
    return checks;
  }

  private static EstimateCheck check(PlanTree plan, PlanNode node, int gather, boolean isCutShort) {
    PlanNode.Actual actual = node.actual();
    PlanNode.Estimate estimate = node.estimate();
    double rows = actual == null || actual.loops() == 0 ? Double.NaN : actual.rows();
    double expected = estimate == null ? Double.NaN : estimate.rows();
    if (actual != null && actual.loops() > 1 && rows == Math.rint(rows)) {
      rows = Math.max(rows - 0.5, Math.min(rows + 0.5, expected));
    }
    if (gather == 0 || actual == null) {
      return new EstimateCheck(node, expected, rows, isCutShort);
    }
    double times = Processes.loops(node) / Math.max(1, Processes.loops(plan.node(gather)));
    return new EstimateCheck(node, expected * divisor(plan, gather), rows * times, isCutShort);
  }

  private static double divisor(PlanTree plan, int id) {
    PlanNode gather = plan.node(id);
    double workers = Figures.orZero(Figures.of(gather, "Workers Planned"));
    double launched = Figures.orZero(Figures.of(gather, "Workers Launched"));
    double sharing =
        plan.children(id).stream()
            .filter(child -> child.subplanName().isEmpty())
            .mapToDouble(Processes::loops)
            .sum();
    boolean isLeaderIdle = launched > 0 && sharing <= launched * Processes.loops(gather) + 0.01;
    return Math.max(1, workers + (isLeaderIdle ? 0 : Math.max(0, 1 - 0.3 * workers)));
  }

  private static boolean isSplit(PlanNode node, PlanNode parent, boolean isParentSplit) {
    if (!node.subplanName().isEmpty()) {
      return false;
    }
    if (Processes.isGather(parent)) {
      return parent.detail("Single Copy").isEmpty();
    }
    return isParentSplit
        && switch (node.relationship()) {
          case "Inner" -> node.type().equals("Parallel Hash");
          case "Member" ->
              !parent.type().equals("Parallel Append") || node.type().startsWith("Parallel ");
          default -> true;
        };
  }

  private static boolean isCutShort(PlanNode node, PlanNode parent, boolean isParentCutShort) {
    String type = parent.type();
    boolean isInner = node.relationship().equals("Inner");
    boolean stopsAtFirst =
        isInner
            && (type.contains("Semi") || type.contains("Anti"))
            && type.startsWith("Nested Loop");
    boolean isMerged = type.startsWith("Merge") && !type.endsWith("Append");
    boolean isAsked = isParentCutShort && !READ_TO_THEIR_END.contains(type);
    boolean isUnique = isInner && parent.detail("Inner Unique").orElse("").equals("true");
    return type.equals("Limit")
        || stopsAtFirst
        || isMerged
        || isUnique
        || isAsked
        || !node.subplanName().isEmpty();
  }
}
