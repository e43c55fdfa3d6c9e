package dev.slowpath.model.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slowpath.model.source.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Drawn samples narrowed by threads, states and times: what is left is what each of them passes
/// alone.
final class NarrowedSamplesTest {
  private static final List<String> THREADS = List.of("HTTP-1", "http-2", "gc");
  private static final List<ThreadState> STATES = List.of(ThreadState.values());

  private record Drawn(String thread, ThreadState state, long timeNs, long weight) {}

  private record Choice(Lens lens, Predicate<Drawn> passes) {}

  private static List<Drawn> samples(Random random) {
    List<Drawn> samples = new ArrayList<>();
    for (int drawn = random.nextInt(80); drawn > 0; drawn--) {
      samples.add(
          new Drawn(
              random.nextInt(5) == 0 ? "" : THREADS.get(random.nextInt(THREADS.size())),
              STATES.get(random.nextInt(STATES.size())),
              random.nextInt(6) == 0 ? Samples.NO_TIME : random.nextLong(12),
              1L << random.nextInt(20)));
    }
    return samples;
  }

  private static Profile profile(List<Drawn> samples) {
    Profile.Builder profile = Profile.builder().metric(Metric.CPU, Unit.SAMPLES);
    for (Drawn one : samples) {
      boolean isUnknown = one.state() == ThreadState.UNKNOWN;
      profile.sample(
          Metric.CPU,
          new Samples.Told(
              DrawnProfile.push(profile, "main;" + one.weight() % 3),
              one.thread().isEmpty() ? -1 : profile.thread(new ProfiledThread(one.thread(), 1)),
              one.timeNs(),
              one.weight(),
              isUnknown ? -1 : profile.occasion(new Occasion("event", one.state(), "")),
              -1));
    }
    return profile.build();
  }

  private static Choice choice(Random random) {
    TimeRange range = new TimeRange(random.nextLong(6), 6 + random.nextLong(6));
    TimeRange instant = new TimeRange(range.startNs(), range.startNs());
    ThreadState state = STATES.get(random.nextInt(STATES.size()));
    return switch (random.nextInt(5)) {
      case 0 ->
          new Choice(new Lens.OnlyThread("Http"), one -> one.thread().matches("HTTP-1|http-2"));
      case 1 -> new Choice(new Lens.OtherThreads("1"), one -> !one.thread().contains("1"));
      case 2 -> new Choice(new Lens.OnlyState(state), one -> one.state() == state);
      case 3 -> new Choice(new Lens.OnlyTime(range), one -> range.contains(one.timeNs()));
      default -> new Choice(new Lens.OnlyTime(instant), one -> instant.contains(one.timeNs()));
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void eachSampleIsLeftThatPassesAll(long seed) {
    Random random = new Random(seed);
    for (int drawn = 0; drawn < 200; drawn++) {
      List<Drawn> samples = samples(random);
      List<Choice> choices = random.ints(random.nextInt(4)).mapToObj(_ -> choice(random)).toList();
      List<Drawn> left =
          samples.stream()
              .filter(one -> choices.stream().allMatch(choice -> choice.passes().test(one)))
              .toList();
      long weight = left.stream().mapToLong(Drawn::weight).sum();
      List<Lens> lenses = choices.stream().map(Choice::lens).toList();

      CallTree tree = CallTree.of(profile(samples), Metric.CPU, lenses);

      assertEquals(weight, tree.total(0), lenses::toString);
      assertEquals(left.size(), tree.samples(), lenses::toString);
      assertEquals(weight, TimeOrder.of(profile(samples), Metric.CPU, lenses).total(0));
    }
  }
}
