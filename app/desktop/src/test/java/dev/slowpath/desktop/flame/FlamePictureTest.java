package dev.slowpath.desktop.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.desktop.OnScreen;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Theme;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.profile.CallTree;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Stacks;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.workbench.layout.FlameLayout;
import java.util.List;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.Test;

/// What is painted when: sixty samples in `shop.Page.render`, forty in `shop.Db.read`.
final class FlamePictureTest {
  private static final Palette PALETTE = Palette.of(Theme.DARK);

  private static CallTree drawn() {
    Profile.Builder builder = Profile.builder().metric(Metric.CPU, Unit.SAMPLES);
    int render = builder.push(Stacks.ROOT, frame(builder, "shop.Page.render"));
    int read = builder.push(Stacks.ROOT, frame(builder, "shop.Db.read"));
    builder.sample(Metric.CPU, render, -1, 1, 60);
    builder.sample(Metric.CPU, read, -1, 2, 40);
    return CallTree.of(builder.build(), Metric.CPU, List.of());
  }

  private static int frame(Profile.Builder builder, String name) {
    return builder.frame(Frame.named(name, Frame.Kind.COMPILED));
  }

  /// Knows how often it was asked for the colour of a frame.
  private static final class Counted implements Subject {
    private final FlameLayout layout;
    private int asked;

    private Counted(CallTree tree) {
      layout = FlameLayout.of(tree);
    }

    @Override
    public FlameLayout layout() {
      return layout;
    }

    @Override
    public int argb(int node) {
      asked++;
      return 0xFF406080;
    }

    @Override
    public String label(int node) {
      return node == 0 ? "all" : layout.tree().frame(node).name();
    }

    @Override
    public List<Node> tip(int node, int zoomed) {
      return List.of();
    }
  }

  /// One stack of forty frames.
  private static CallTree deep() {
    Profile.Builder builder = Profile.builder().metric(Metric.CPU, Unit.SAMPLES);
    int stack = Stacks.ROOT;
    for (int depth = 0; depth < 40; depth++) {
      stack = builder.push(stack, frame(builder, "f" + depth));
    }
    return CallTree.of(builder.sample(Metric.CPU, stack, -1, 1, 1).build(), Metric.CPU, List.of());
  }

  private static FlamePicture shown(Subject subject) {
    FlamePicture picture = new FlamePicture(PALETTE, subject, _ -> {});
    Scene scene = new Scene(picture, 208, 90);
    picture.resize(208, 90);
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    return picture;
  }

  @Test
  void neitherThePointerNorASearchPaintsFramesAnew() {
    List<Integer> asked =
        OnScreen.ask(() -> {
          Counted subject = new Counted(drawn());
          FlamePicture picture = shown(subject);
          int first = subject.asked;
          move(picture, 20, 25);
          picture.mark(Matches.of(subject.tree(), Pattern.compile("read")));
          int then = subject.asked;
          picture.zoom(1);
          return List.of(first, then, subject.asked);
        });
    assertTrue(asked.getFirst() > 0);
    assertEquals(asked.getFirst(), asked.get(1));
    assertNotEquals(asked.get(1), asked.getLast());
  }

  @Test
  void whatWasFoundIsPaintedAboveTheFramesInItsOwnColour() {
    List<Integer> colors =
        OnScreen.ask(() -> {
          Counted subject = new Counted(drawn());
          FlamePicture picture = shown(subject);
          picture.mark(Matches.of(subject.tree(), Pattern.compile("read")));
          Image frames = image(picture, 0);
          Image hits = image(picture, 1);
          // Below the labels, in the frame that was found and in the one beside it.
          return List.of(argb(frames, 190, 20), argb(hits, 190, 20), argb(hits, 10, 20));
        });
    assertEquals(List.of(0xFF406080, Pixels.argb(PALETTE.color(Token.MATCH)), 0), colors);
  }

  @Test
  void aScreenOfTwicePixelsHasThePictureInItsOwn() {
    List<Integer> told =
        OnScreen.ask(() -> {
          Counted subject = new Counted(drawn());
          FlameRaster raster = new FlameRaster(0xFF000000);
          Image image = raster.resized(100, 54, 2);
          FlameWindow window = FlameWindow.of(subject.layout()).sized(100, 54);
          raster.paint(window, FrameLook.of(subject, PALETTE));
          int width = (int) image.getWidth();
          return List.of(width, argb(image, 117, 40), argb(image, 119, 40), argb(image, 121, 40));
        });
    // Sixty of a hundred samples end at 120 of 200 pixels, with a line of the ground before it.
    assertEquals(List.of(200, 0xFF406080, 0xFF000000, 0xFF406080), told);
  }

  @Test
  void upIsAwayFromTheRootOfAFlameAndTowardsThatOfAnIcicle() {
    List<Integer> tops =
        OnScreen.ask(() -> {
          FlamePicture picture = shown(new Counted(deep()));
          press(picture, KeyCode.PAGE_DOWN);
          int icicle = picture.window().top();
          press(picture, KeyCode.PAGE_UP);
          int back = picture.window().top();
          picture.turn(true);
          press(picture, KeyCode.PAGE_UP);
          return List.of(icicle, back, picture.window().top());
        });
    // Five rows on the screen, of which one stays.
    assertEquals(List.of(4, 0, 4), tops);
  }

  private static void press(FlamePicture picture, KeyCode code) {
    picture.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
  }

  @Test
  void labelsAreCutWhereTheirLettersEnd() {
    List<String> cut =
        OnScreen.ask(() -> {
          Lettering lettering = Lettering.at(1);
          return List.of(
              lettering.fitted("iiiiiiiiii", 60),
              lettering.fitted("WWWWWWWWWW", 60),
              lettering.fitted("WWWW", 20),
              lettering.fitted("größe€", 60));
        });
    assertEquals("iiiiiiiiii", cut.getFirst());
    assertTrue(cut.get(1).matches("WW+…") && cut.get(1).length() < 8, cut.get(1));
    assertEquals("", cut.get(2));
    assertEquals("größe€", cut.getLast());
  }

  private static Image image(FlamePicture picture, int layer) {
    return picture.getChildrenUnmodifiable().stream()
        .filter(ImageView.class::isInstance)
        .map(view -> ((ImageView) view).getImage())
        .toList()
        .get(layer);
  }

  private static int argb(Image image, int x, int y) {
    return image.getPixelReader().getArgb(x, y);
  }

  private static void move(FlamePicture picture, double x, double y) {
    Node on = picture.getChildrenUnmodifiable().getFirst();
    on.fireEvent(
        new MouseEvent(
            MouseEvent.MOUSE_MOVED,
            x,
            y,
            x,
            y,
            MouseButton.NONE,
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
            new PickResult(on, x, y)));
  }
}
