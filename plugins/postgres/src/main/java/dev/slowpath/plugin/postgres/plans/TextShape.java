package dev.slowpath.plugin.postgres.plans;

import java.util.Set;

/// What TEXT leaves to the reader: which input of its parent a node is, and how many inputs a node
/// must have.
final class TextShape {
  private static final Set<String> WITH_MEMBERS =
      Set.of("Append", "Merge Append", "BitmapAnd", "BitmapOr");
  private static final Set<String> WITH_ONE_INPUT =
      Set.of(
          "Sort",
          "Incremental Sort",
          "Hash",
          "Limit",
          "Unique",
          "Gather",
          "Gather Merge",
          "Materialize",
          "Memoize",
          "WindowAgg",
          "LockRows",
          "Group",
          "Bitmap Heap Scan",
          "Subquery Scan",
          "ProjectSet");

  private TextShape() {}

  /// The first node that lacks an input, in words; empty where all have theirs.
  static String missing(PlanDraft plan) {
    int[] inputs = new int[plan.nodes.size() + 1];
    for (NodeDraft node : plan.nodes) {
      inputs[node.parent] += node.isSubplan() ? 0 : 1;
    }
    for (NodeDraft node : plan.nodes) {
      if (inputs[node.id] < needed(NodeHead.withoutPrefix(node.type))) {
        return "node %d (%s) with %d of its inputs".formatted(node.id, node.type, inputs[node.id]);
      }
    }
    return "";
  }

  private static int needed(String type) {
    if (type.startsWith("Nested Loop") || type.endsWith(" Join")) {
      return 2;
    }
    boolean isModification = PlanDraft.MODIFICATIONS.contains(type);
    return isModification || WITH_ONE_INPUT.contains(type) || type.endsWith("Aggregate") ? 1 : 0;
  }

  /// Gives every node the relationship that JSON would state.
  static void relate(PlanDraft plan) {
    int[] inputs = new int[plan.nodes.size() + 1];
    for (NodeDraft node : plan.nodes) {
      if (node.parent > 0 && !node.isSubplan()) {
        node.relationship = relationship(plan.node(node.parent), inputs[node.parent]);
        inputs[node.parent]++;
      }
    }
  }

  private static String relationship(NodeDraft parent, int before) {
    String type = NodeHead.withoutPrefix(parent.type);
    if (WITH_MEMBERS.contains(type)) {
      return "Member";
    }
    if (type.equals("Subquery Scan")) {
      return "Subquery";
    }
    if (type.startsWith("Custom Scan")) {
      return "child";
    }
    return before == 0 ? "Outer" : "Inner";
  }
}
