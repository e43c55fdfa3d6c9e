package dev.slowpath.analysis.plan;

import dev.slowpath.model.plan.Buffers;
import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.plan.PlanTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A plan drawn in a test, a node a call, in print order.
final class DrawnPlan {
  private final List<PlanNode> nodes = new ArrayList<>();
  private final Map<String, Double> triggers = new LinkedHashMap<>();
  private final Map<String, String> facts = new LinkedHashMap<>();

  /// A node: its parent, its type, and `as` what it stands under its parent.
  DrawnPlan node(int parent, String type, String as) {
    boolean isSubplan = as.contains(" ");
    String relationship =
        as.startsWith("CTE ") || as.startsWith("InitPlan ")
            ? "InitPlan"
            : as.startsWith("SubPlan ") ? "SubPlan" : as;
    nodes.add(
        new PlanNode(
            nodes.size() + 1,
            parent,
            type,
            relationship,
            isSubplan ? as : "",
            "",
            "",
            "",
            null,
            null,
            null,
            Map.of()));
    return this;
  }

  DrawnPlan on(String relation) {
    return replace(Draft.of(nodes.getLast()).withRelation(relation));
  }

  DrawnPlan estimated(double rows) {
    return replace(Draft.of(nodes.getLast()).with(new PlanNode.Estimate(0, 1, rows, 4)));
  }

  DrawnPlan took(double ms, double rows, double loops) {
    return took(0, ms, rows, loops);
  }

  DrawnPlan took(double startupMs, double ms, double rows, double loops) {
    return replace(Draft.of(nodes.getLast()).with(new PlanNode.Actual(startupMs, ms, rows, loops)));
  }

  DrawnPlan hit(long blocks) {
    return replace(Draft.of(nodes.getLast()).with(new Buffers(blocks, 0, 0, 0, 0, 0, 0, 0, 0, 0)));
  }

  DrawnPlan detail(String name, String value) {
    Map<String, String> details = new LinkedHashMap<>(nodes.getLast().details());
    details.put(name, value);
    return replace(Draft.of(nodes.getLast()).with(details));
  }

  DrawnPlan trigger(String name, double ms) {
    triggers.put(name, ms);
    return this;
  }

  DrawnPlan fact(String name, String value) {
    facts.put(name, value);
    return this;
  }

  private DrawnPlan replace(Draft draft) {
    nodes.set(nodes.size() - 1, draft.finished(nodes.getLast()));
    return this;
  }

  /// What a node holds beside its place.
  private record Draft(
      String relation,
      PlanNode.@Nullable Estimate estimate,
      PlanNode.@Nullable Actual actual,
      @Nullable Buffers buffers,
      Map<String, String> details) {
    static Draft of(PlanNode node) {
      return new Draft(
          node.relation(), node.estimate(), node.actual(), node.buffers(), node.details());
    }

    Draft withRelation(String named) {
      return new Draft(named, estimate, actual, buffers, details);
    }

    Draft with(PlanNode.Estimate planned) {
      return new Draft(relation, planned, actual, buffers, details);
    }

    Draft with(PlanNode.Actual measured) {
      return new Draft(relation, estimate, measured, buffers, details);
    }

    Draft with(Buffers counted) {
      return new Draft(relation, estimate, actual, counted, details);
    }

    Draft with(Map<String, String> said) {
      return new Draft(relation, estimate, actual, buffers, said);
    }

    PlanNode finished(PlanNode node) {
      return new PlanNode(
          node.id(),
          node.parent(),
          node.type(),
          node.relationship(),
          node.subplanName(),
          relation,
          relation,
          "",
          estimate,
          actual,
          buffers,
          details);
    }
  }

  PlanTree executedIn(double ms) {
    return new PlanTree(nodes, "", "", Double.NaN, ms, triggers, facts);
  }

  static PlanLedger.Line line(PlanTree plan, int id) {
    return PlanLedger.of(plan).get(id - 1);
  }
}
