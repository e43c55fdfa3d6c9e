package dev.slowpath.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.desktop.page.Page;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.workbench.finding.Finding;
import dev.slowpath.workbench.intake.Importers;
import dev.slowpath.workbench.keep.Casework;
import dev.slowpath.workbench.keep.InvestigationFile;
import dev.slowpath.workbench.keep.WindowState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Findings with the keyboard alone, in a window as large as a projector.
final class FindingsTest implements Asker, Pasteboard {
  @TempDir private Path folder = Path.of("");
  private Window window = startedWindow();
  private Hands hands = new Hands(window.shell().scene());

  private Window startedWindow() {
    Platforms.startWithoutDisplay();
    return Platforms.onScreen(() ->
        new Window(
            new Window.Around(
                Importers.discover(List.of()), Platform::runLater, this, this, () -> {}),
            new WindowState(1024, 768, false, false, "", Map.of())));
  }

  @AfterEach
  void end() {
    hands.close();
    window.end();
  }

  @Override
  public List<Path> files() {
    return List.of();
  }

  @Override
  public Optional<Path> place(String what, String name, String ending) {
    return Optional.of(folder.resolve("week.slowpath"));
  }

  @Override
  public Optional<String> text() {
    return Optional.empty();
  }

  @Override
  public void put(String text) {}

  private void read(String... files) throws IOException {
    for (String name : files) {
      Path file = folder.resolve(name);
      if (!Files.exists(file)) {
        Files.writeString(file, "drawn\n/orders\n");
      }
      Platforms.onScreen(() -> {
        window.read(List.of(file));
        return 0;
      });
    }
  }

  private void awaitWords(String words) {
    hands.await(() -> Hands.words(window.shell().scene().getRoot()).contains(words));
  }

  private void keepFirst() throws IOException {
    read("one.drawn");
    awaitWords("1 source read, 1 notice");
    hands.press(KeyCode.ALT, KeyCode.K);
    awaitWords("Kept as finding F1; Ctrl+Z takes it back");
    hands.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.X);
  }

  @Test
  void bottleneckIsKeptDecidedInAMeetingAndThereAfterReopening()
      throws IOException, ImportException {
    keepFirst();
    hands.press(KeyCode.F5);
    awaitWords("1 of 1");
    hands.press(KeyCode.O);
    hands.type("ada");
    hands.press(KeyCode.ENTER);
    hands.press(KeyCode.ESCAPE);
    hands.press(KeyCode.D);
    hands.press(KeyCode.W);
    hands.type("join fetch");
    hands.press(KeyCode.ENTER);
    hands.press(KeyCode.ESCAPE);
    hands.press(KeyCode.ESCAPE);
    Platforms.onScreen(() -> {
      window.shell().go(Page.FINDINGS);
      return 0;
    });
    awaitWords("1 to do · 0 settled");
    hands.close();
    window.end();
    window = startedWindow();
    hands = new Hands(window.shell().scene());
    read("week.slowpath");
    awaitWords("1 to do · 0 settled");
    assertEquals(Page.FINDINGS, window.shell().page());
    assertTrue(hands.read().contains("ada"), () -> hands.read().toString());
    window.end();
    Finding.Handling handling = kept().handling();
    assertEquals("ada", handling.owner());
    assertEquals(Finding.Status.DO, handling.status());
    assertEquals("join fetch", handling.decision());
  }

  private Finding kept() throws IOException, ImportException {
    try (InvestigationFile file = InvestigationFile.open(folder.resolve("week.slowpath"))) {
      return new Casework(file, Clock.systemUTC()).casebook().findings().getFirst();
    }
  }

  @Test
  void whatWasDoneIsTakenBackAndDoneAgain() throws IOException {
    keepFirst();
    Platforms.onScreen(() -> {
      window.shell().go(Page.FINDINGS);
      return 0;
    });
    awaitWords("1 to do · 0 settled");
    hands.press(KeyCode.CONTROL, KeyCode.Z);
    awaitWords("No finding yet");
    hands.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    awaitWords("1 to do · 0 settled");
  }

  @Test
  void experimentIsNamedAndWithoutNewerCapturesNotMeasured() throws IOException {
    keepFirst();
    Platforms.onScreen(() -> {
      window.shell().go(Page.FINDINGS);
      return 0;
    });
    awaitWords("1 to do · 0 settled");
    hands.press(KeyCode.ALT, KeyCode.X);
    hands.type("join fetch");
    hands.press(KeyCode.TAB);
    hands.type("one query");
    hands.press(KeyCode.TAB);
    hands.press(KeyCode.TAB);
    hands.press(KeyCode.SPACE);
    hands.await(() -> hands.read().contains("join fetch: one query"));
    hands.press(KeyCode.ALT, KeyCode.M);
    awaitWords("Nothing newer is here: add what was recorded after the change first");
  }

  @Test
  void meetingWithoutFindingsSaysWhatToDo() {
    hands.press(KeyCode.F5);
    awaitWords("No finding yet: keep a bottleneck first (Alt+K)");
  }
}
