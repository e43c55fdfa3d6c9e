package dev.slowpath.plugin.testkit;

import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.plan.PlanTree;
import java.util.ArrayList;
import java.util.List;

/// Each plan with its statement, its times and every node.
final class PlansDump {
  private PlansDump() {}

  static void write(List<PlanTree> plans, DumpText.Sections sections) {
    int number = 0;
    for (PlanTree plan : plans) {
      number++;
      List<String> rows = new ArrayList<>();
      rows.add("statement '" + DumpText.escaped(plan.statement()) + "'");
      rows.add("query id '" + plan.queryId() + "'");
      rows.add("planning " + plan.planningMs() + " ms, execution " + plan.executionMs() + " ms");
      rows.add("triggers {" + DumpText.pairs(plan.triggers()) + "}");
      rows.add("facts {" + DumpText.pairs(plan.facts()) + "}");
      sections.add("plan " + number, rows);
      sections.add("nodes of plan " + number, plan.nodes().stream().map(PlansDump::row).toList());
    }
  }

  private static String row(PlanNode node) {
    return "%d<%d %s [%s|%s] on '%s' as '%s' by '%s' %s %s %s {%s}"
        .formatted(
            node.id(),
            node.parent(),
            node.type(),
            node.relationship(),
            node.subplanName(),
            node.relation(),
            node.alias(),
            node.index(),
            node.estimate(),
            node.actual(),
            node.buffers(),
            DumpText.pairs(node.details()));
  }
}
