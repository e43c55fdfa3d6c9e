package dev.slowpath.plugin.postgres.plans;

import dev.slowpath.plugin.postgres.document.Json;

/// The words of TEXT for what JSON spreads over Node Type, Strategy, Partial Mode, Operation, Join
/// Type, Scan Direction and two flags. Source: `ExplainNode` of PostgreSQL 13–18.
final class JsonNodeType {
  private JsonNodeType() {}

  static String words(Json.Fields node) {
    String parallel = node.isTrue("Parallel Aware") ? "Parallel " : "";
    String async = node.isTrue("Async Capable") ? "Async " : "";
    return parallel + async + plain(node);
  }

  private static String plain(Json.Fields node) {
    String type = node.textOf("Node Type");
    return switch (type) {
      case "ModifyTable" -> node.textOr("Operation", type);
      case "Foreign Scan" -> foreign(node.textOr("Operation", "Select"));
      case "Custom Scan" -> type + " (" + node.textOf("Custom Plan Provider") + ")";
      case "Aggregate" -> aggregate(node);
      case "SetOp" -> setOperation(node);
      case "Nested Loop" -> joined(type, node, "");
      case "Merge Join" -> joined("Merge", node, " Join");
      case "Hash Join" -> joined("Hash", node, " Join");
      case "Index Scan", "Index Only Scan" ->
          node.textOf("Scan Direction").equals("Backward") ? type + " Backward" : type;
      default -> type;
    };
  }

  private static String foreign(String operation) {
    return operation.equals("Select") ? "Foreign Scan" : "Foreign " + operation;
  }

  private static String aggregate(Json.Fields node) {
    String mode = node.textOf("Partial Mode");
    String prefix = mode.equals("Partial") || mode.equals("Finalize") ? mode + " " : "";
    return prefix
        + switch (node.textOf("Strategy")) {
          case "Sorted" -> "GroupAggregate";
          case "Hashed" -> "HashAggregate";
          case "Mixed" -> "MixedAggregate";
          default -> "Aggregate";
        };
  }

  private static String setOperation(Json.Fields node) {
    String type = node.textOf("Strategy").equals("Hashed") ? "HashSetOp" : "SetOp";
    return type + " " + node.textOf("Command");
  }

  private static String joined(String type, Json.Fields node, String whenInner) {
    String join = node.textOr("Join Type", "Inner");
    return join.equals("Inner") ? type + whenInner : type + " " + join + " Join";
  }
}
