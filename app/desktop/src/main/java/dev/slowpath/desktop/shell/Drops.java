package dev.slowpath.desktop.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// Files dropped anywhere in the window.
final class Drops {
  private static final String DROPPING = "dropping";

  private final Node over;
  private final Consumer<List<Path>> dropped;

  Drops(Node over, Consumer<List<Path>> dropped) {
    this.over = over;
    this.dropped = dropped;
  }

  void listen() {
    over.addEventHandler(
        DragEvent.DRAG_OVER,
        event -> {
          if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            mark(true);
            event.consume();
          }
        });
    over.addEventHandler(DragEvent.DRAG_EXITED, _ -> mark(false));
    over.addEventHandler(
        DragEvent.DRAG_DROPPED,
        event -> {
          List<Path> files = event.getDragboard().getFiles().stream().map(File::toPath).toList();
          drop(files);
          event.setDropCompleted(!files.isEmpty());
          event.consume();
        });
  }

  private void mark(boolean isOver) {
    over.getStyleClass().removeAll(DROPPING);
    if (isOver) {
      over.getStyleClass().add(DROPPING);
    }
  }

  void drop(List<Path> files) {
    mark(false);
    if (!files.isEmpty()) {
      dropped.accept(files);
    }
  }
}
