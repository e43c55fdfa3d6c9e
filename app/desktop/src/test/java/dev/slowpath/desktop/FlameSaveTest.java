package dev.slowpath.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.desktop.flame.FlameView;
import dev.slowpath.model.profile.CallTree;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.workbench.export.FlameExport;
import dev.slowpath.workbench.export.FlameFormat;
import dev.slowpath.workbench.intake.Importers;
import dev.slowpath.workbench.keep.WindowState;
import dev.slowpath.workbench.screen.Investigation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A flame graph saved from the window: what is offered, what is said in it, and the files.
final class FlameSaveTest implements Asker, Pasteboard {
  @TempDir private Path folder = Path.of("");
  private final List<String> asked = new ArrayList<>();

  @Override
  public List<Path> files() {
    return List.of();
  }

  @Override
  public Optional<Path> place(String what, String name, String ending) {
    asked.add(what + ": " + name + ending);
    return Optional.of(folder.resolve("graph"));
  }

  @Override
  public Optional<String> text() {
    return Optional.empty();
  }

  @Override
  public void put(String text) {}

  private static FlameExport graph() {
    Profile.Builder builder = Profile.builder().metric(Metric.CPU, Unit.SAMPLES);
    int main = builder.push(0, builder.frame(Frame.named("main", Frame.Kind.COMPILED)));
    builder.sample(Metric.CPU, main, -1, 1, 3);
    CallTree tree = CallTree.of(builder.build(), Metric.CPU, List.of());
    return new FlameExport.OfProfile("one.jfr", List.of("cpu: 3 samples"), tree, tree.unit(), 0);
  }

  @Test
  void everyFormatIsWrittenToTheFileThatWasAskedFor() throws IOException {
    Platforms.startWithoutDisplay();
    var window =
        Platforms.onScreen(() ->
            new dev.slowpath.desktop.Window(
                new dev.slowpath.desktop.Window.Around(
                    Importers.discover(List.of()),
                    javafx.application.Platform::runLater,
                    this,
                    this,
                    () -> {}),
                WindowState.FIRST));
    try (Hands hands = new Hands(window.shell().scene())) {
      for (FlameFormat format : FlameFormat.values()) {
        Platforms.onScreen(() -> {
          window.save(graph(), format);
          return 0;
        });
        hands.await(() -> hands.readNow().contains("Saved in graph" + format.ending()));
        hands.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.X);
      }
    } finally {
      window.end();
    }
    assertEquals("Save the flame graph: one.jfr.svg", asked.getFirst());
    assertEquals("main 3\n", Files.readString(folder.resolve("graph.collapsed")));
    assertTrue(Files.readString(folder.resolve("graph.svg")).contains("main"));
    assertTrue(Files.readString(folder.resolve("graph.html")).startsWith("<!doctype html>"));
    assertTrue(Files.readString(folder.resolve("graph.speedscope.json")).contains("\"shared\""));
    byte[] png = Files.readAllBytes(folder.resolve("graph.png"));
    assertEquals("PNG", new String(png, 1, 3, StandardCharsets.US_ASCII));
  }

  @Test
  void whatIsSeenIsOfferedWithTheStepsThatLedThere() {
    List<String> saved = saved(Drawn.shop(), "SVG, a picture for a document");
    assertTrue(
        saved.getLast().startsWith("save OfProfile[title=app.jfr, lines=[cpu: 6 samples"),
        saved::toString);
    assertTrue(saved.getLast().contains("Focus shop.Page.render"), saved::toString);
    assertTrue(saved.getLast().endsWith("zoomed=3]"), saved::toString);
  }

  /// Focuses on the heaviest function below the first, zooms to what it calls and saves that.
  private static List<String> saved(Investigation investigation, String as) {
    Stage stage = Stage.of(FlameView::new, investigation);
    try (Hands hands = new Hands(stage.scene())) {
      hands.click(hands.find(".flame-picture"));
      hands.press(KeyCode.DOWN);
      hands.press(KeyCode.DOWN);
      hands.press(KeyCode.F);
      hands.press(KeyCode.DOWN);
      hands.press(KeyCode.DOWN);
      hands.press(KeyCode.ENTER);
      hands.click(hands.named("Save the graph as a file"));
      Set<String> offered = hands.popped();
      assertTrue(offered.contains("JSON for speedscope"), offered::toString);
      Platforms.onScreen(() -> {
        item(as).fire();
        return 0;
      });
    }
    return stage.led();
  }

  private static MenuItem item(String name) {
    return Window.getWindows().stream()
        .filter(ContextMenu.class::isInstance)
        .flatMap(menu -> ((ContextMenu) menu).getItems().stream())
        .filter(item -> name.equals(item.getText()))
        .findFirst()
        .orElseThrow();
  }
}
