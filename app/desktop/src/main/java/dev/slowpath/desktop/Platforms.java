package dev.slowpath.desktop;

import dev.slowpath.desktop.part.Beside;
import dev.slowpath.desktop.theme.Fonts;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;

/// JavaFX started once, and work handed to its thread.
final class Platforms {
  private static boolean isStarted;

  private Platforms() {}

  static void startWithoutDisplay() {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    // Pictures are written by AWT's image writers, which must not look for a display either.
    System.setProperty("java.awt.headless", "true");
    start();
  }

  static synchronized void start() {
    if (isStarted) {
      return;
    }
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    try {
      started.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while JavaFX started", interrupted);
    }
    Platform.setImplicitExit(false);
    Fonts.load();
    isStarted = true;
  }

  /// Waits until a scene shows all that its pages were asked for.
  static void settle(Scene scene) {
    try {
      long before = -1;
      long now = Beside.settle();
      while (now != before) {
        before = now;
        // The layout may ask for more, as a table does that shows its first row.
        onScreen(() -> Picture.laidOut(scene));
        now = Beside.settle();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while pages were worked out", interrupted);
    }
  }

  /// Does something on the screen's thread and waits for its result.
  static <T> T onScreen(Supplier<T> work) {
    if (Platform.isFxApplicationThread()) {
      return work.get();
    }
    FutureTask<T> task = new FutureTask<>(work::get);
    Platform.runLater(task);
    try {
      return task.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the screen worked", interrupted);
    } catch (ExecutionException failed) {
      throw new IllegalStateException("the screen's work failed", failed.getCause());
    }
  }
}
