package dev.slowpath.plugin.postgres.plans;

import dev.slowpath.model.plan.Buffers;
import dev.slowpath.model.plan.PlanTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A plan while it is read. Finishing it removes the differences that TEXT and JSON have for the
/// same plan beyond their words.
final class PlanDraft {
  static final Set<String> MODIFICATIONS = Set.of("Insert", "Update", "Delete", "Merge");

  final List<NodeDraft> nodes = new ArrayList<>();
  final Map<String, Double> triggers = new LinkedHashMap<>();
  final Map<String, String> facts = new LinkedHashMap<>();
  String statement = "";
  boolean hasQueryText;
  String queryId = "";
  double planningMs = Double.NaN;
  double executionMs = Double.NaN;

  NodeDraft add(int parent) {
    NodeDraft node = new NodeDraft(nodes.size() + 1, parent);
    nodes.add(node);
    return node;
  }

  NodeDraft node(int id) {
    return nodes.get(id - 1);
  }

  static boolean isModification(NodeDraft node) {
    return MODIFICATIONS.contains(node.type);
  }

  void trigger(String name, double ms, String calls) {
    triggers.merge(name, ms, Double::sum);
    facts.merge("Trigger " + name + " Calls", calls, (first, second) -> first + " + " + second);
  }

  /// Whether the time is missing that ends it: of planning, or of the execution that was measured.
  boolean lacksEnd() {
    boolean isMeasured = nodes.getFirst().actual != null;
    return Double.isNaN(executionMs) && (isMeasured || Double.isNaN(planningMs));
  }

  PlanTree finished() {
    unifyModifications();
    unifyBuffers();
    return new PlanTree(
        nodes.stream().map(NodeDraft::finished).toList(),
        statement,
        queryId,
        planningMs,
        executionMs,
        triggers,
        facts);
  }

  /// Until PostgreSQL 13 the input of a modification is a member even where it is the only one.
  private void unifyModifications() {
    int[] inputs = new int[nodes.size() + 1];
    List<NodeDraft> ofModifications =
        nodes.stream()
            .filter(node -> node.parent > 0 && !node.isSubplan())
            .filter(node -> isModification(node(node.parent)))
            .toList();
    ofModifications.forEach(node -> inputs[node.parent]++);
    ofModifications.forEach(
        node -> node.relationship = inputs[node.parent] == 1 ? "Outer" : "Member");
  }

  /// TEXT leaves out what is zero. So a node without buffers has none where another node has some,
  /// and a plan without any says nothing about them.
  private void unifyBuffers() {
    boolean hasSome =
        nodes.stream().anyMatch(node -> node.buffers != null && !node.buffers.equals(Buffers.NONE));
    for (NodeDraft node : nodes) {
      if (!hasSome) {
        node.buffers = null;
      } else if (node.buffers == null) {
        node.buffers = Buffers.NONE;
      }
    }
  }
}
