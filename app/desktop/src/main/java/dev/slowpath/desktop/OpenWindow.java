package dev.slowpath.desktop;

import dev.slowpath.workbench.intake.Asked;
import dev.slowpath.workbench.intake.Importers;
import dev.slowpath.workbench.keep.WindowState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The window on the screen, from its opening to its closing.
final class OpenWindow {
  private final Importers importers;
  private final Path settings;
  private final CountDownLatch closed = new CountDownLatch(1);

  /// A window.
  ///
  /// @param settings the folder where its state is kept
  OpenWindow(Importers importers, Path settings) {
    this.importers = importers;
    this.settings = settings;
  }

  /// Opens it, and returns when it is closed.
  void show(Asked asked) {
    Platform.runLater(() -> open(asked));
    try {
      closed.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    Platform.exit();
  }

  private void open(Asked asked) {
    Stage stage = new Stage();
    WindowState state = state();
    Window window =
        new Window(
            new Window.Around(
                importers,
                Platform::runLater,
                new Dialogs(stage),
                Pasteboard.ofSystem(),
                stage::hide),
            state);
    stage.setTitle("Slowpath");
    stage.setScene(window.shell().scene());
    stage.setMinWidth(1024);
    stage.setMinHeight(640);
    stage.setMaximized(state.isMaximized());
    stage.setOnHiding(_ -> keep(window, stage));
    stage.setOnHidden(_ -> {
      window.end();
      closed.countDown();
    });
    stage.show();
    window.read(asked);
  }

  private WindowState state() {
    try {
      return WindowState.read(settings);
    } catch (IOException unreadable) {
      // A window as on the first day is better than none.
      return WindowState.FIRST;
    }
  }

  private void keep(Window window, Stage stage) {
    try {
      window
          .state(stage.getScene().getWidth(), stage.getScene().getHeight(), stage.isMaximized())
          .write(settings);
    } catch (IOException full) {
      // The window is going away: nobody is left to be told that its size was not kept.
      closed.countDown();
    }
  }
}
