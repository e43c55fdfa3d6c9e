package dev.slowpath.workbench.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.profile.CallTree;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.FrameTree;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Frames lie within their callers, rows are found by search, and depth costs no stack.
final class FlameLayoutTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void childrenLieWithinTheirParentsAndSideBySide(long seed) {
    FlameLayout layout = FlameLayout.of(drawn(seed));
    long[] ends = new long[layout.tree().size()];
    for (int node = 1; node < layout.tree().size(); node++) {
      int parent = layout.tree().parent(node);
      assertEquals(layout.row(parent) + 1, layout.row(node));
      assertTrue(layout.start(node) >= Math.max(layout.start(parent), ends[parent]));
      assertTrue(layout.end(node) <= layout.end(parent));
      ends[parent] = layout.end(node);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void widthsOfARowAndWhatEndsAboveItSumToAll(long seed) {
    FlameLayout layout = FlameLayout.of(drawn(seed));
    FrameTree tree = layout.tree();
    long ended = 0;
    for (int row = 0; row < layout.rows(); row++) {
      long width = 0;
      for (int node = layout.first(row); node < layout.first(row + 1); node++) {
        width += tree.total(node);
      }
      assertEquals(tree.total(0), width + ended);
      for (int node = layout.first(row); node < layout.first(row + 1); node++) {
        ended += tree.self(node);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void searchFindsTheNodeThatAWalkFinds(long seed) {
    FlameLayout layout = FlameLayout.of(drawn(seed));
    for (int row = 0; row < layout.rows(); row++) {
      for (long weight = 0; weight < layout.tree().total(0); weight += 3) {
        int walked = -1;
        for (int node = layout.first(row); node < layout.first(row + 1); node++) {
          boolean holds = layout.start(node) <= weight && weight < layout.end(node);
          walked = holds ? node : walked;
        }
        assertEquals(walked, layout.at(row, weight));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyPixelThatHoldsAFrameIsVisitedAndNoMoreThanTheyAre(long seed) {
    FlameLayout layout = FlameLayout.of(drawn(seed));
    long whole = layout.tree().total(0);
    int pixels = 40;
    double perPixel = whole / (double) pixels;
    for (int row = 0; row < layout.rows(); row++) {
      List<Integer> seen = new ArrayList<>();
      layout.visible(row, 0, whole, perPixel, seen::add);
      assertTrue(seen.size() <= 2 * pixels + 1, () -> "visited " + seen.size());
      for (int node = layout.first(row); node < layout.first(row + 1); node++) {
        boolean isWide = layout.tree().total(node) >= perPixel;
        assertTrue(!isWide || seen.contains(node));
      }
    }
  }

  @Test
  void stackOf70000FramesIsLaidOutWithoutRecursion() {
    Profile.Builder builder = Profile.builder();
    builder.metric(Metric.CPU, Unit.SAMPLES);
    int stack = 0;
    int frame = builder.frame(Frame.named("f", Frame.Kind.UNKNOWN));
    for (int depth = 0; depth < 70_000; depth++) {
      stack = builder.push(stack, frame);
    }
    builder.sample(Metric.CPU, stack, -1, Samples.NO_TIME, 1);
    FlameLayout layout = FlameLayout.of(CallTree.of(builder.build(), Metric.CPU, List.of()));
    assertEquals(70_001, layout.rows());
    assertEquals(70_000, layout.at(70_000, 0));
  }

  @Test
  void keysMoveToCalleeAndSiblings() {
    FlameLayout layout = FlameLayout.of(drawn(1));
    int heaviest = layout.heaviestChild(0);
    assertEquals(0, layout.tree().parent(heaviest));
    assertEquals(heaviest, layout.sibling(heaviest, -1));
    int next = layout.sibling(heaviest, 1);
    assertTrue(layout.tree().total(next) <= layout.tree().total(heaviest));
  }

  private static CallTree drawn(long seed) {
    Random random = new Random(seed);
    Profile.Builder builder = Profile.builder();
    builder.metric(Metric.CPU, Unit.SAMPLES);
    for (int sample = 0; sample < 300; sample++) {
      int stack = 0;
      int depth = 1 + random.nextInt(8);
      for (int at = 0; at < depth; at++) {
        String name = "f" + random.nextInt(4);
        stack = builder.push(stack, builder.frame(Frame.named(name, Frame.Kind.UNKNOWN)));
      }
      builder.sample(Metric.CPU, stack, -1, Samples.NO_TIME, 1 + random.nextInt(5));
    }
    return CallTree.of(builder.build(), Metric.CPU, List.of());
  }
}
