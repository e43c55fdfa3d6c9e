package dev.slowpath.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.desktop.plans.PlansView;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The page of plans: steps, observations, text.
final class PlansPageTest {
  private final Stage stage = Stage.of(PlansView::new, Drawn.shop());

  @Test
  void hottestStepIsChosenAndItsTimeExplained() {
    // The scan takes 199 of the 210 ms of its parent.
    assertTrue(stage.words().contains("Node 2 · Seq Scan"), () -> stage.words().toString());
    stage.row("Steps of the plan", 1);
    Set<String> words = stage.words();
    assertTrue(words.contains("Node 1 · Sort"), words::toString);
    assertTrue(words.contains("− node 2, Seq Scan"), words::toString);
    assertTrue(words.contains("11.0"), words::toString);
  }

  @Test
  void observationsCarryTheNumbersThatProveThem() {
    assertTrue(stage.says("2 · Keeps 200 of 400,000 rows read"));
    assertTrue(stage.says("400,000 read, 200 kept"));
    assertTrue(stage.says("1 · Spills 922 kB to disk"));
    assertTrue(stage.says("under-estimated ×100"));
  }

  @Test
  void textMarksTheLinesOfTheChosenStep() {
    stage.row("Steps of the plan", 2);
    assertTrue(stage.words().contains("4 lines of node 2 marked"), () -> stage.words().toString());
    assertTrue(stage.says("Rows Removed by Filter: 399800"));
  }

  @Test
  void tableTwinHoldsRowsEstimatedAndActual() {
    List<String> scan = stage.view().twins().getFirst().rows().get(1);
    assertEquals(
        List.of("2", "  Seq Scan", "public.customer", "199", "199", "2", "200", "1", "120", "30"),
        scan);
  }

  @Test
  void statementIsALink() {
    stage.press("Open the statement");
    assertEquals(List.of("toStatement " + Drawn.SCANNED), stage.led());
  }

  @Test
  void timeOfAllProcessesIsAKeyAwayWhereSeveralWorked() {
    Stage shared = Stage.of(PlansView::new, Drawn.parallelPlan());
    assertEquals("100", shared.view().twins().getFirst().rows().get(1).get(3));
    shared.press("Process");
    assertEquals("300", shared.view().twins().getFirst().rows().get(1).get(3));
    assertFalse(stage.words().contains("Process"), "one process alone has one time");
  }

  @Test
  void planIsHeldAgainstAnotherAndTheChangesAreCopied() {
    Stage two = Stage.of(PlansView::new, Drawn.twoPlans());
    two.act(() ->
        two.view().commands().stream()
            .filter(one -> one.name().startsWith("Compare the plan"))
            .forEach(one -> one.action().run()));
    assertTrue(two.says("Before: "), () -> two.words().toString());
    assertEquals("What changed", two.view().twins().getLast().title());
    assertTrue(two.says("of the difference outside nodes"), () -> two.words().toString());
    assertTrue(two.says("Index Scan → Seq Scan"), () -> two.words().toString());
  }

  @Test
  void nothingIsCutThatCannotBeReadInFull() {
    assertEquals(Set.of(), stage.cutWithoutTip());
  }
}
