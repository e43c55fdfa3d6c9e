package dev.slowpath.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.desktop.page.Page;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.workbench.intake.Importers;
import dev.slowpath.workbench.keep.WindowState;
import dev.slowpath.workbench.screen.Filter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The window with files that are really read: chosen, dropped, pasted, given up, kept, reopened.
final class WindowTest implements Asker, Pasteboard {
  @TempDir private Path folder = Path.of("");
  private final Watchdog watchdog = new Watchdog();
  private final List<Path> chosen = new ArrayList<>();
  private Optional<Path> place = Optional.empty();
  private Optional<String> copied = Optional.empty();
  private Window window = startedWindow();
  private Hands hands = new Hands(window.shell().scene());

  private Window startedWindow() {
    Platforms.startWithoutDisplay();
    return Platforms.onScreen(() ->
        new Window(
            new Window.Around(Importers.discover(List.of()), watchdog, this, this, () -> {}),
            WindowState.FIRST));
  }

  @BeforeEach
  void watch() {
    Platforms.onScreen(() -> {
      watchdog.watch(window.shell().scene());
      return 0;
    });
  }

  @AfterEach
  void end() {
    hands.close();
    window.end();
  }

  private void reopenWindow() {
    hands.close();
    window.end();
    window = startedWindow();
    hands = new Hands(window.shell().scene());
  }

  @Override
  public List<Path> files() {
    return chosen;
  }

  @Override
  public Optional<Path> place(String what, String name, String ending) {
    return place;
  }

  @Override
  public Optional<String> text() {
    return copied;
  }

  @Override
  public void put(String text) {
    copied = Optional.of(text);
  }

  private Path file(String name, String... routes) throws IOException {
    return Files.writeString(folder.resolve(name), "drawn\n" + String.join("\n", routes) + "\n");
  }

  private void read(Path... files) {
    Platforms.onScreen(() -> {
      window.read(List.of(files));
      return 0;
    });
  }

  private void awaitWords(String words) {
    hands.await(() -> Hands.words(window.shell().scene().getRoot()).contains(words));
  }

  @Test
  void chosenFilesAreReadAndTheirRankingIsShown() throws IOException {
    chosen.add(file("one.drawn", "/orders"));
    hands.press(KeyCode.CONTROL, KeyCode.O);
    awaitWords("1 source read, 1 notice");
    assertEquals(Page.BOTTLENECKS, window.shell().page());
    assertTrue(hands.read().contains("GET /orders"), () -> hands.read().toString());
  }

  @Test
  void refusedFileSaysPlaceAndExpectationWhileTheOthersGoOn() throws IOException {
    read(file("bad.drawn", "/a", "broken"), file("good.drawn", "/orders"));
    awaitWords("line 3, column 1: broken, expected a route");
    awaitWords("1 source read, 1 notice, 1 refused");
    assertTrue(hands.read().contains("1 read, 1 refused"), () -> hands.read().toString());
    assertTrue(hands.read().contains("GET /orders"), () -> hands.read().toString());
  }

  @Test
  void oneFileIsGivenUpAndTheNextIsRead() throws IOException {
    read(file("long.drawn", "wait"), file("good.drawn", "/orders"));
    awaitWords("long.drawn");
    hands.click(hands.named("Give up long.drawn"));
    awaitWords("1 source read, 1 notice");
    assertTrue(hands.read().contains("1 read, 1 cancelled"), () -> hands.read().toString());
  }

  @Test
  void allReadingIsCancelledByItsKeyAndWhatWasReadStays() throws IOException {
    read(file("good.drawn", "/orders"), file("long.drawn", "wait"), file("late.drawn", "wait"));
    awaitWords("1 read");
    hands.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
    awaitWords("1 source read, 1 notice");
    assertTrue(hands.read().contains("1 read, 2 cancelled"), () -> hands.read().toString());
  }

  @Test
  void pastedTextIsASource() {
    put("drawn\n/pasted\n");
    hands.press(KeyCode.CONTROL, KeyCode.V);
    awaitWords("GET /pasted");
    Hands.go(window.shell(), Page.SOURCES);
    awaitWords("pasted-1");
  }

  @Test
  void pastedStatementThatTheSourcesKnowIsGoneTo() throws IOException {
    read(file("one.drawn", "/orders"));
    awaitWords("1 source read, 1 notice");
    put("SELECT name FROM product WHERE id = 4711");
    hands.press(KeyCode.CONTROL, KeyCode.V);
    hands.await(() -> window.shell().page() == Page.STATEMENTS);
    assertTrue(hands.read().contains("1 source read, 1 notice"));
  }

  @Test
  void nothingToPasteIsSaid() {
    hands.press(KeyCode.CONTROL, KeyCode.V);
    awaitWords("Nothing to paste: copy a plan, SQL or stacks first");
    hands.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.X);
    assertFalse(hands.read().contains("Nothing to paste: copy a plan, SQL or stacks first"));
  }

  @Test
  void keptInvestigationIsReopenedAsItWasLookedAt() throws IOException {
    Path kept = folder.resolve("week.slowpath");
    read(file("one.drawn", "/orders", "/stock"));
    awaitWords("1 source read, 1 notice");
    Platforms.onScreen(() -> {
      window.shell().go(Page.ENDPOINTS);
      window.shell().filter(new Filter.OfEndpoint(new EndpointKey("shop", "GET /stock")));
      return 0;
    });
    place = Optional.of(folder.resolve("week"));
    hands.press(KeyCode.CONTROL, KeyCode.S);
    awaitWords("Kept in week.slowpath");
    reopenWindow();
    read(kept);
    awaitWords("1 source read, 1 notice");
    awaitWords("· held to one endpoint");
    assertEquals(Page.ENDPOINTS, window.shell().page());
    assertTrue(hands.read().contains("week"), () -> hands.read().toString());
  }

  @Test
  void keptInvestigationNeedsItsSourcesNoMoreAndHoldsWhatIsAddedLater() throws IOException {
    Path first = file("first.drawn", "/a");
    Path second = file("second.drawn", "/b");
    read(first);
    awaitWords("1 source read, 1 notice");
    place = Optional.of(folder.resolve("two.slowpath"));
    hands.press(KeyCode.CONTROL, KeyCode.S);
    awaitWords("Kept in two.slowpath");
    read(second);
    awaitWords("2 sources read, 2 notices");
    reopenWindow();
    Files.delete(first);
    Files.delete(second);
    read(folder.resolve("two.slowpath"));
    awaitWords("2 sources read, 2 notices");
  }

  @Test
  void sourcesThatChangedOrVanishedAreNamedWhenTheTextFormIsReopened() throws IOException {
    Path changes = file("changes.drawn", "/b");
    Path text =
        Files.writeString(
            folder.resolve("three.slowpath"),
            """
            {"slowpath": 1, "sources": [
              {"name": "changes.drawn", "path": "changes.drawn", "sha256": "00"},
              {"name": "vanishes.drawn", "path": "vanishes.drawn", "sha256": "00"}]}
            """);
    read(text);
    awaitWords("Changed since this was kept: changes.drawn");
    hands.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.X);
    awaitWords("Not there or not readable any more: vanishes.drawn");
    assertTrue(Files.exists(changes));
    hands.press(KeyCode.CONTROL, KeyCode.S);
    awaitWords("Kept in three.slowpath");
    Files.delete(changes);
    reopenWindow();
    read(text);
    awaitWords("1 source read, 1 notice");
  }

  @Test
  void documentThatIsNoneIsRefusedWithItsPlace() throws IOException {
    Path strange = Files.writeString(folder.resolve("x.slowpath"), "[]");
    read(strange);
    awaitWords(
        strange + ": whole file: no JSON object, expected an investigation kept by Slowpath");
  }

  @Test
  void windowStandsAgainAsItWasClosed() throws IOException {
    read(file("one.drawn", "/orders"));
    awaitWords("1 source read, 1 notice");
    hands.press(KeyCode.CONTROL, KeyCode.L);
    WindowState state = Platforms.onScreen(() -> window.state(1400, 900, false));
    state.write(folder.resolve("settings"));
    WindowState again = WindowState.read(folder.resolve("settings"));
    assertEquals(state, again);
    assertTrue(again.isLight());
    assertEquals("bottlenecks", again.page());
  }

  @Test
  void firstReadingLeadsToThePageLookedAtLast() throws IOException {
    Window again =
        Platforms.onScreen(() ->
            new Window(
                new Window.Around(Importers.discover(List.of()), watchdog, this, this, () -> {}),
                new WindowState(1280, 800, false, true, "endpoints", Map.of())));
    Path file = file("one.drawn", "/orders");
    Platforms.onScreen(() -> {
      again.read(List.of(file));
      return 0;
    });
    hands.await(() -> again.shell().page() == Page.ENDPOINTS);
    again.end();
  }

  @Test
  void readingNeverHoldsTheScreensThread() throws IOException {
    Path[] files = new Path[60];
    for (int at : IntStream.range(0, files.length).toArray()) {
      files[at] = file("f%02d.drawn".formatted(at), "/route-" + at % 5);
    }
    Path last = file("z.drawn", "wait");
    // Once to load classes and styles, which a second reading does not pay again.
    readAndGiveUp(files, last);
    // The layout of the ranking just shown is not the reading's.
    Platforms.settle(window.shell().scene());
    Platforms.onScreen(() -> {
      watchdog.forget();
      return 0;
    });
    readWithoutEnd(files, last);
    double longestMs = Platforms.onScreen(watchdog::longestMs);
    assertTrue(Platforms.onScreen(watchdog::pieces) > 60);
    assertTrue(
        longestMs <= 16, () -> watchdog.longest() + " held the screen for " + longestMs + " ms");
    hands.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
  }

  private void readAndGiveUp(Path[] files, Path last) {
    readWithoutEnd(files, last);
    hands.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
    awaitWords("60 sources read, 60 notices");
  }

  /// Until only the file is left that does not end by itself.
  private void readWithoutEnd(Path[] files, Path last) {
    List<Path> all = new ArrayList<>(List.of(files));
    all.add(last);
    read(all.toArray(Path[]::new));
    awaitWords("60 read");
  }
}
