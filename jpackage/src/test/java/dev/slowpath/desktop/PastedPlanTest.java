package dev.slowpath.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slowpath.workbench.intake.Importers;
import dev.slowpath.workbench.keep.WindowState;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A plan that psql showed, pasted into the window with the plugins that ship.
final class PastedPlanTest implements Asker, Pasteboard {
  private static final String SHOWN =
      """
                                  QUERY PLAN
      -----------------------------------------------------------------------------
       Limit  (cost=9.10..9.12 rows=10 width=8) (actual time=4.1..4.2 rows=10 loops=1)
         ->  Sort  (cost=9.10..9.40 rows=3000 width=8) (actual time=4.0..4.1 rows=10 loops=1)
               Sort Key: revenue
               ->  Seq Scan on pasted_table  (cost=0.00..8.00 rows=3000 width=8) (actual time=0.1..3.0 rows=3000 loops=1)
       Planning Time: 0.1 ms
       Execution Time: 4.3 ms
      (6 rows)
      """;
  private static final long PATIENCE_NS = 30_000_000_000L;

  private final Window window = window();
  private final Stage stage = shown();

  private Window window() {
    Platforms.startWithoutDisplay();
    return Platforms.onScreen(() ->
        new Window(
            new Window.Around(
                Importers.discover(List.of()), Platform::runLater, this, this, () -> {}),
            WindowState.FIRST));
  }

  private Stage shown() {
    return Platforms.onScreen(() -> {
      Stage one = new Stage();
      one.setScene(window.shell().scene());
      one.show();
      one.requestFocus();
      return one;
    });
  }

  @AfterEach
  void end() {
    Platforms.onScreen(() -> {
      stage.close();
      return 0;
    });
    window.end();
  }

  @Override
  public List<Path> files() {
    return List.of();
  }

  @Override
  public Optional<Path> place(String what, String name, String ending) {
    return Optional.empty();
  }

  @Override
  public Optional<String> text() {
    return Optional.of(SHOWN);
  }

  @Override
  public void put(String text) {
    throw new AssertionError("nothing is copied here");
  }

  private static void await(BooleanSupplier until) {
    long begun = System.nanoTime();
    while (!Platforms.onScreen(until::getAsBoolean) && System.nanoTime() - begun < PATIENCE_NS) {
      LockSupport.parkNanos(20_000_000);
    }
  }

  private boolean says(String words) {
    Deque<Node> left = new ArrayDeque<>(List.of(window.shell().scene().getRoot()));
    while (!left.isEmpty()) {
      Node node = left.pop();
      if (node instanceof Labeled labeled && words.equals(labeled.getText())) {
        return true;
      }
      if (node instanceof Parent parent) {
        left.addAll(parent.getChildrenUnmodifiable());
      }
    }
    return false;
  }

  @Test
  void pastedPlanIsShownWithItsSteps() {
    Platforms.onScreen(() -> {
      Robot robot = new Robot();
      robot.keyPress(KeyCode.CONTROL);
      robot.keyPress(KeyCode.V);
      robot.keyRelease(KeyCode.V);
      robot.keyRelease(KeyCode.CONTROL);
      return 0;
    });
    await(() -> says("1 source read, 1 notice"));
    Platforms.onScreen(() -> {
      window.shell().go(dev.slowpath.desktop.page.Page.PLANS);
      return 0;
    });
    await(() -> says("pasted_table"));
    assertEquals(true, Platforms.onScreen(() -> says("pasted_table")));
    assertEquals(true, Platforms.onScreen(() -> says("read in part")));
  }
}
