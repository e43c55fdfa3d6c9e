package dev.slowpath.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.desktop.flame.FlameView;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Stacks;
import dev.slowpath.model.profile.Unit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
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
    assertTrue(two.says("CPU  10  ·  app.jfr"), () -> two.words().toString());
    ComboBox<?> list = (ComboBox<?>) two.styled("combo-box");
    two.act(() -> list.getSelectionModel().select(1));
    assertTrue(two.says("CPU  10  ·  worker.jfr"), () -> two.words().toString());
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
  void theAxisIsNamedAndColoursStandInTheLegend() {
    assertTrue(stage.says("Width is weight, not time"), () -> stage.words().toString());
    assertTrue(stage.says("Java, compiled"), () -> stage.words().toString());
  }

  @Test
  void theGraphIsTurnedOverByAKeyAndTheChoiceIsKept() {
    String icicle = stage.view().look();
    key(KeyCode.I);
    String flame = stage.view().look();
    assertFalse(flame.equals(icicle));
    stage.act(() -> stage.view().look(icicle));
    assertEquals(icicle, stage.view().look());
    // In a flame the callees stand above.
    stage.act(() -> stage.view().look(flame));
    key(KeyCode.UP);
    assertTrue(stage.words().contains("Main.run"), () -> stage.words().toString());
  }

  @Test
  void whatIsKnownOfAFrameIsSaidBesideIt() {
    key(KeyCode.DOWN);
    key(KeyCode.DOWN);
    key(KeyCode.SPACE);
    Set<String> words = stage.words();
    assertTrue(words.contains("shop.Page.render"), words::toString);
    assertTrue(words.containsAll(Set.of("With callees", "6 samples", "of all", "of view")));
  }

  @Test
  void howCodeRanIsSaidBesideAFrameThatRanInSeveralWays() {
    Profile.Builder builder = Profile.builder().metric(Metric.CPU_TIME, Unit.NANOSECONDS);
    int frame = builder.frame(Frame.named("shop.Page.render", Frame.Kind.UNKNOWN));
    builder.ran(frame, Map.of(Frame.Kind.INTERPRETED, 1L, Frame.Kind.INLINED, 3L));
    int render = builder.push(Stacks.ROOT, frame);
    builder.sample(Metric.CPU_TIME, render, -1, 1, 12_000_000);
    builder.sample(Metric.CPU_TIME, render, -1, 2, 8_000_000);
    Stage mixed = Stage.of(FlameView::new, Drawn.only(builder.build()));
    mixed.act(() -> mixed.view().choose("shop.Page.render"));
    assertTrue(
        mixed.words().contains("Ran inlined 75.0 % · interpreted 25.0 %"),
        () -> mixed.words().toString());
    mixed.act(() ->
        mixed
            .styled("flame-picture")
            .fireEvent(
                new KeyEvent(
                    KeyEvent.KEY_PRESSED, "", "", KeyCode.SPACE, false, false, false, false)));
    Set<String> words = mixed.words();
    assertTrue(
        words.contains("In the whole profile: inlined 75.0 % · interpreted 25.0 %"),
        words::toString);
    // Its weight is time, so that the samples are counted beside it.
    assertTrue(words.containsAll(Set.of("samples", "20.0 ms", "2")), words::toString);
  }

  @Test
  void theGraphIsShownAsATableByAKeyAndNothingIsSearchedFor() {
    key(KeyCode.DOWN);
    key(KeyCode.T);
    assertTrue(stage.led().getLast().startsWith("showTable"), () -> stage.led().toString());
    assertEquals("", stage.view().chosen());
  }

  @Test
  void lettersPanWhereNothingIsChosenAndAreStepsWhereAFrameIs() {
    key(KeyCode.PLUS);
    key(KeyCode.PLUS);
    for (KeyCode letter : List.of(KeyCode.W, KeyCode.A, KeyCode.S, KeyCode.D)) {
      key(letter);
    }
    assertTrue(stage.words().contains("All frames"));
    assertTrue(stage.says("10 samples"), () -> stage.words().toString());
    key(KeyCode.HOME);
    key(KeyCode.DOWN);
    key(KeyCode.DOWN);
    key(KeyCode.D);
    assertTrue(stage.words().contains("Left out"), () -> stage.words().toString());
  }

  @Test
  void aClickChoosesAndOneOnACallerZoomsOut() {
    key(KeyCode.DOWN);
    key(KeyCode.DOWN);
    key(KeyCode.ENTER);
    assertTrue(stage.words().contains("60.0 %"), () -> stage.words().toString());
    // The root of all stays above what is zoomed, as wide as the picture.
    stage.click(ImageView.class, 20, 5);
    assertFalse(stage.words().contains("›"), () -> stage.words().toString());
    stage.click(ImageView.class, 20, 25);
    assertTrue(stage.words().contains("Main.run"), () -> stage.words().toString());
  }

  @Test
  void keysZoomAndPanWithoutChoosingAnything() {
    key(KeyCode.PLUS);
    key(KeyCode.PLUS);
    shifted(KeyCode.RIGHT);
    assertTrue(stage.words().contains("All frames"));
    key(KeyCode.MINUS);
    key(KeyCode.ESCAPE);
    assertTrue(stage.words().contains("All frames"));
  }

  @Test
  void upperAndLowerCaseDifferWhereAsked() {
    stage.type("Search frames", "RENDER");
    assertTrue(stage.words().contains("60.0 % · 2 found"), () -> stage.words().toString());
    stage.press("Aa");
    assertTrue(stage.words().contains("0 % · 0 found"), () -> stage.words().toString());
  }

  @Test
  void escapeForgetsTheSearchFirstAndThenTheChoice() {
    stage.act(() -> stage.view().choose("shop.Db.read"));
    assertTrue(stage.words().contains("Db.read"), () -> stage.words().toString());
    key(KeyCode.ESCAPE);
    assertEquals("", stage.view().chosen());
    assertTrue(stage.words().contains("Db.read"));
    key(KeyCode.ESCAPE);
    assertTrue(stage.words().contains("All frames"), () -> stage.words().toString());
  }

  @Test
  void nGoesFromMatchToMatchOnTheGraph() {
    stage.type("Search frames", "render");
    key(KeyCode.N);
    assertTrue(stage.words().contains("60.0 % · 1 of 2"), () -> stage.words().toString());
    shifted(KeyCode.N);
    assertTrue(stage.words().contains("60.0 % · 2 of 2"), () -> stage.words().toString());
  }

  @Test
  void prefixesOfTheSearchAreSteps() {
    stage.type("Search frames", "HF: arrays");
    enter();
    assertTrue(stage.words().contains("Taken out"), () -> stage.words().toString());
    stage.type("Search frames", "SS: read");
    enter();
    assertTrue(stage.words().contains("Only with"), () -> stage.words().toString());
    assertTrue(stage.says("4 samples · of 10, filtered"), () -> stage.words().toString());
  }

  @Test
  void oneLibraryIsCollapsedAndAFunctionLosesItsCallees() {
    stage.act(() -> stage.view().choose("java.util.Arrays.copyOf"));
    shifted(KeyCode.C);
    assertTrue(stage.words().contains("Collapsed"), () -> stage.words().toString());
    assertTrue(stage.words().contains("java.util"));
    stage.act(() -> stage.view().choose("java.util.Arrays.copyOf"));
    key(KeyCode.C);
    assertTrue(stage.words().contains("Without callees"), () -> stage.words().toString());
    Set<String> callers =
        stage.view().twins().getFirst().rows().stream()
            .map(row -> row.get(2))
            .collect(Collectors.toSet());
    assertEquals(Set.of("all", "shop.Main.run", "shop.Page.render"), callers);
  }

  @Test
  void aPathIsFocusedOnAndLeftOut() {
    key(KeyCode.DOWN);
    key(KeyCode.DOWN);
    shifted(KeyCode.F);
    assertTrue(stage.words().contains("Focus, on this path"), () -> stage.words().toString());
    assertTrue(stage.says("6 samples · of 10, filtered"));
    command("Take the last of these steps back");
    key(KeyCode.DOWN);
    key(KeyCode.DOWN);
    shifted(KeyCode.D);
    assertTrue(stage.says("4 samples · of 10, filtered"), () -> stage.words().toString());
    command("Take the last of these steps back");
    key(KeyCode.DOWN);
    key(KeyCode.DOWN);
    shifted(KeyCode.M);
    assertTrue(stage.words().contains("Taken out, on this path"), () -> stage.words().toString());
    // Of the two on the path the outer one went.
    assertEquals(1, frames().stream().filter("shop.Page.render"::equals).count());
  }

  @Test
  void recursionIsMergedByAKey() {
    stage.act(() -> stage.view().choose("shop.Page.render"));
    command("Take the last of these steps back");
    stage.type("Search frames", "HF: arrays");
    enter();
    assertEquals(4, stage.view().twins().getFirst().rows().size());
    key(KeyCode.R);
    assertEquals(3, stage.view().twins().getFirst().rows().size());
  }

  @Test
  void packagesAreShownWhereAskedFor() {
    ToggleButton full = (ToggleButton) stage.view().switches().getFirst();
    assertEquals("Full names", full.getText());
    command("Names with their packages, or without");
    assertTrue(full.isSelected());
    assertTrue(stage.words().contains("10 samples"));
  }

  @Test
  void nothingIsCutThatCannotBeReadInFull() {
    assertEquals(Set.of(), stage.cutWithoutTip());
  }

  private List<String> frames() {
    return stage.view().twins().getFirst().rows().stream().map(List::getFirst).toList();
  }

  private void command(String name) {
    stage.act(
        stage.view().commands().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow()
            .action());
  }

  private void enter() {
    Node field = stage.styled("search-field");
    press(field, KeyCode.ENTER, false);
  }

  private void key(KeyCode code) {
    press(stage.styled("flame-picture"), code, false);
  }

  private void shifted(KeyCode code) {
    press(stage.styled("flame-picture"), code, true);
  }

  private void press(Node node, KeyCode code, boolean isShifted) {
    stage.act(() ->
        node.fireEvent(
            new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, isShifted, false, false, false)));
  }
}
