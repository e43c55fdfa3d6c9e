package dev.slowpath.plans;

import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.plan.PlanTree;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Plans without what differs between two runs of one statement: their times, and what memory and
/// blocks were used.
final class Shapes {
  private static final Pattern VOLATILE =
      Pattern.compile(
          "(?:time=|(?:Average |Peak )?(?:Memory|Disk)(?: Usage)?: ?|read=|write=|loops="
              + "|rows=|=)[\\d.]+");

  private Shapes() {}

  static List<String> of(PlanTree plan) {
    return plan.nodes().stream().map(Shapes::shape).toList();
  }

  /// Costs are not compared: a modification that is taken back leaves pages behind, and they grow.
  private static String shape(PlanNode node) {
    PlanNode.Actual actual = node.actual();
    String measured = actual == null ? "not measured" : actual.loops() == 0 ? "never" : "measured";
    var kept = new TreeMap<>(node.details());
    kept.remove("I/O Timings");
    kept.keySet().removeIf(name -> name.startsWith("Worker "));
    kept.keySet().removeIf(Shapes::dependsOnWorkers);
    String details = VOLATILE.matcher(kept.toString()).replaceAll("~");
    return "%d<%d %s|%s|%s|%s|%s|%s|%s|%s|%s|%s"
        .formatted(
            node.id(),
            node.parent(),
            node.type(),
            node.relationship(),
            node.subplanName(),
            node.relation(),
            node.alias(),
            node.index(),
            node.estimate() == null ? "no costs" : "costs",
            measured,
            node.buffers() == null ? "no blocks" : "blocks",
            details);
  }

  /// Which worker took how much is chance.
  private static boolean dependsOnWorkers(String name) {
    return name.startsWith("Rows Removed")
        || name.startsWith("Sort Method")
        || name.endsWith("Heap Blocks")
        || name.equals("Memory")
        || name.equals("Disk")
        || name.equals("Batches")
        || name.equals("Buckets")
        || name.equals("Memory Usage")
        || name.equals("Disk Usage")
        || name.equals("Heap Fetches")
        || name.endsWith("Groups")
        || List.of(
                "Hits",
                "Misses",
                "Evictions",
                "Overflows",
                "Index Searches",
                "Storage",
                "Maximum Storage")
            .contains(name);
  }
}
