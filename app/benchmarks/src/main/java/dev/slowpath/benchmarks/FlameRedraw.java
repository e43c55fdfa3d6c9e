package dev.slowpath.benchmarks;

import dev.slowpath.desktop.flame.FlameMode;
import dev.slowpath.desktop.flame.FlameModel;
import dev.slowpath.desktop.flame.FlameView;
import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.part.Beside;
import dev.slowpath.desktop.theme.Fonts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Theme;
import dev.slowpath.workbench.screen.Investigation;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/// Redraws the window's flame graph of a million frames at 1600 × 900 without a graphics card, once
/// a pulse, driven by keys as a person drives it; beside it the same graph drawn naively, each
/// frame by its own call. Prints the CPU time that a redraw takes of the screen's thread, and of
/// the thread that paints what that one asked for.
///
/// Run by `app/benchmarks/flame.sh [ROUNDS]`.
public final class FlameRedraw {
  private static final int WIDTH = 1_600;
  private static final int HEIGHT = 900;

  /// What the bar at its side takes of a picture's width.
  private static final int BAR = 8;

  private FlameRedraw() {}

  public static void main(String... arguments) throws InterruptedException {
    int rounds = arguments.length == 0 ? 3 : Integer.parseInt(arguments[0]);
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    Platform.setImplicitExit(false);
    try {
      measure(rounds);
    } finally {
      Platform.exit();
    }
  }

  private static void measure(int rounds) throws InterruptedException {
    Fonts.load();
    Investigation million = MillionFrames.investigation();
    FlameModel.Shown shown =
        FlameModel.shown(
            FlameModel.choices(million).getFirst(),
            List.of(),
            new FlameModel.Wanted(FlameMode.LEFT_HEAVY, ""));
    System.out.printf(
        Locale.ROOT,
        "%,d frames, %d rows, %d × %d%n",
        shown.layout().tree().size(),
        shown.layout().rows(),
        WIDTH,
        HEIGHT);
    for (int round = 1; round <= rounds; round++) {
      page(million, round);
      naive(new NaiveFlame(shown.layout()), round);
    }
  }

  private static <T> T onScreen(Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Platform.runLater(task);
    try {
      return task.get();
    } catch (InterruptedException | java.util.concurrent.ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void page(Investigation million, int round) throws InterruptedException {
    Links nowhere =
        (Links)
            Proxy.newProxyInstance(
                Links.class.getClassLoader(), new Class<?>[] {Links.class}, (_, _, _) -> null);
    Scene scene =
        onScreen(() -> {
          FlameView view = new FlameView(Palette.of(Theme.DARK), nowhere);
          Scene made = new Scene(view.root(), WIDTH + 400, HEIGHT + 300);
          Theme.DARK.dress(made);
          view.show(million);
          return made;
        });
    Stage stage = onScreen(() -> open(scene));
    Beside.settle();
    Beside.settle();
    Region picture = sized(stage, scene);
    report(round, "full, turned over", n -> key(picture, KeyCode.I, false));
    Pulses.of(6, n -> key(picture, KeyCode.PLUS, false));
    report(
        round, "zoomed, panned", n -> key(picture, n % 8 < 4 ? KeyCode.RIGHT : KeyCode.LEFT, true));
    report(round, "zoomed in and out", n -> key(picture, step(n), false));
    report(
        round,
        "scrolled",
        n -> key(picture, n % 6 < 3 ? KeyCode.PAGE_DOWN : KeyCode.PAGE_UP, false));
    Node over = picture.lookup("ImageView");
    report(round, "pointer moved", n -> move(over, 20 + n * 37 % 1_500, 20 + n * 23 % 600));
    onScreen(() -> {
      stage.close();
      return 0;
    });
  }

  private static KeyCode step(int n) {
    return n % 8 < 4 ? KeyCode.MINUS : KeyCode.PLUS;
  }

  private static Stage open(Scene scene) {
    Stage stage = new Stage();
    stage.setScene(scene);
    stage.show();
    return stage;
  }

  /// The picture, once the window has the size that makes it as large as is wanted.
  private static Region sized(Stage stage, Scene scene) throws InterruptedException {
    for (int pass = 0; pass < 3; pass++) {
      Pulses.of(2, n -> {});
      onScreen(() -> {
        Region picture = (Region) scene.lookup(".flame-picture");
        stage.setWidth(stage.getWidth() + WIDTH + BAR - picture.getWidth());
        stage.setHeight(stage.getHeight() + HEIGHT - picture.getHeight());
        return picture;
      });
    }
    Pulses.of(2, n -> {});
    Region picture = (Region) onScreen(() -> scene.lookup(".flame-picture"));
    if (picture.getWidth() != WIDTH + BAR || picture.getHeight() != HEIGHT) {
      throw new IllegalStateException(picture.getWidth() + " × " + picture.getHeight());
    }
    return picture;
  }

  private static void naive(NaiveFlame drawing, int round) throws InterruptedException {
    Canvas canvas = new Canvas(WIDTH, HEIGHT);
    Stage stage =
        onScreen(() -> {
          Stage made = open(new Scene(new Pane(canvas), WIDTH, HEIGHT));
          return made;
        });
    report(Pulses.of(3, n -> drawing.draw(canvas, 0, 0)), round, "naive, full");
    int wide = drawing.heavy();
    report(Pulses.of(3, n -> drawing.draw(canvas, wide, 0)), round, "naive, zoomed");
    report(Pulses.of(3, n -> drawing.draw(canvas, 0, 50)), round, "naive, scrolled");
    onScreen(() -> {
      stage.close();
      return 0;
    });
  }

  private static void report(int round, String what, IntConsumer act) throws InterruptedException {
    Pulses.of(40, act);
    report(Pulses.of(120, act), round, what);
  }

  private static void report(Pulses.Cost cost, int round, String what) {
    System.out.printf(
        Locale.ROOT,
        "round %d  %-20s screen's thread %8.2f ms (median %8.2f, p95 %8.2f)  painting %8.2f ms "
            + " together %8.2f ms%n",
        round,
        what,
        cost.screenMs(),
        cost.medianMs(),
        cost.p95Ms(),
        cost.paintingMs(),
        cost.screenMs() + cost.paintingMs());
  }

  private static void key(Node on, KeyCode code, boolean isShifted) {
    on.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, isShifted, false, false, false));
  }

  private static void move(Node on, double x, double y) {
    javafx.geometry.Point2D at = on.localToScene(x, y);
    on.fireEvent(
        new MouseEvent(
            MouseEvent.MOUSE_MOVED,
            at.getX(),
            at.getY(),
            at.getX(),
            at.getY(),
            javafx.scene.input.MouseButton.NONE,
            0,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            true,
            false,
            true,
            new javafx.scene.input.PickResult(on, at.getX(), at.getY())));
  }
}
