package dev.slowpath.plugin.postgres.plans;

import dev.slowpath.model.plan.Buffers;
import dev.slowpath.model.plan.PlanNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A node of a plan while it is read.
final class NodeDraft {
  final int id;
  final int parent;
  String type = "";
  String relationship = "";
  String subplanName = "";
  String relation = "";
  String alias = "";
  String index = "";
  PlanNode.@Nullable Estimate estimate;
  PlanNode.@Nullable Actual actual;
  @Nullable Buffers buffers;
  private final Map<String, String> details = new LinkedHashMap<>();

  NodeDraft(int id, int parent) {
    this.id = id;
    this.parent = parent;
  }

  /// Adds a property; a second value of one name (the keys of grouping sets) follows the first.
  void detail(String name, String value) {
    details.merge(name, value, (first, second) -> first + "; " + second);
  }

  /// Goes on with the property added last, whose value has a line break in it.
  void continueDetail(String name, String line) {
    details.merge(name, line, (first, more) -> first + "\n" + more);
  }

  String detail(String name) {
    return details.getOrDefault(name, "");
  }

  void removeDetail(String name) {
    details.remove(name);
  }

  /// Whether it stands under its parent as a sub-plan and not as one of its inputs.
  boolean isSubplan() {
    return !subplanName.isEmpty();
  }

  PlanNode finished() {
    return new PlanNode(
        id,
        parent,
        type,
        relationship,
        subplanName,
        relation,
        alias,
        index,
        estimate,
        actual,
        buffers,
        details);
  }
}
