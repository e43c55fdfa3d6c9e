package dev.slowpath.model.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A query plan as EXPLAIN gave it, nodes in print order, so a parent stands before its children.
///
/// @param statement the SQL it belongs to, or empty where nothing says
/// @param queryId the query identifier, or empty
/// @param planningMs NaN where not stated
/// @param executionMs NaN where not stated; auto_explain's duration where that is all there is
/// @param triggers time in ms by trigger
/// @param facts everything else the plan states of itself (`Settings`, `JIT`, planning buffers), by
///   name
public record PlanTree(
    List<PlanNode> nodes,
    String statement,
    String queryId,
    double planningMs,
    double executionMs,
    Map<String, Double> triggers,
    Map<String, String> facts) {

  public PlanTree {
    nodes = List.copyOf(nodes);
    Objects.requireNonNull(statement);
    Objects.requireNonNull(queryId);
    triggers = Collections.unmodifiableMap(new LinkedHashMap<>(triggers));
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("a plan without nodes");
    }
    for (int at = 0; at < nodes.size(); at++) {
      if (nodes.get(at).id() != at + 1) {
        throw new IllegalArgumentException(
            "node " + (at + 1) + " is numbered " + nodes.get(at).id());
      }
    }
    requirePrintOrder(nodes);
  }

  /// The node before is below a node's parent, or is it: what is below a node stands right behind.
  private static void requirePrintOrder(List<PlanNode> nodes) {
    for (int at = 1; at < nodes.size(); at++) {
      int parent = nodes.get(at).parent();
      int open = at;
      while (open != parent && open > 0) {
        open = nodes.get(open - 1).parent();
      }
      if (open != parent) {
        throw new IllegalArgumentException(
            "node " + (at + 1) + " does not stand behind what is below its parent " + parent);
      }
    }
  }

  public PlanNode root() {
    return nodes.getFirst();
  }

  public PlanNode node(int id) {
    return nodes.get(id - 1);
  }

  /// The children of a node, in print order.
  public List<PlanNode> children(int id) {
    List<PlanNode> children = new ArrayList<>();
    for (int at = id; at < nodes.size() && nodes.get(at).parent() >= id; at++) {
      if (nodes.get(at).parent() == id) {
        children.add(nodes.get(at));
      }
    }
    return children;
  }

  /// The id of the last node below a node, or its own where it has none below.
  public int lastBelow(int id) {
    int last = id;
    while (last < nodes.size() && nodes.get(last).parent() >= id) {
      last++;
    }
    return last;
  }

  public boolean isAnalyzed() {
    return root().actual() != null;
  }
}
