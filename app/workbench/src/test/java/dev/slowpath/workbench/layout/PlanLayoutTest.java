package dev.slowpath.workbench.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slowpath.analysis.plan.PlanTime;
import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.plan.PlanTree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanLayoutTest {
  private static PlanNode node(int id, int parent, String type, double ms, double loops) {
    return new PlanNode(
        id,
        parent,
        type,
        parent == 0 ? "" : "Outer",
        "",
        "",
        "",
        "",
        null,
        new PlanNode.Actual(0, ms, 1, loops),
        null,
        type.equals("Gather") ? Map.of("Workers Launched", "1") : Map.of());
  }

  /// The scan takes 30 ms in each of two processes; the Gather 40 ms in one.
  private static PlanLayout gathered(PlanTime time) {
    PlanTree plan =
        new PlanTree(
            List.of(node(1, 0, "Gather", 40, 1), node(2, 1, "Parallel Seq Scan", 30, 2)),
            "",
            "",
            0,
            41,
            Map.of(),
            Map.of());
    return PlanLayout.of(plan, time);
  }

  @Test
  void whatNoStepBelowCoversIsAStepsOwnTime() {
    PlanLayout layout = gathered(PlanTime.WALL);
    assertEquals(1, layout.steps().getFirst().share(), 1e-9);
    assertEquals(30.0 / 40, layout.steps().getLast().share(), 1e-9);
    assertEquals(2, layout.rows());
  }

  @Test
  void processesCountTogetherWhereTheyAreAskedFor() {
    assertEquals(60.0 / 70, gathered(PlanTime.PROCESS).steps().getLast().share(), 1e-9);
  }
}
