package dev.slowpath.plugin.postgres.plans;

import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.postgres.document.Digits;
import dev.slowpath.plugin.postgres.document.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a plan from the object that EXPLAIN (FORMAT JSON) or auto_explain makes of it.
final class JsonPlan {
  private static final Set<String> READ_APART =
      Set.of("Plan", "Query Text", "Query Identifier", "Planning Time", "Execution Time");

  private JsonPlan() {}

  /// A node to be read, and the id of its parent.
  private record Pending(Json.Fields node, int parent) {}

  /// Whether there is a plan in it at all.
  static boolean isWhole(Json value) {
    return value instanceof Json.Fields document
        && document.fields().get("Plan") instanceof Json.Fields;
  }

  static PlanDraft read(Json value) throws ImportException {
    if (!(value instanceof Json.Fields document
        && document.fields().get("Plan") instanceof Json.Fields root)) {
      long line = value instanceof Json.Fields fields ? fields.line() : 1;
      throw new ImportException(
          new Problem.Malformed(
              new Place.Line(line), "JSON without a plan", "an object with Plan"));
    }
    PlanDraft plan = new PlanDraft();
    Deque<Pending> pending = new ArrayDeque<>();
    pending.push(new Pending(root, 0));
    while (!pending.isEmpty()) {
      Pending next = pending.pop();
      NodeDraft node = plan.add(next.parent());
      readNode(next.node(), node);
      next.node()
          .objects("Plans")
          .reversed()
          .forEach(child -> pending.push(new Pending(child, node.id)));
    }
    keepInnerUniqueOnlyWhereVerbose(plan);
    readDocument(document, plan);
    return plan;
  }

  private static void readNode(Json.Fields fields, NodeDraft node) throws ImportException {
    if (!fields.has("Node Type")) {
      throw malformed(fields, "a node without Node Type", "Node Type");
    }
    node.type = JsonNodeType.words(fields);
    node.relationship = fields.textOf("Parent Relationship");
    node.subplanName = fields.textOf("Subplan Name");
    node.alias = fields.textOf("Alias");
    node.index = fields.textOf("Index Name");
    node.relation = qualified(fields, fields.textOr("Relation Name", fields.textOf("CTE Name")));
    node.estimate = estimate(fields);
    node.actual = actual(fields);
    node.buffers = BlockCounts.read(fields).orElse(null);
    JsonDetails.read(fields, node);
  }

  static String qualified(Json.Fields fields, String name) {
    String schema = fields.textOf("Schema");
    return schema.isEmpty() || name.isEmpty() ? name : schema + "." + name;
  }

  private static PlanNode.@Nullable Estimate estimate(Json.Fields fields) throws ImportException {
    if (!fields.has("Total Cost")) {
      return null;
    }
    return new PlanNode.Estimate(
        number(fields, "Startup Cost"),
        number(fields, "Total Cost"),
        number(fields, "Plan Rows"),
        (int) number(fields, "Plan Width"));
  }

  /// TEXT says only `(never executed)`, so nothing but zeros is kept of such a node.
  private static PlanNode.@Nullable Actual actual(Json.Fields fields) throws ImportException {
    if (!fields.has("Actual Loops")) {
      return null;
    }
    double loops = number(fields, "Actual Loops");
    if (loops == 0) {
      return new PlanNode.Actual(0, 0, 0, 0);
    }
    boolean isTimed = fields.has("Actual Total Time");
    return new PlanNode.Actual(
        isTimed ? number(fields, "Actual Startup Time") : Double.NaN,
        isTimed ? number(fields, "Actual Total Time") : Double.NaN,
        number(fields, "Actual Rows"),
        loops);
  }

  /// TEXT tells it only with VERBOSE, of which the output columns are the sign.
  private static void keepInnerUniqueOnlyWhereVerbose(PlanDraft plan) {
    boolean isVerbose = plan.nodes.stream().anyMatch(node -> !node.detail("Output").isEmpty());
    if (!isVerbose) {
      plan.nodes.forEach(node -> node.removeDetail("Inner Unique"));
    }
  }

  private static void readDocument(Json.Fields document, PlanDraft plan) throws ImportException {
    plan.statement = document.textOf("Query Text").strip();
    plan.hasQueryText = !plan.statement.isEmpty();
    plan.queryId = document.textOf("Query Identifier");
    if (document.has("Planning Time")) {
      plan.planningMs = number(document, "Planning Time");
    }
    if (document.has("Execution Time")) {
      plan.executionMs = number(document, "Execution Time");
    }
    for (Json.Fields trigger : document.objects("Triggers")) {
      double ms = trigger.has("Time") ? number(trigger, "Time") : Double.NaN;
      String name = trigger.textOr("Constraint Name", trigger.textOf("Trigger Name"));
      plan.trigger(name, ms, trigger.textOf("Calls"));
    }
    for (String name : document.fields().keySet()) {
      Json value = document.fields().get(name);
      if (value instanceof Json.Fields part) {
        readPart(name, part, plan);
      } else if (!READ_APART.contains(name) && !name.equals("Triggers") && value != null) {
        plan.facts.put(name, value.text());
      }
    }
  }

  private static void readPart(String name, Json.Fields part, PlanDraft plan) {
    switch (name) {
      case "Plan" -> {}
      case "Settings" -> {
        List<String> settings = new ArrayList<>();
        part.fields().forEach((key, value) -> settings.add(key + " = '" + value.text() + "'"));
        plan.facts.put(name, String.join(", ", settings));
      }
      case "JIT" ->
          JsonDetails.jit(part).forEach((key, value) -> plan.facts.put("JIT " + key, value));
      default -> JsonDetails.part(name, part, plan.facts);
    }
  }

  private static double number(Json.Fields fields, String name) throws ImportException {
    String text = fields.textOf(name);
    if (!Digits.isNumber(text)) {
      throw malformed(fields, name + " '" + text + "'", "a number");
    }
    return Double.parseDouble(text);
  }

  private static ImportException malformed(Json.Fields fields, String found, String expected) {
    return new ImportException(
        new Problem.Malformed(new Place.Line(fields.line()), found, expected));
  }
}
