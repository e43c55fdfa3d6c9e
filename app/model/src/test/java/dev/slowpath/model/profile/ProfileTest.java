package dev.slowpath.model.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.source.TimeRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ProfileTest {

  @Test
  void equalStacksAreOneStack() {
    Stacks.Builder builder = new Stacks.Builder();
    int once = builder.push(builder.push(Stacks.ROOT, 4), 9);
    int again = builder.push(builder.push(Stacks.ROOT, 4), 9);
    assertEquals(once, again);
    Stacks stacks = builder.build();
    assertEquals(3, stacks.size());
    assertArrayEquals(new int[] {4, 9}, stacks.path(once));
    assertArrayEquals(new int[0], stacks.path(Stacks.ROOT));
  }

  @Test
  void stacksKeepTheirPathsHoweverManyThereAre() {
    Random random = new Random(11);
    Stacks.Builder builder = new Stacks.Builder();
    int[][] paths = new int[20_000][];
    int[] numbers = new int[paths.length];
    for (int drawn = 0; drawn < paths.length; drawn++) {
      paths[drawn] = random.ints(random.nextInt(1, 20), 0, 300).toArray();
      for (int frame : paths[drawn]) {
        numbers[drawn] = builder.push(numbers[drawn], frame);
      }
    }
    Stacks stacks = builder.build();
    for (int drawn = 0; drawn < paths.length; drawn++) {
      assertArrayEquals(paths[drawn], stacks.path(numbers[drawn]));
      assertEquals(paths[drawn].length, stacks.depth(numbers[drawn]));
    }
    for (int stack = 1; stack < stacks.size(); stack++) {
      assertTrue(stacks.parent(stack) < stack);
    }
  }

  @Test
  void aFrameIsOfTheKindThatItMostRanAsAndTellsTheOthers() {
    Profile.Builder builder = Profile.builder().metric(Metric.CPU, Unit.SAMPLES);
    int mixed = builder.frame(Frame.named("a", Frame.Kind.UNKNOWN));
    int pure = builder.frame(Frame.named("b", Frame.Kind.UNKNOWN));
    builder.ran(mixed, Map.of(Frame.Kind.INTERPRETED, 2L, Frame.Kind.INLINED, 7L));
    builder.ran(pure, Map.of(Frame.Kind.NATIVE, 3L, Frame.Kind.COMPILED, 0L));
    builder.sample(Metric.CPU, builder.push(Stacks.ROOT, mixed), -1, 1, 1);
    Profile profile = builder.build();
    assertEquals(Frame.Kind.INLINED, profile.frames().get(mixed).kind());
    assertEquals(
        Map.of(Frame.Kind.INTERPRETED, 2L, Frame.Kind.INLINED, 7L),
        CallTree.of(profile, Metric.CPU, List.of()).ran(1));
    assertEquals(Frame.Kind.NATIVE, profile.frames().get(pure).kind());
    assertEquals(Map.of(), profile.ran(pure));
  }

  @Test
  void aNodeKnowsHowManySamplesEndInItAndPassThroughIt() {
    Profile.Builder builder = Profile.builder().metric(Metric.LOCK, Unit.NANOSECONDS);
    int outer = builder.push(Stacks.ROOT, builder.frame(Frame.named("outer", Frame.Kind.COMPILED)));
    int inner = builder.push(outer, builder.frame(Frame.named("inner", Frame.Kind.COMPILED)));
    builder.sample(Metric.LOCK, outer, -1, 1, 500);
    builder.sample(Metric.LOCK, inner, -1, 2, 20);
    builder.sample(Metric.LOCK, inner, -1, 3, 30);
    Profile profile = builder.build();
    for (List<Lens> lenses : List.of(List.<Lens>of(), List.<Lens>of(new Lens.MergeRecursion()))) {
      CallTree tree = CallTree.of(profile, Metric.LOCK, lenses);
      assertEquals(List.of(3, 3, 2), List.of(tree.samples(0), tree.samples(1), tree.samples(2)));
      assertEquals(List.of(1, 2), List.of(tree.selfSamples(1), tree.selfSamples(2)));
    }
  }

  @Test
  void aBuilderBuildsOneProfile() {
    Profile.Builder builder = Profile.builder().metric(Metric.LOCK, Unit.NANOSECONDS);
    builder.build();
    assertThrows(IllegalStateException.class, builder::build);
  }

  @Test
  void samplesStandByTimeAndTheirTotalIsTheSum() {
    Profile.Builder builder = Profile.builder().metric(Metric.LOCK, Unit.NANOSECONDS);
    int stack = DrawnProfile.push(builder, "a;b");
    builder.sample(Metric.LOCK, stack, -1, 30, 3);
    builder.sample(Metric.LOCK, stack, -1, 10, 1);
    builder.sample(Metric.LOCK, stack, -1, Samples.NO_TIME, 5);
    Samples samples = builder.build().samples(Metric.LOCK).orElseThrow();
    assertEquals(9, samples.total());
    assertEquals(Samples.NO_TIME, samples.timeNs(0));
    assertEquals(10, samples.timeNs(1));
    assertEquals(3, samples.weight(2));
    assertEquals(Optional.of(new TimeRange(10, 30)), samples.range());
  }

  @Test
  void aDeclaredMetricIsThereWithoutSamples() {
    Profile profile = Profile.builder().metric(Metric.GIL, Unit.SAMPLES).build();
    assertEquals(Set.of(Metric.GIL), profile.metrics());
    assertEquals(0, profile.samples(Metric.GIL).orElseThrow().total());
    assertEquals(Optional.empty(), profile.range());
  }

  @Test
  void aSampleOfAnUndeclaredMetricIsAMistake() {
    Profile.Builder builder = Profile.builder();
    assertThrows(
        IllegalStateException.class, () -> builder.sample(Metric.CPU, Stacks.ROOT, -1, 0, 1));
  }

  @Test
  void threadsOfOneNameStayApartByTheirIds() {
    Profile.Builder builder = Profile.builder();
    int first = builder.thread(new ProfiledThread("pool", 1));
    int second = builder.thread(new ProfiledThread("pool", 2));
    assertEquals(first, builder.thread(new ProfiledThread("pool", 1)));
    assertEquals(
        List.of(new ProfiledThread("pool", 1), new ProfiledThread("pool", 2)),
        builder.build().threads());
    assertEquals(1, second);
  }

  @Test
  void theKindSaidLastIsTheFramesKind() {
    Profile.Builder builder = Profile.builder();
    int frame = builder.frame(new Frame("a", "a.c", 3, Frame.Kind.UNKNOWN));
    Profile profile = builder.ran(frame, Map.of(Frame.Kind.INLINED, 1L)).build();
    assertEquals(List.of(new Frame("a", "a.c", 3, Frame.Kind.INLINED)), profile.frames());
  }
}
