package dev.slowpath.model.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTreeTest {
  private static PlanNode node(int id, int parent, PlanNode.Actual actual) {
    return new PlanNode(
        id, parent, "Result", "", "", "", "", "", null, actual, null, Map.of("Filter", "x"));
  }

  private static PlanTree tree(List<PlanNode> nodes) {
    return new PlanTree(nodes, "", "", Double.NaN, Double.NaN, Map.of(), Map.of());
  }

  private static final PlanNode.Actual ONCE = new PlanNode.Actual(0.1, 0.2, 1, 1);
  private static final PlanNode.Actual NEVER = new PlanNode.Actual(0, 0, 0, 0);

  @Test
  void childrenStandInPrintOrder() {
    PlanTree plan =
        tree(List.of(node(1, 0, ONCE), node(2, 1, ONCE), node(3, 2, ONCE), node(4, 1, NEVER)));
    assertEquals(List.of(2, 4), plan.children(1).stream().map(PlanNode::id).toList());
    assertEquals(List.of(), plan.children(4));
    assertTrue(plan.isAnalyzed());
    assertTrue(plan.node(4).isNeverExecuted());
    assertFalse(plan.node(3).isNeverExecuted());
  }

  @Test
  void numbersWithoutOrderAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> tree(List.of()));
    assertThrows(IllegalArgumentException.class, () -> tree(List.of(node(2, 0, ONCE))));
    assertThrows(IllegalArgumentException.class, () -> node(2, 2, ONCE));
  }

  @Test
  void blocksAddAndSubtractByKind() {
    Buffers all = new Buffers(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertEquals(new Buffers(2, 4, 6, 8, 10, 12, 14, 16, 18, 20), all.plus(all));
    assertEquals(Buffers.NONE, all.minus(all));
  }
}
