package dev.slowpath.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;

/// What becomes of files that are dropped; the drag itself is the system's.
final class DropsTest {
  private final List<Path> read = new ArrayList<>();
  private final Pane window = new Pane();
  private final Drops drops = new Drops(window, read::addAll);

  @Test
  void droppedFilesAreReadAndTheWindowIsNoLongerMarked() {
    window.getStyleClass().add("dropping");
    drops.drop(List.of(Path.of("a.jfr"), Path.of("folder")));
    assertEquals(List.of(Path.of("a.jfr"), Path.of("folder")), read);
    assertFalse(window.getStyleClass().contains("dropping"));
  }

  @Test
  void droppedNothingReadsNothing() {
    drops.drop(List.of());
    assertEquals(List.of(), read);
  }
}
