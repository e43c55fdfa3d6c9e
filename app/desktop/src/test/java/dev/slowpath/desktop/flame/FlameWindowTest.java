package dev.slowpath.desktop.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.profile.CallTree;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Stacks;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.workbench.layout.FlameLayout;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What part of a graph is looked at. A hundred samples: sixty in `a`, of them ten in `b`, and
/// forty in `c`, each a pixel wide.
final class FlameWindowTest {
  private final CallTree tree = tree();
  private final FlameWindow whole = FlameWindow.of(FlameLayout.of(tree)).sized(100, 90);

  private static CallTree tree() {
    Profile.Builder builder = Profile.builder().metric(Metric.CPU, Unit.SAMPLES);
    int a = builder.push(Stacks.ROOT, frame(builder, "a"));
    int b = builder.push(a, frame(builder, "b"));
    int c = builder.push(Stacks.ROOT, frame(builder, "c"));
    builder.sample(Metric.CPU, a, -1, 1, 50);
    builder.sample(Metric.CPU, b, -1, 2, 10);
    builder.sample(Metric.CPU, c, -1, 3, 40);
    return CallTree.of(builder.build(), Metric.CPU, List.of());
  }

  private static int frame(Profile.Builder builder, String name) {
    return builder.frame(Frame.named(name, Frame.Kind.COMPILED));
  }

  @Test
  void whatLiesUnderThePointerStaysThereWhenZoomed() {
    FlameWindow closer = whole.stretched(0.5, 80);
    assertEquals(50, closer.to() - closer.from());
    // The sample that was at 80 pixels, weight 80, still is.
    assertEquals(80, closer.from() + 80 * closer.perPixel(), 1);
    assertEquals(whole.at(80, 20), closer.at(80, 20));
  }

  @Test
  void nothingIsShownBeyondTheEnds() {
    FlameWindow left = whole.stretched(0.5, 50).shifted(-1_000);
    assertEquals(0, left.from());
    assertEquals(100, left.shifted(1_000).shifted(1_000).to());
    FlameWindow out = left.stretched(100, 3);
    assertEquals(0, out.from());
    assertEquals(100, out.to());
  }

  @Test
  void callersOfWhatIsZoomedAreAsWideAsThePicture() {
    FlameWindow zoomed = whole.zoomedTo(1);
    assertEquals("a", tree.frame(1).name());
    assertEquals(100, zoomed.width(1), 1e-9);
    assertEquals(0, zoomed.at(99, 2));
    // Panned out of it, it is what is zoomed no more.
    assertEquals(0, zoomed.shifted(50).zoomed());
  }

  @Test
  void inASandwichTheRowOfAllIsNotDrawn() {
    FlameWindow half = FlameWindow.from(1, FlameLayout.of(tree)).sized(100, 36);
    assertEquals(1, half.rowAt(5));
    assertEquals(1, half.scrolledTo(0).top());
    assertEquals(1, half.turned(true).rowAt(31));
    // As far as the last row and no further.
    assertEquals(whole.layout().rows(), half.scrolledTo(99).top() + 2);
  }

  @Test
  void rowsAreEighteenPixelsHigh() {
    assertEquals(5, whole.rowsOnScreen());
    assertEquals(0, whole.rowAt(17));
    assertEquals(1, whole.rowAt(18));
    assertEquals(0, whole.turned(true).rowAt(89));
  }

  @Test
  void matchesNarrowerThanAPixelAreSeenToo() {
    FlameWindow narrow = FlameWindow.of(FlameLayout.of(tree)).sized(5, 90);
    Matches found = Matches.of(tree, Pattern.compile("b"));
    int[] seen = new int[1];
    found.visible(narrow, 2, node -> seen[0] = node);
    assertEquals("b", tree.frame(seen[0]).name());
    assertEquals(0.1, found.share(), 1e-9);
    assertTrue(found.isHit(seen[0]));
  }
}
