package dev.slowpath.analysis.plan;

import dev.slowpath.model.plan.Buffers;
import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.plan.PlanTree;
import java.util.List;
import java.util.Optional;

/// The times of a plan, node by node, divided so that they add up: what each node spent itself
/// (exclusive), with its children (inclusive, by the wall clock), and over all processes.
///
/// PostgreSQL prints mean times per loop. Below a Gather the loops are spread over processes, so
/// wall time divides by how many shared them (`Processes`). The time of a CTE or an InitPlan lies
/// in the node that first asks for it, not in the one it is printed under: it is taken out there
/// (`Ownership`). What does not lie in nodes stands in the `PlanBalance`.
///
/// Shapes: one line per node, in print order. NaN where the plan was not analysed or not timed.
public final class PlanLedger {

  /// One node's line.
  ///
  /// @param processes how many processes shared the loops
  /// @param inclusiveMs wall time with children
  /// @param exclusiveMs wall time without children and without what other nodes own
  /// @param processMs time summed over processes, with children
  /// @param exclusiveBuffers blocks of the node alone; null without BUFFERS
  /// @param criticalMs exclusive time where what one process does while the others wait for it
  ///   counts in full, and not as their waiting
  /// @param errorMs how far the exclusive time may be off, since EXPLAIN rounds the time of a loop
  public record Line(
      PlanNode node,
      double processes,
      double inclusiveMs,
      double exclusiveMs,
      double processMs,
      Optional<Buffers> exclusiveBuffers,
      double criticalMs,
      double errorMs) {

    /// Whether one process did this while the others waited.
    public boolean isSerialInParallel() {
      return criticalMs > exclusiveMs && processes > 1;
    }
  }

  private final Processes processes;
  private final double[] wall;
  private final double[] error;
  private final double[] exclusive;
  private final double[] critical;
  private final Ownership ownership;

  private PlanLedger(PlanTree plan) {
    int size = plan.nodes().size() + 1;
    processes = new Processes(plan);
    wall = new double[size];
    error = new double[size];
    plan.nodes().forEach(this::measure);
    ownership = new Ownership(plan, wall);
    exclusive = ownership.exclusiveMs();
    critical = exclusive.clone();
    plan.nodes().forEach(this::moveWaiting);
  }

  public static List<Line> of(PlanTree plan) {
    PlanLedger ledger = new PlanLedger(plan);
    return plan.nodes().stream().map(ledger::line).toList();
  }

  /// Execution time that no node, trigger or producer accounts for; NaN where it is not stated.
  public static double unexplainedMs(PlanTree plan) {
    return PlanBalance.of(plan).unexplainedMs();
  }

  /// What ran after the root had ended: modifications in a CTE that nobody read to their end.
  static double afterRootMs(PlanTree plan) {
    return new PlanLedger(plan).ownership.afterRootMs();
  }

  /// What workers did while their leader was busy outside the Gather: by so much their time exceeds
  /// the Gather's.
  static double overlapMs(PlanTree plan) {
    PlanLedger ledger = new PlanLedger(plan);
    return plan.nodes().stream()
        .filter(Processes::isGather)
        .mapToDouble(gather -> Math.max(0, -ledger.exclusive[gather.id()]))
        .sum();
  }

  private Line line(PlanNode node) {
    int id = node.id();
    return new Line(
        node,
        processes.of(node),
        wall[id],
        Math.max(0, exclusive[id]),
        process(node),
        ownership.exclusiveBuffers(node),
        Math.max(0, critical[id]),
        error[id]);
  }

  private static double process(PlanNode node) {
    PlanNode.Actual actual = node.actual();
    if (actual == null) {
      return Double.NaN;
    }
    return actual.loops() == 0 ? 0 : actual.totalMs() * actual.loops();
  }

  private void measure(PlanNode node) {
    wall[node.id()] = process(node) / processes.of(node);
    double off = Rounding.ms(node) / processes.of(node);
    error[node.id()] += off;
    error[node.parent()] += off;
  }

  /// Gives a serial node its whole time, and takes as much waiting from its parent as that has: a
  /// worker that came late did not wait.
  private void moveWaiting(PlanNode node) {
    double serial = process(node) / processes.onCriticalPath(node) - wall[node.id()];
    double more = Math.min(serial, critical[node.parent()]);
    if (more > 0) {
      critical[node.id()] += more;
      critical[node.parent()] -= more;
    }
  }
}
