package dev.slowpath.analysis.plan;

import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.plan.PlanTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// In which order the nodes of a plan first work out their own expressions: inputs before the node,
/// the side that is hashed before the side that probes; a Result and a Limit before their input.
final class ExecutionOrder {
  private final int[] place;
  private int next;

  private record Step(PlanNode node, boolean isDone) {}

  ExecutionOrder(PlanTree plan) {
    place = new int[plan.nodes().size() + 1];
    Deque<Step> steps = new ArrayDeque<>();
    steps.push(new Step(plan.root(), false));
    while (!steps.isEmpty()) {
      Step step = steps.pop();
      PlanNode node = step.node();
      boolean isFirst = node.type().equals("Result") || node.type().equals("Limit");
      if (step.isDone() || isFirst) {
        place[node.id()] = ++next;
      }
      if (!step.isDone()) {
        if (!isFirst) {
          steps.push(new Step(node, true));
        }
        inputs(plan, node).reversed().forEach(input -> steps.push(new Step(input, false)));
      }
    }
  }

  private static List<PlanNode> inputs(PlanTree plan, PlanNode node) {
    List<PlanNode> inputs = new ArrayList<>();
    for (PlanNode child : plan.children(node.id())) {
      boolean isBefore = child.relationship().equals("InitPlan") || child.type().endsWith("Hash");
      inputs.add(isBefore ? 0 : inputs.size(), child);
    }
    return inputs;
  }

  int of(PlanNode node) {
    return place[node.id()];
  }
}
