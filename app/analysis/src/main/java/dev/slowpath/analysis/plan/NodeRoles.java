package dev.slowpath.analysis.plan;

import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.plan.PlanTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// What each node of a plan works on: the table it scans and under which name, or the set of tables
/// below it and whether it joins, sorts, groups or hands them on. Two plans of a statement have the
/// same roles where they do the same, by whatever method.
final class NodeRoles {
  private NodeRoles() {}

  /// In print order; a role that stands several times is numbered.
  static List<String> of(PlanTree plan) {
    List<SortedSet<String>> below = tablesBelow(plan);
    Map<String, Integer> seen = new HashMap<>();
    List<String> roles = new ArrayList<>();
    for (PlanNode node : plan.nodes()) {
      String role = role(node, below.get(node.id()));
      int number = seen.merge(role, 1, Integer::sum);
      roles.add(number == 1 ? role : role + " #" + number);
    }
    return roles;
  }

  private static List<SortedSet<String>> tablesBelow(PlanTree plan) {
    List<SortedSet<String>> below = new ArrayList<>();
    for (int id = 0; id <= plan.nodes().size(); id++) {
      below.add(new TreeSet<>());
    }
    for (int id = plan.nodes().size(); id > 0; id--) {
      PlanNode node = plan.node(id);
      if (!node.relation().isEmpty()) {
        below.get(id).add(named(node));
      }
      below.get(node.parent()).addAll(below.get(id));
    }
    return below;
  }

  private static String named(PlanNode node) {
    String table = node.relation().substring(node.relation().lastIndexOf('.') + 1);
    boolean isOwn = node.alias().isEmpty() || node.alias().equals(table);
    return isOwn ? table : table + " " + node.alias();
  }

  private static String role(PlanNode node, SortedSet<String> tables) {
    String set = " {" + String.join(", ", tables) + "}";
    String type = node.type();
    if (!node.relation().isEmpty()) {
      boolean isScan = type.endsWith("Scan") || type.contains("Scan Backward");
      return (isScan ? "scan " : type.toLowerCase(Locale.ROOT) + " ") + named(node);
    }
    if (type.endsWith("Bitmap Index Scan")) {
      return "bitmap by " + node.index();
    }
    if (type.endsWith("Join") || type.startsWith("Nested Loop")) {
      return "join" + set;
    }
    if (type.endsWith("Aggregate") || type.equals("Group") || type.equals("Unique")) {
      return (type.startsWith("Partial") ? "partial group" : "group") + set;
    }
    if (type.endsWith("Sort")) {
      return "sort" + set;
    }
    return Processes.isGather(node) ? "gather" + set : type.toLowerCase(Locale.ROOT) + set;
  }
}
