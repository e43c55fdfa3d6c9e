package dev.slowpath.model.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LineWeightsTest {
  private static final Frame MAIN = Frame.named("main", Frame.Kind.COMPILED);
  private static final Frame LEAF = Frame.named("leaf", Frame.Kind.COMPILED);

  /// `main` calls `leaf`, which calls itself.
  private static Profile profile() {
    Profile.Builder builder = Profile.builder().metric(Metric.CPU, Unit.SAMPLES);
    int running = builder.occasion(new Occasion("sample", ThreadState.RUNNING, ""));
    int sleeping = builder.occasion(new Occasion("sample", ThreadState.SLEEPING, ""));
    int main = builder.push(Stacks.ROOT, builder.frame(MAIN));
    int leaf = builder.push(main, builder.frame(LEAF));
    int again = builder.push(leaf, builder.frame(LEAF));
    int first = builder.lined(again, new int[] {7, 7, 20}, 0, 3);
    int second = builder.lined(again, new int[] {8, 7, 20}, 0, 3);
    builder.sample(Metric.CPU, new Samples.Told(again, -1, 1, 5, running, first));
    builder.sample(Metric.CPU, new Samples.Told(again, -1, 2, 3, sleeping, second));
    return builder.build();
  }

  @Test
  void aLineThatAStackPassesTwiceCountsOnce() {
    LineWeights lines = LineWeights.of(profile(), Metric.CPU, List.of());
    assertEquals(
        List.of(new LineWeights.Line(7, 5, 8), new LineWeights.Line(8, 3, 3)), lines.of("leaf"));
    assertEquals(List.of(new LineWeights.Line(20, 0, 8)), lines.of("main"));
  }

  @Test
  void onlyWhatTheLensesShowCounts() {
    List<Lens> lenses = List.of(new Lens.OnlyState(ThreadState.RUNNING));
    assertEquals(
        List.of(new LineWeights.Line(7, 5, 5)),
        LineWeights.of(profile(), Metric.CPU, lenses).of("leaf"));
    assertEquals(5, CallTree.of(profile(), Metric.CPU, lenses).total(0));
  }

  @Test
  void whatATakenOutFunctionDoesCountsForTheLineThatCallsIt() {
    List<Lens> lenses = List.of(new Lens.Without(Set.of(LEAF)));
    assertEquals(
        List.of(new LineWeights.Line(20, 8, 8)),
        LineWeights.of(profile(), Metric.CPU, lenses).of("main"));
  }

  @Test
  void equalStacksAtEqualLinesAreOne() {
    Profile.Builder builder = Profile.builder();
    int stack = builder.push(Stacks.ROOT, builder.frame(MAIN));
    assertEquals(
        builder.lined(stack, new int[] {1}, 0, 1), builder.lined(stack, new int[] {9, 1}, 1, 2));
  }

  @Test
  void aSampleKeepsItsOccasionWhateverTheOthersHave() {
    int[] drawn = {-1, 0, 0, 1, -1, 0};
    for (int from = 0; from < drawn.length; from++) {
      for (int to = from + 1; to <= drawn.length; to++) {
        Profile.Builder builder = Profile.builder().metric(Metric.CPU, Unit.SAMPLES);
        for (int at = from; at < to; at++) {
          builder.sample(Metric.CPU, new Samples.Told(0, -1, 100 - at, 1, drawn[at], -1));
        }
        Samples samples = builder.build().samples(Metric.CPU).orElseThrow();
        for (int row = 0; row < samples.size(); row++) {
          assertEquals(drawn[to - 1 - row], samples.occasion(row), from + " to " + to);
        }
      }
    }
  }
}
