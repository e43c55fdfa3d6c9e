package dev.slowpath.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.desktop.page.Page;
import dev.slowpath.desktop.shell.Shell;
import dev.slowpath.desktop.theme.Theme;
import dev.slowpath.desktop.traces.TracesView;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.model.trace.Span;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceId;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.model.trace.TraceSetBuilder;
import dev.slowpath.plugin.Format;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.screen.Investigation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/// The page of traces: what is listed, the waterfall and its keys, the span beside it, and a trace
/// of very many spans.
final class TracesPageTest {
  private static final String FIRST = "00000000000000010000000000000001";

  /// The longest that one step of scrolling may hold the screen's thread, in ms of its CPU time.
  private static final double SMOOTH_MS = 16;

  @Test
  void tracesAreListedAndTheSlowestIsOpen() {
    Stage stage = Stage.of(TracesView::new, Drawn.shop());
    assertEquals(30, stage.table("Traces").getItems().size());
    assertTrue(stage.words().contains("30 traces · 330 spans"), () -> stage.words().toString());
    assertTrue(stage.says("200 ms · 11 spans · 200 ms on the critical path"));
    assertTrue(stage.view().chosen().startsWith(FIRST + "/"), stage.view()::chosen);
  }

  @Test
  void wordsAndDurationNarrowTheList() {
    Stage stage = Stage.of(TracesView::new, Drawn.shop());
    stage.type("Search traces", "PRODUCT " + FIRST);
    assertEquals(1, stage.table("Traces").getItems().size());
    assertTrue(stage.says("1 of 30 traces"));
    stage.type("Search traces", "nowhere");
    assertEquals(0, stage.table("Traces").getItems().size());
    stage.type("Search traces", "");
    stage.type("Least duration in ms", "201");
    assertEquals(0, stage.table("Traces").getItems().size());
    stage.type("Least duration in ms", "199.5");
    stage.press("Errors");
    assertEquals(0, stage.table("Traces").getItems().size());
  }

  @Test
  void arrowsWalkTheSpansAndFoldThem() {
    Stage stage = Stage.of(TracesView::new, Drawn.shop());
    key(stage, KeyCode.DOWN);
    assertTrue(stage.words().contains("select product"), () -> stage.words().toString());
    assertTrue(stage.words().contains("12.0"), () -> stage.words().toString());
    key(stage, KeyCode.LEFT);
    key(stage, KeyCode.LEFT);
    key(stage, KeyCode.END);
    // Folded, the only row left is the request.
    assertTrue(stage.view().chosen().endsWith("/0000000000000001"), stage.view()::chosen);
    key(stage, KeyCode.RIGHT);
    key(stage, KeyCode.END);
    assertTrue(stage.view().chosen().endsWith("/000000000000000b"), stage.view()::chosen);
  }

  @Test
  void theStatementAndThePlaceOfASpanAreLinks() {
    Stage stage = Stage.of(TracesView::new, Drawn.shop());
    key(stage, KeyCode.DOWN);
    stage.press("Open the statement");
    stage.press("drawn.jsonl : line 102, span 0000000000000002");
    assertEquals(
        List.of("toStatement select name from product where id = ?", "toSource drawn.jsonl"),
        stage.led());
  }

  @Test
  void aSpanIsChosenByItsIdsWhateverIsAskedOfTheList() {
    Stage stage = Stage.of(TracesView::new, Drawn.shop());
    stage.type("Search traces", "nowhere");
    String id = "00000000000000010000000000000007/0000000000000004";
    stage.act(() -> stage.view().choose(id));
    assertEquals(id, stage.view().chosen());
    assertEquals(30, stage.table("Traces").getItems().size());
  }

  @Test
  void theWaterfallHasItsTable() {
    Stage stage = Stage.of(TracesView::new, Drawn.shop());
    var twin = stage.view().twins().getFirst();
    assertEquals(11, twin.rows().size());
    assertEquals(
        List.of("0", "GET /orders", "shop", "", "0", "200", "80.0"),
        twin.rows().getFirst().subList(0, 7));
  }

  @Test
  void nothingIsCutThatCannotBeReadInFull() {
    assertEquals(Set.of(), Stage.of(TracesView::new, Drawn.shop()).cutWithoutTip());
  }

  @Test
  void criticalPathsOfAllTracesAreAFlameGraph() {
    Platforms.startWithoutDisplay();
    Shell shell =
        Platforms.onScreen(() -> {
          Shell made = new Shell(Theme.DARK, 1280, 800, NoFiles.INSTANCE);
          made.show(Drawn.shop());
          made.toPaths();
          return made;
        });
    Platforms.settle(shell.scene());
    Set<String> words = Platforms.onScreen(() -> Hands.words(shell.scene().getRoot()));
    assertEquals(Page.FLAME, shell.page());
    assertTrue(words.contains("Critical path  6,000 ms"), words::toString);
    assertTrue(words.contains("database"), words::toString);
  }

  @Test
  void eightyThousandSpansScrollSmoothly() {
    Stage stage = Stage.of(TracesView::new, wide(80_000));
    assertTrue(stage.says("80,001 spans"), () -> stage.words().toString());
    ScrollBar bar = (ScrollBar) stage.styled("flame-picture").lookup(".scroll-bar");
    double least = Double.MAX_VALUE;
    for (int reading = 0; reading < 3; reading++) {
      Watchdog watchdog = new Watchdog();
      for (int step = 0; step < 200; step++) {
        double place = bar.getMax() * step / 200;
        watchdog.execute(() -> bar.setValue(place));
      }
      Platforms.onScreen(() -> 0);
      assertEquals(200, watchdog.pieces());
      least = Math.min(least, watchdog.longestMs());
    }
    assertTrue(least < SMOOTH_MS, least + " ms for one step");
    key(stage, KeyCode.END);
    assertTrue(stage.view().chosen().endsWith("/0000000000013881"), stage.view()::chosen);
  }

  /// One trace: a request with that many calls one after the other, each tenth below the one
  /// before.
  private static Investigation wide(int spans) {
    Provenance source = new Provenance("wide.jsonl", "00", "drawn", "1");
    TraceSetBuilder builder = TraceSet.builder();
    builder.add(source, span(1, 0, 0, spans * 1_000_000L + 1_000_000L));
    for (int at = 2; at <= spans + 1; at++) {
      builder.add(source, span(at, at % 10 == 0 ? at - 1 : 1, at * 1_000_000L, 900_000));
    }
    Format format = new Format("drawn", "Drawn", List.of(), "1");
    Capture capture = new Capture.OfTraces(source, builder.build());
    Outcome read = new Outcome.Read("wide.jsonl", format, "00", 1_234, List.of(capture), List.of());
    return Investigation.of("wide", List.of(read), Optional.empty());
  }

  private static Span span(int id, int parent, long at, long length) {
    long start = 1_000_000_000_000_000_000L + at;
    return new Span(
        new TraceId(0, 1),
        id,
        parent,
        "shop",
        parent == 0 ? "GET /wide" : "call",
        parent == 0 ? SpanKind.SERVER : SpanKind.CLIENT,
        false,
        start,
        start + length,
        1,
        List.of(),
        new Place.Line(id));
  }

  private static void key(Stage stage, KeyCode code) {
    Node picture = stage.styled("flame-picture");
    stage.act(() ->
        picture.fireEvent(
            new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
  }
}
