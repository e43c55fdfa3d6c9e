package dev.slowpath.model.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.source.TimeRange;
import java.util.List;
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
    Profile profile = builder.kind(frame, Frame.Kind.INLINED).build();
    assertEquals(List.of(new Frame("a", "a.c", 3, Frame.Kind.INLINED)), profile.frames());
  }
}
