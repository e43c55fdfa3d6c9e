package dev.slowpath.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.desktop.flame.FlameView;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/// Two recordings held against one another in the window, and one held to times and threads.
/// Before, three tenths of the samples encode; after, none does.
final class FlameDifferenceTest {
  private final Stage stage = Stage.of(FlameView::new, Drawn.beforeAndAfter());

  private void compare() {
    stage.act(() -> ((FlameView) stage.view()).showDifference());
  }

  private void before() {
    stage.choose("Metric", "CPU  1,000  ·  before/app.jfr");
  }

  private List<String> told(String function) {
    return stage.view().twins().getFirst().rows().stream()
        .filter(row -> row.getFirst().equals(function))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatVanishedIsSaidInWordsWithItsFiguresAndTheRestIsJudged() {
    compare();
    assertTrue(stage.words().contains("before/app.jfr"), () -> stage.words().toString());
    assertTrue(stage.words().contains("after/app.jfr"));
    assertEquals("gone", told("json.Out.encode").get(4));
    assertEquals("−3.0 samples/s", told("json.Out.encode").get(3));
    assertEquals("more", told("shop.Db.read").get(4));
    assertEquals("not told from chance", told("shop.Main.run").get(4));
    assertTrue(stage.words().contains("less"));
    assertTrue(stage.words().contains("not told from chance"));
  }

  @Test
  void whatIsDividedByIsChosenAndBeforeAndAfterAreSwapped() {
    compare();
    stage.press("Share");
    assertEquals("30.0 %", told("json.Out.encode").get(1));
    stage.press("Swap");
    assertEquals("new", told("json.Out.encode").get(4));
    assertEquals("30.0 %", told("json.Out.encode").get(2));
    stage.press("End the comparison (Alt+E)");
    assertFalse(stage.words().contains("Swap"), () -> stage.words().toString());
    assertEquals("Frames by depth, the heaviest first", stage.view().twins().getFirst().title());
  }

  @Test
  void stepsNarrowBothSides() {
    compare();
    key("flame-picture", KeyCode.DOWN, false);
    key("flame-picture", KeyCode.DOWN, false);
    key("flame-picture", KeyCode.F, false);
    assertTrue(stage.words().contains("Focus"), () -> stage.words().toString());
    assertFalse(
        stage.view().twins().getFirst().rows().stream()
            .anyMatch(row -> row.getFirst().equals("shop.Main.run")));
  }

  @Test
  void aStretchOfTimeIsChosenByKeysAndHoldsEveryPage() {
    key("time-strip", KeyCode.HOME, false);
    key("time-strip", KeyCode.RIGHT, true);
    key("time-strip", KeyCode.RIGHT, true);
    key("time-strip", KeyCode.ENTER, false);
    assertTrue(
        stage.led().getLast().startsWith("filter Time[range=TimeRange[startNs="),
        () -> stage.led().toString());
  }

  @Test
  void theHeatMapStandsInPlaceOfTheTimeline() {
    stage.press("Heat map");
    key("time-strip", KeyCode.END, false);
    String said = stage.styled("time-strip").getAccessibleText();
    assertTrue(said.startsWith("Samples over 100 s"), said);
    assertEquals("Samples over time, by threads", stage.view().twins().getLast().title());
  }

  @Test
  void threadsStandByWeightWithTheirPoolsAndOneHoldsEveryPage() {
    before();
    stage.press("Threads");
    assertEquals(5, stage.table("Threads by weight").getItems().size());
    assertTrue(stage.says("worker · 2 threads"), () -> stage.words().toString());
    assertTrue(stage.says("worker-1  #11"));
    stage.row("Threads by weight", 2);
    assertEquals("filter OfThread[thread=worker]", stage.led().getLast());
  }

  @Test
  void samplesAreHeldToWhatTheirThreadsDidAndBack() {
    Stage wall = Stage.of(FlameView::new, Drawn.runningAndSleeping());
    wall.press("Threads");
    wall.press("sleeping");
    assertTrue(wall.says("4 samples · of 10, filtered"), () -> wall.words().toString());
    wall.press("running");
    assertTrue(wall.says("6 samples · of 10, filtered"), () -> wall.words().toString());
    wall.press("Take away: Threads running");
    assertTrue(wall.words().contains("10 samples"), () -> wall.words().toString());
  }

  @Test
  void samplesStandInTheOrderOfTimeThreadByThread() {
    before();
    key("flame-picture", KeyCode.DIGIT1, false);
    Set<String> below =
        stage.view().twins().getFirst().rows().stream()
            .filter(row -> row.get(1).equals("1"))
            .map(List::getFirst)
            .collect(java.util.stream.Collectors.toSet());
    assertEquals(Set.of("worker-1", "worker-2", "main"), below);
    assertTrue(stage.says("in the order of time"));
  }

  @Test
  void aFunctionStandsBetweenItsCallersAndItsCallees() {
    before();
    stage.act(() -> stage.view().choose("json.Out.encode"));
    key("flame-picture", KeyCode.DIGIT3, false);
    assertTrue(stage.says("Who calls it"), () -> stage.words().toString());
    assertTrue(stage.says("What it calls"));
    assertEquals("json.Out.encode", stage.view().twins().getFirst().rows().getFirst().getFirst());
    // Of what nothing calls there is nothing above it.
    key("flame-picture", KeyCode.DIGIT2, false);
    stage.act(() -> stage.view().choose("shop.Main.run"));
    key("flame-picture", KeyCode.DIGIT3, false);
    assertTrue(stage.says("Nothing calls it"), () -> stage.words().toString());
  }

  private void key(String styleClass, KeyCode code, boolean isShifted) {
    Node node = stage.styled(styleClass);
    stage.act(() ->
        node.fireEvent(
            new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, isShifted, false, false, false)));
  }
}
