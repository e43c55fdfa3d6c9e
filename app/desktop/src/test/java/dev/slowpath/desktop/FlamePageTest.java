package dev.slowpath.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.desktop.flame.FlameView;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/// The flame graph: search, keys, zoom, frames beside it. Of ten samples four end in copyOf below
/// render, two in render below that, four in read.
final class FlamePageTest {
  private final Stage stage = Stage.of(FlameView::new, Drawn.shop());

  @Test
  void searchCountsEachSampleOnceHoweverDeepItMatches() {
    stage.type("Search frames", "render");
    assertTrue(stage.words().contains("60.0 % · 2 found"), () -> stage.words().toString());
    stage.press("Next match (Enter)");
    assertTrue(stage.words().contains("60.0 % · 1 of 2"), () -> stage.words().toString());
    stage.press("Match before (Shift+Enter)");
    assertTrue(stage.words().contains("60.0 % · 2 of 2"), () -> stage.words().toString());
  }

  @Test
  void unfinishedExpressionIsSaidAndNotThrown() {
    stage.type("Search frames", "render(");
    assertTrue(stage.words().contains("no regular expression"));
  }

  @Test
  void arrowsWalkTheTreeAndEnterZooms() {
    key(KeyCode.DOWN);
    assertTrue(stage.words().contains("Main.run"), () -> stage.words().toString());
    key(KeyCode.DOWN);
    assertTrue(stage.words().contains("Page.render"), () -> stage.words().toString());
    key(KeyCode.RIGHT);
    assertTrue(stage.says("Db.read"));
    key(KeyCode.ENTER);
    assertTrue(stage.words().contains("40.0 %"), () -> stage.words().toString());
    key(KeyCode.ESCAPE);
    assertTrue(stage.words().contains("All frames"));
  }

  @Test
  void framesAreListedBySelfTimeAndRecursionCountsOnce() {
    var rows = stage.table("Frames by self time").getItems();
    assertEquals(4, rows.size());
    stage.row("Frames by self time", 3);
    // Chosen in the table, found in the graph.
    assertTrue(stage.says("1 of 2"));
    assertTrue(stage.words().contains("60.0"), () -> stage.words().toString());
  }

  @Test
  void pictureHasItsTable() {
    var twin = stage.view().twins().getFirst();
    assertEquals(
        List.of("shop.Main.run", "1", "all", "10 samples", "0 samples", "100.0 %"),
        twin.rows().getFirst());
  }

  @Test
  void mergedRecursionIsAskedForBesideTheScreenAndShown() {
    assertFalse(stage.view().switches().isEmpty());
    assertTrue(stage.words().contains("10 samples"));
  }

  @Test
  void metricsOfOneNameAreToldApartByTheirFiles() {
    Stage two = Stage.of(FlameView::new, Drawn.twoProfiles());
    assertTrue(two.says("app.jfr  ·  CPU  10"), () -> two.words().toString());
    ComboBox<?> list = (ComboBox<?>) two.styled("combo-box");
    two.act(() -> list.getSelectionModel().select(1));
    assertTrue(two.says("worker.jfr  ·  CPU  10"), () -> two.words().toString());
    assertEquals("10 samples", two.view().spoken());
  }

  @Test
  void stepsOnAFunctionAreChipsThatCanBeTakenBack() {
    key(KeyCode.DOWN);
    key(KeyCode.DOWN);
    key(KeyCode.F);
    assertTrue(stage.words().contains("Focus"), () -> stage.words().toString());
    assertTrue(stage.says("6 samples · of 10, filtered"), () -> stage.words().toString());
    key(KeyCode.DOWN);
    key(KeyCode.DOWN);
    key(KeyCode.M);
    assertTrue(stage.words().contains("Taken out"), () -> stage.words().toString());
    assertEquals(
        List.of("shop.Page.render"),
        stage.view().twins().getFirst().rows().stream().map(List::getFirst).distinct().toList());
    stage.press("Take away: Focus shop.Page.render");
    assertFalse(stage.words().contains("Focus"));
    command("Take the last of these steps back");
    assertFalse(stage.words().contains("Taken out"));
    assertTrue(stage.says("10 samples"));
  }

  @Test
  void ownCodeOnlyHangsWhatLibrariesDoOnTheirCallers() {
    command("Show own code only");
    Set<String> frames =
        stage.view().twins().getFirst().rows().stream()
            .map(List::getFirst)
            .collect(Collectors.toSet());
    assertEquals(Set.of("shop.Main.run", "shop.Page.render", "shop.Db.read"), frames);
  }

  @Test
  void stepsAreKeptAsTheLookOfThePage() {
    key(KeyCode.DOWN);
    key(KeyCode.DOWN);
    key(KeyCode.S);
    String look = stage.view().look();
    stage.act(() -> stage.view().look(""));
    assertFalse(stage.words().contains("Callers of"));
    stage.act(() -> stage.view().look(look));
    assertTrue(stage.words().contains("Callers of"), () -> stage.words().toString());
  }

  @Test
  void aFunctionWithSignsOfExpressionsInItsNameIsFound() {
    stage.act(() -> stage.view().choose("shop.Page.render"));
    assertTrue(stage.says("1 of 2"), () -> stage.words().toString());
    assertEquals("^shop\\.Page\\.render$", stage.view().chosen());
  }

  @Test
  void nothingIsCutThatCannotBeReadInFull() {
    assertEquals(Set.of(), stage.cutWithoutTip());
  }

  private void command(String name) {
    stage.act(
        stage.view().commands().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow()
            .action());
  }

  private void key(KeyCode code) {
    Node picture = stage.styled("flame-picture");
    stage.act(() ->
        picture.fireEvent(
            new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
  }
}
