package dev.slowpath.workbench.layout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.ProfiledThread;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Stacks;
import dev.slowpath.model.profile.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

/// When samples were taken and by whom.
final class SampleTimesTest {
  private static final long SECOND = 1_000_000_000L;

  private final Profile.Builder builder = Profile.builder().metric(Metric.CPU, Unit.SAMPLES);
  private final int stack =
      builder.push(Stacks.ROOT, builder.frame(Frame.named("a", Frame.Kind.COMPILED)));

  private void sample(String thread, long id, long at, long weight) {
    int number = builder.thread(new ProfiledThread(thread, id));
    builder.sample(Metric.CPU, stack, number, at, weight);
  }

  private SampleTimes times() {
    return SampleTimes.of(builder.build(), Metric.CPU).orElseThrow();
  }

  @Test
  void threadsOfAPoolAreOneGroupAndStandByWeight() {
    sample("http-exec-1", 1, 0, 2);
    sample("http-exec-12", 2, SECOND, 5);
    sample("main", 3, 2 * SECOND, 6);
    List<SampleTimes.Group> groups = times().groups();
    assertEquals(List.of("http-exec", "main"), groups.stream().map(one -> one.name()).toList());
    assertEquals(7, groups.getFirst().weight());
    assertEquals("http-exec-12", groups.getFirst().threads().getFirst().thread().name());
  }

  @Test
  void whatEachPartOfTheTimeWeighsAddsUpToAll() {
    sample("a", 1, 0, 1);
    sample("b", 2, 4 * SECOND, 2);
    sample("a", 1, 10 * SECOND - 1, 4);
    long[][] parts = times().parts(10);
    assertArrayEquals(new long[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 4}, parts[0]);
    assertArrayEquals(new long[] {0, 0, 0, 0, 2, 0, 0, 0, 0, 0}, parts[1]);
  }

  @Test
  void aCellOfTheMapIsAPartOfASecond() {
    sample("a", 1, 0, 1);
    sample("a", 1, SECOND + SECOND / 2, 7);
    long[][] cells = times().cells(1, 4);
    assertEquals(2, cells.length);
    assertArrayEquals(new long[] {1, 0, 0, 0}, cells[0]);
    assertArrayEquals(new long[] {0, 0, 7, 0}, cells[1]);
  }

  @Test
  void samplesWithoutTimesHaveNoTimeline() {
    builder.sample(Metric.CPU, stack, -1, Samples.NO_TIME, 1);
    SampleTimes times = times();
    assertFalse(times.isTimed());
    assertEquals(SampleTimes.NO_THREAD, times.groups().getFirst().threads().getFirst().thread());
  }
}
