package dev.slowpath.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.desktop.sources.SourcesView;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.Format;
import dev.slowpath.plugin.Problem;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.screen.Investigation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The page of sources: how each file ended, and how well they fit together.
final class SourcesPageTest {

  @Test
  void rowsTellWhatWasReadRefusedAndWhere() {
    Stage stage = Stage.of(SourcesView::new, Drawn.shop());
    Set<String> words = stage.words();
    assertTrue(words.contains("330 spans"), words::toString);
    assertTrue(words.contains("5 read, 1 refused"), words::toString);
    assertTrue(stage.says("line 7"), words::toString);
  }

  @Test
  void joinsShowThePartAndTheWhole() {
    Stage stage = Stage.of(SourcesView::new, Drawn.shop());
    Set<String> words = stage.words();
    assertTrue(words.contains("Executions that the traces show"), words::toString);
    // 30 requests of 10 executions; the server counted 300 of these and 4 of a scan.
    assertTrue(words.contains("300 of 304"), words::toString);
  }

  @Test
  void openedRowShowsEveryRemarkAndTheAddress() {
    Stage stage = Stage.of(SourcesView::new, Drawn.shop());
    stage.press("More of t0.csv");
    assertTrue(stage.says("2 assumed: what t0.csv lacks"), () -> stage.words().toString());
    assertTrue(stage.words().contains("SHA-256"));
    assertEquals("t0.csv", stage.view().chosen());
    stage.press("Less of t0.csv");
    assertEquals("", stage.view().chosen());
  }

  @Test
  void thousandsOfFilesAreMadeOnlyWhereTheyAreSeen() {
    List<Outcome> outcomes = new ArrayList<>(Drawn.shop().outcomes());
    Problem problem = new Problem.Unreadable(new Place.Whole(), "nothing", "a trace");
    for (int file = 0; file < 5_000; file++) {
      outcomes.add(new Outcome.Refused("export-%04d.json".formatted(file), problem));
    }
    Stage stage = Stage.of(SourcesView::new, Investigation.of("drawn", outcomes, Optional.empty()));
    assertTrue(stage.words().contains("5 read, 5001 refused"), () -> stage.words().toString());
    stage.act(() -> stage.view().choose("export-4711.json"));
    assertTrue(stage.words().contains("export-4711.json"), () -> stage.words().toString());
    long made = stage.words().stream().filter(word -> word.startsWith("export-")).count();
    assertTrue(made < 40, () -> made + " rows were made");
  }

  @Test
  void statementOfAPlanStandsWithItsPlan() {
    List<Outcome> outcomes = new ArrayList<>(Drawn.shop().outcomes());
    String plan = outcomes.getFirst().file();
    outcomes.add(new Outcome.Beside("by-id.sql", "cafe", 12, plan));
    Stage stage = Stage.of(SourcesView::new, Investigation.of("drawn", outcomes, Optional.empty()));
    assertTrue(stage.says("with by-id.sql"), () -> stage.words().toString());
    assertTrue(stage.words().contains("5 read, 1 refused"), () -> stage.words().toString());
    stage.act(() -> stage.view().choose(plan));
    assertTrue(stage.words().contains("cafe"), () -> stage.words().toString());
  }

  @Test
  void linkFromElsewhereOpensTheRowOfItsFile() {
    Stage stage = Stage.of(SourcesView::new, Drawn.shop());
    stage.act(() -> stage.view().choose("t1.csv"));
    assertTrue(stage.says("2 assumed: what t1.csv lacks"), () -> stage.words().toString());
  }

  @Test
  void fileOfTwoPossibleFormatsAsksAndIsReadAsTheOneChosen() {
    List<Format> formats =
        List.of(
            new Format("jaeger", "Jaeger", List.of(), "1"),
            new Format("chrome-trace", "Chrome trace", List.of(), "1"));
    Problem problem =
        new Problem.Unreadable(new Place.Whole(), "what may be two", "the format to be named");
    List<Outcome> outcomes = new ArrayList<>(Drawn.shop().outcomes());
    outcomes.add(new Outcome.Refused("export-final.json", problem, formats));
    Investigation asking = Investigation.of("drawn", outcomes, Optional.empty());
    Stage stage = Stage.of(SourcesView::new, asking);
    assertTrue(stage.says("More than one format fits"), () -> stage.words().toString());
    stage.press("Read as Chrome trace");
    assertEquals(List.of("readAs export-final.json"), stage.led());
  }

  @Test
  void formatsAreAClickAway() {
    Stage stage = Stage.of(SourcesView::new, Investigation.empty());
    stage.press("All formats, and their names for --as");
    assertEquals(List.of("showFormats"), stage.led());
  }

  @Test
  void nothingIsCutThatCannotBeReadInFull() {
    assertEquals(Set.of(), Stage.of(SourcesView::new, Drawn.shop()).cutWithoutTip());
  }
}
