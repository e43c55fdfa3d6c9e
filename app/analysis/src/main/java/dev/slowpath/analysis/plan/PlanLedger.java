package dev.slowpath.analysis.plan;

import dev.slowpath.model.plan.Buffers;
import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.plan.PlanTree;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The times of a plan, node by node, divided so that they add up: what each node spent itself
/// (exclusive), with its children (inclusive, by the wall clock), and over all processes.
///
/// PostgreSQL prints mean times per loop. Below a Gather the loops are spread over processes, so
/// wall time divides by `loops(child of Gather) / loops(Gather)`, which is right also where the
/// leader takes no part. The time of a CTE or an InitPlan lies in the node that first asks for it,
/// not in the one it is printed under: it is taken out there.
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
  public record Line(
      PlanNode node,
      double processes,
      double inclusiveMs,
      double exclusiveMs,
      double processMs,
      Optional<Buffers> exclusiveBuffers) {}

  private final PlanTree plan;
  private final double[] processes;
  private final double[] process;
  private final double[] wall;
  private final double[] exclusive;

  private PlanLedger(PlanTree plan) {
    this.plan = plan;
    int size = plan.nodes().size() + 1;
    processes = new double[size];
    process = new double[size];
    wall = new double[size];
    exclusive = new double[size];
    spread();
    measure();
    takeChildren();
    takeProducers();
    for (int id = 1; id < size; id++) {
      exclusive[id] = Math.max(0, exclusive[id]);
    }
  }

  public static List<Line> of(PlanTree plan) {
    PlanLedger ledger = new PlanLedger(plan);
    return plan.nodes().stream().map(ledger::line).toList();
  }

  /// Execution time that no node, trigger or producer accounts for; NaN where it is not stated.
  public static double unexplainedMs(PlanTree plan) {
    double explained = of(plan).stream().mapToDouble(Line::exclusiveMs).sum();
    double triggers = plan.triggers().values().stream().mapToDouble(Double::doubleValue).sum();
    return plan.executionMs() - explained - triggers;
  }

  private Line line(PlanNode node) {
    return new Line(
        node,
        processes[node.id()],
        wall[node.id()],
        exclusive[node.id()],
        process[node.id()],
        exclusiveBuffers(node));
  }

  private static double loops(PlanNode node) {
    return node.actual() == null ? Double.NaN : node.actual().loops();
  }

  private void spread() {
    Arrays.fill(processes, 1);
    for (PlanNode node : plan.nodes()) {
      if (node.parent() == 0 || node.relationship().equals("InitPlan")) {
        continue;
      }
      PlanNode parent = plan.node(node.parent());
      double ratio = loops(node) / loops(parent);
      processes[node.id()] =
          parent.type().startsWith("Gather") && ratio > 1 ? ratio : processes[parent.id()];
    }
  }

  private void measure() {
    for (PlanNode node : plan.nodes()) {
      double total = Double.NaN;
      if (node.actual() != null) {
        total = node.actual().loops() == 0 ? 0 : node.actual().totalMs() * node.actual().loops();
      }
      process[node.id()] = total;
      wall[node.id()] = total / processes[node.id()];
      exclusive[node.id()] = wall[node.id()];
    }
  }

  private void takeChildren() {
    for (PlanNode node : plan.nodes()) {
      if (node.parent() != 0 && !node.relationship().equals("InitPlan")) {
        exclusive[node.parent()] -= wall[node.id()];
      }
    }
  }

  private void takeProducers() {
    for (PlanNode node : plan.nodes()) {
      if (node.relationship().equals("InitPlan")) {
        consumer(node).ifPresent(consumer -> exclusive[consumer.id()] -= wall[node.id()]);
      }
    }
  }

  /// The first node that reads a CTE, or whose text names an InitPlan's result as a whole token.
  private Optional<PlanNode> consumer(PlanNode producer) {
    String name = producer.subplanName();
    if (name.startsWith("CTE ")) {
      return plan.nodes().stream()
          .filter(node -> node.type().endsWith("CTE Scan"))
          .filter(node -> node.relation().equals(name.substring("CTE ".length())))
          .filter(node -> !node.isNeverExecuted())
          .findFirst();
    }
    int returns = name.indexOf("returns ");
    String token =
        returns < 0 ? name : name.substring(returns + "returns ".length()).replace(")", "");
    Pattern whole = Pattern.compile("(?<![\\w$])" + Pattern.quote(token) + "(?!\\w)");
    return plan.nodes().stream()
        .filter(node -> node.id() != producer.id() && !node.isNeverExecuted())
        .filter(node -> node.details().values().stream().anyMatch(whole.asPredicate()))
        .findFirst();
  }

  private Optional<Buffers> exclusiveBuffers(PlanNode node) {
    if (node.buffers() == null) {
      return Optional.empty();
    }
    Buffers left = node.buffers();
    for (PlanNode child : plan.children(node.id())) {
      if (child.buffers() != null && !child.relationship().equals("InitPlan")) {
        left = left.minus(child.buffers());
      }
    }
    return Optional.of(left);
  }
}
