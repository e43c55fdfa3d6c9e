package dev.slowpath.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.desktop.bottlenecks.BottlenecksView;
import dev.slowpath.desktop.part.WaterfallCanvas;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The home page: ranking, evidence, what to change.
final class BottlenecksPageTest {
  private final Stage stage = Stage.of(BottlenecksView::new, Drawn.shop());

  @Test
  void repeatedStatementIsShownWithItsRequestServerAndBound() {
    Set<String> words = stage.words();
    assertTrue(words.contains("repeated 10 ×"), words::toString);
    assertTrue(words.contains("Statement"), words::toString);
    assertTrue(words.contains("What if: 10 calls become 1"), words::toString);
    // 30 requests with 10 executions each, of which the server counts 300.
    assertTrue(words.contains("300"), words::toString);
  }

  @Test
  void evidenceThatIsMissingKeepsItsCardAndNamesTheFile() {
    assertTrue(stage.says("No plan of this statement was read"));
    assertTrue(stage.words().contains("missing"));
  }

  @Test
  void changeTabSaysWhatToChangeAndHowSureItIs() {
    stage.press("What to change");
    assertTrue(stage.words().contains("How to take it back"));
    assertTrue(stage.says("what drawn.jsonl lacks"));
    stage.press("Evidence");
    assertFalse(stage.words().contains("How to take it back"));
  }

  @Test
  void whatIfTabTakesTheRequestsAgainWithoutWhatIsTicked() {
    stage.press("What if");
    assertTrue(stage.words().contains("Without these"), () -> stage.words().toString());
    assertTrue(stage.says("→"), () -> stage.words().toString());
    assertTrue(
        stage.view().twins().stream()
            .anyMatch(twin -> twin.title().equals("The requests without what is ticked")));
    String first =
        stage.words().stream()
            .filter(word -> word.startsWith("1 · ") && word.contains(", "))
            .findFirst()
            .orElseThrow();
    stage.press(first);
    assertTrue(stage.says("Tick what would be gone"), () -> "unticked: " + stage.words());
  }

  @Test
  void linksLeadToTheStatementAndTheEndpoint() {
    stage.press("Open the statement");
    assertEquals(List.of("toStatement select name from product where id = ?"), stage.led());
  }

  @Test
  void spansOfTheWaterfallLeadToTheirStatement() {
    // Row 2 is the group's head, row 4 one of its spans, row 1 the request itself.
    for (int row : List.of(2, 4)) {
      stage.click(WaterfallCanvas.class, 100, 20 + 20 * row - 10);
    }
    assertEquals(
        List.of(
            "toStatement select name from product where id = ?",
            "toStatement select name from product where id = ?"),
        stage.led());
    stage.click(WaterfallCanvas.class, 100, 30);
    assertEquals(2, stage.led().size());
  }

  @Test
  void placeBelowACardLeadsToItsFile() {
    stage.press("t1.csv : row 1");
    assertEquals(List.of("toSource t1.csv"), stage.led());
  }

  @Test
  void nothingIsCutThatCannotBeReadInFull() {
    assertEquals(Set.of(), stage.cutWithoutTip());
  }

  @Test
  void waterfallAndGainHaveTablesWithTheSameFigures() {
    var twins = stage.view().twins();
    assertEquals(2, twins.size());
    // The request, its group, four, five more, and the last.
    assertEquals(8, twins.getFirst().rows().size());
    assertEquals("120", twins.getFirst().rows().get(1).getLast());
  }
}
