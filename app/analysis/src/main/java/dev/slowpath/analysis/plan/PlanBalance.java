package dev.slowpath.analysis.plan;

import dev.slowpath.model.plan.PlanTree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Where the execution time of a plan went: nodes, triggers, sending the rows, and what none of
/// them accounts for.
///
/// `executionMs = nodesMs - overlapMs + triggersMs + serializationMs + unexplainedMs`, exactly.
///
/// @param executionMs as stated; NaN where it is not
/// @param nodesMs the exclusive times of all nodes
/// @param overlapMs of these, what workers did while their leader was busy elsewhere: it took no
///   time of its own
/// @param afterRootMs of these, what ran after the root had ended
/// @param triggersMs triggers that ran outside nodes
/// @param triggersInNodesMs triggers that ran inside a node (`BEFORE`), and are in its time
/// @param serializationMs turning rows into text
/// @param jitMs compiling, summed over processes; it is in the nodes and in what is unexplained
/// @param unexplainedMs the rest: starting and ending the execution, sending rows, and rounding
/// @param errorMs how far `nodesMs` may be off by rounding
public record PlanBalance(
    double executionMs,
    double nodesMs,
    double overlapMs,
    double afterRootMs,
    double triggersMs,
    double triggersInNodesMs,
    double serializationMs,
    double jitMs,
    double planningMs,
    double unexplainedMs,
    double errorMs) {

  public static PlanBalance of(PlanTree plan) {
    List<PlanLedger.Line> lines = PlanLedger.of(plan);
    double nodes = lines.stream().mapToDouble(PlanLedger.Line::exclusiveMs).sum();
    double error = lines.stream().mapToDouble(PlanLedger.Line::errorMs).sum() + Rounding.MS;
    double serialization = Figures.serializationMs(plan);
    double overlap = PlanLedger.overlapMs(plan);
    double left = plan.executionMs() - nodes + overlap - serialization;
    double outside = outside(plan, left + error);
    double all = plan.triggers().values().stream().mapToDouble(ms -> Figures.orZero(ms)).sum();
    return new PlanBalance(
        plan.executionMs(),
        nodes,
        overlap,
        PlanLedger.afterRootMs(plan),
        outside,
        all - outside,
        serialization,
        Figures.jitMs(plan),
        plan.planningMs(),
        left - outside,
        error);
  }

  /// Triggers that EXPLAIN does not tell from those that ran inside a node: as many as fit into the
  /// time that is left, constraints first, since those run at the end.
  private static double outside(PlanTree plan, double leftMs) {
    double outside = 0;
    for (double ms : byKind(plan.triggers())) {
      if (Double.isNaN(leftMs) || outside + ms <= leftMs) {
        outside += ms;
      }
    }
    return outside;
  }

  private static List<Double> byKind(Map<String, Double> triggers) {
    Map<String, Double> ordered = new TreeMap<>();
    triggers.forEach(
        (name, ms) -> ordered.put((isConstraint(name) ? "1" : "2") + name, Figures.orZero(ms)));
    return List.copyOf(ordered.values());
  }

  /// PostgreSQL names the triggers of foreign keys itself, and they are shown by their constraint.
  private static boolean isConstraint(String name) {
    return name.startsWith("RI_ConstraintTrigger") || name.endsWith("_fkey");
  }

  /// Whether the parts are no more than the whole, but for rounding.
  public boolean closes() {
    return Double.isNaN(unexplainedMs) || unexplainedMs >= -errorMs;
  }
}
