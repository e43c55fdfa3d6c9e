package dev.slowpath.analysis.plan;

import dev.slowpath.analysis.plan.EstimateCheck.Reach;
import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.plan.PlanTree;
import java.util.Set;

/// Whether each node of a plan was read to its end, and counted what it gave.
///
/// A Limit stops asking, and so does each join that has found what it looks for. What sorts, hashes
/// or collects a bitmap reads its input to the end all the same, whoever stops asking it.
final class Reaches {
  private static final Set<String> READ_TO_THEIR_END =
      Set.of(
          "Sort",
          "Hash",
          "Parallel Hash",
          "Aggregate",
          "HashAggregate",
          "MixedAggregate",
          "Bitmap Heap Scan",
          "Parallel Bitmap Heap Scan",
          "BitmapAnd",
          "BitmapOr");

  /// `MultiExecBitmapAnd` counts no rows, as the manual says under "Using EXPLAIN".
  private static final Set<String> COUNT_NOTHING = Set.of("BitmapAnd", "BitmapOr");

  private static final Set<String> MODIFICATIONS = Set.of("Insert", "Update", "Delete", "Merge");

  private final PlanTree plan;
  private final Reach[] reaches;

  Reaches(PlanTree plan) {
    this.plan = plan;
    reaches = new Reach[plan.nodes().size() + 1];
    reaches[0] = Reach.FULL;
    for (PlanNode node : plan.nodes()) {
      reaches[node.id()] = isCutShort(node) ? Reach.CUT_SHORT : Reach.FULL;
    }
    plan.nodes().stream()
        .filter(this::isNotCounted)
        .forEach(node -> reaches[node.id()] = Reach.NOT_COUNTED);
  }

  Reach of(PlanNode node) {
    return reaches[node.id()];
  }

  private boolean isCutShort(PlanNode node) {
    if (node.parent() == 0) {
      return false;
    }
    if (!node.subplanName().isEmpty()) {
      return true; // a CTE is read as far as asked for, EXISTS to its first row
    }
    PlanNode parent = plan.node(node.parent());
    boolean isAsked = !isReadToItsEnd(parent.type());
    return stopsAsking(parent, node) || (isAsked && reaches[parent.id()] == Reach.CUT_SHORT);
  }

  private static boolean isReadToItsEnd(String type) {
    String bare = type.replace("Partial ", "").replace("Finalize ", "");
    return READ_TO_THEIR_END.contains(bare) || bare.startsWith("HashSetOp");
  }

  private boolean stopsAsking(PlanNode parent, PlanNode node) {
    String type = parent.type();
    boolean isInner = node.relationship().equals("Inner");
    boolean isOneEnough = type.contains("Semi") || type.contains("Anti");
    boolean isUnique = parent.detail("Inner Unique").orElse("").equals("true");
    if (type.startsWith("Nested Loop")) {
      return isInner && (isOneEnough || isUnique);
    }
    boolean isMergeJoin = type.startsWith("Merge ") && !type.endsWith("Append");
    boolean isHashJoin = type.startsWith("Hash ") || type.startsWith("Parallel Hash ");
    return type.equals("Limit")
        || isMergeJoin
        || (isHashJoin && !isInner && isBuiltOfNothing(parent))
        || (type.equals("WindowAgg") && parent.detail("Run Condition").isPresent());
  }

  /// A hash join whose table is empty asks its other side for one row at most.
  private boolean isBuiltOfNothing(PlanNode join) {
    return plan.children(join.id()).stream()
        .filter(child -> child.relationship().equals("Inner"))
        .anyMatch(child -> child.actual() != null && child.actual().rows() == 0);
  }

  private boolean isNotCounted(PlanNode node) {
    PlanNode.Actual actual = node.actual();
    boolean hasNoRows = actual != null && actual.rows() == 0;
    return COUNT_NOTHING.contains(node.type())
        || (MODIFICATIONS.contains(node.type()) && hasNoRows)
        || isReadAgain(node)
        || isLossyByNature(node);
  }

  /// The inner side of a merge join goes back for every duplicate of the outer, and counts the rows
  /// that it gives again.
  private boolean isReadAgain(PlanNode node) {
    return node.parent() != 0
        && node.relationship().equals("Inner")
        && plan.node(node.parent()).type().startsWith("Merge "); // an Append has no inner side
  }

  /// A BRIN index names pages: it counts ten rows for each (`bringetbitmap`), whatever is on them.
  private boolean isLossyByNature(PlanNode node) {
    return node.type().endsWith("Bitmap Index Scan")
        && node.parent() != 0
        && isOfWholePages(plan, plan.node(node.parent()));
  }

  /// Whether a bitmap named whole pages from the start, so that no memory makes it exact.
  static boolean isOfWholePages(PlanTree plan, PlanNode scan) {
    double exact = Figures.orZero(Figures.after("exact=", scan.detail("Heap Blocks")));
    double lossy = Figures.orZero(Figures.after("lossy=", scan.detail("Heap Blocks")));
    return exact == 0
        && lossy > 0
        && plan.children(scan.id()).stream()
            .filter(child -> child.type().endsWith("Bitmap Index Scan"))
            .anyMatch(child -> countsTens(child, lossy));
  }

  private static boolean countsTens(PlanNode scan, double pages) {
    double rows = scan.actual() == null ? Double.NaN : scan.actual().rows();
    return rows % 10 == 0 && rows >= 10 * pages;
  }
}
