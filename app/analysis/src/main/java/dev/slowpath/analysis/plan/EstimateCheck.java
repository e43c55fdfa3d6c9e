package dev.slowpath.analysis.plan;

import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.plan.PlanTree;
import java.util.ArrayList;
import java.util.List;

/// The planner's rows of a node against those that came, over the same number of processes.
///
/// Below a Gather the planner states the rows of one process where the work is split, and divides
/// by the workers and a part of the leader (`get_parallel_divisor` in `costsize.c`): both sides are
/// brought to all processes. Until PostgreSQL 17 the mean rows of a loop are printed without
/// decimals: what rounding may have taken is given back.
///
/// @param estimated rows per loop, or over all processes; NaN with COSTS OFF
/// @param actual as `estimated`; NaN without ANALYZE and of a node that never ran
/// @param reach whether the rows that came are all that the node had
public record EstimateCheck(PlanNode node, double estimated, double actual, Reach reach) {

  /// What the rows that came say of those that the node had.
  public enum Reach {
    /// They are all.
    FULL("full"),
    /// Something above may have stopped asking: few rows are no mistake of the planner's.
    CUT_SHORT("cut-short"),
    /// The node does not count rows, or counts some of them twice.
    NOT_COUNTED("not-counted");

    private final String id;

    Reach(String id) {
      this.id = id;
    }

    /// The name used in JSON.
    public String id() {
      return id;
    }
  }

  /// Actual over estimated, both at least 1; NaN where one is not known.
  public double factor() {
    return Math.max(1, actual) / Math.max(1, estimated);
  }

  /// Whether the factor tells a mistake of the planner's, and is known.
  public boolean isJudged() {
    return switch (reach) {
      case FULL -> !Double.isNaN(factor());
      case CUT_SHORT -> actual >= estimated;
      case NOT_COUNTED -> false;
    };
  }

  /// All nodes, in print order.
  public static List<EstimateCheck> of(PlanTree plan) {
    Processes processes = new Processes(plan);
    boolean[] isSplit = new boolean[plan.nodes().size() + 1];
    Reaches reaches = new Reaches(plan);
    List<EstimateCheck> checks = new ArrayList<>();
    for (PlanNode node : plan.nodes()) {
      if (node.parent() != 0) {
        PlanNode parent = plan.node(node.parent());
        isSplit[node.id()] = isSplit(node, parent, isSplit[parent.id()]);
      }
      int gather = isSplit[node.id()] ? processes.gatherOf(node) : 0;
      checks.add(check(plan, node, gather, reaches.of(node)));
    }
    return checks;
  }

  private static EstimateCheck check(PlanTree plan, PlanNode node, int gather, Reach reach) {
    PlanNode.Actual actual = node.actual();
    PlanNode.Estimate estimate = node.estimate();
    double rows = actual == null || actual.loops() == 0 ? Double.NaN : actual.rows();
    double expected = estimate == null ? Double.NaN : estimate.rows();
    if (actual != null && actual.loops() > 1 && rows == Math.rint(rows)) {
      rows = Math.max(rows - 0.5, Math.min(rows + 0.5, expected));
    }
    if (gather == 0 || actual == null) {
      return new EstimateCheck(node, expected, rows, reach);
    }
    double times = Processes.loops(node) / Math.max(1, Processes.loops(plan.node(gather)));
    return new EstimateCheck(node, expected * divisor(plan, gather), rows * times, reach);
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
}
