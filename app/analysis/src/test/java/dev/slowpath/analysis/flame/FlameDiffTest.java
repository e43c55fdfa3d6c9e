package dev.slowpath.analysis.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.analysis.flame.Change.Verdict;
import dev.slowpath.model.profile.CallTree;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Lens;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples.Losses;
import dev.slowpath.model.profile.Stacks;
import dev.slowpath.model.profile.Unit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Two profiles on one another: what is divided by what, what is noise, what vanished.
final class FlameDiffTest {
  private static final long MS = 1_000_000;

  private static Side side(Map<String, Integer> samples, double seconds) {
    return side(samples, seconds, MS, Losses.NONE);
  }

  private static Side side(
      Map<String, Integer> samples, double seconds, long weight, Losses losses) {
    Profile.Builder builder = Profile.builder().metric(Metric.CPU_TIME, Unit.NANOSECONDS);
    new TreeMap<>(samples)
        .forEach((path, count) -> {
          int stack = Stacks.ROOT;
          for (String name : path.split(";", -1)) {
            stack = builder.push(stack, builder.frame(Frame.named(name, Frame.Kind.COMPILED)));
          }
          for (int sample = 0; sample < count; sample++) {
            builder.sample(Metric.CPU_TIME, stack, -1, sample, weight);
          }
        });
    Profile profile = builder.build();
    return new Side(
        CallTree.of(profile, Metric.CPU_TIME, List.of()),
        CallTree.of(profile, Metric.CPU_TIME, List.of(new Lens.CountSamples())),
        losses,
        new Side.During(seconds, Double.NaN, Double.NaN),
        "");
  }

  private static Change change(FlameDiff diff, String path) {
    for (int node = 1; node < diff.size(); node++) {
      if (path(diff, node).equals(path)) {
        return diff.change(node);
      }
    }
    throw new AssertionError("no path " + path);
  }

  private static String path(FlameDiff diff, int node) {
    String path = "";
    for (int at = node; at > 0; at = diff.parent(at)) {
      path = diff.frame(at).name() + (path.isEmpty() ? "" : ";" + path);
    }
    return path;
  }

  @Test
  void twiceAsLongRecordingOfTheSameLoadIsNoDifferencePerSecond() {
    Side before = side(Map.of("main;a", 400, "main;b", 600), 10);
    Side after = side(Map.of("main;a", 800, "main;b", 1200), 20);
    FlameDiff diff = FlameDiff.of(before, after, Per.SECOND);
    assertEquals(Verdict.NOISE, change(diff, "main;a").verdict());
    // 400 ms in 10 s are 40 ms a second.
    assertEquals(40.0 * MS, change(diff, "main;a").rateBefore(), 1);
    assertEquals(40.0 * MS, change(diff, "main;a").rateAfter(), 1);
    assertEquals(List.of(), diff.doubts());
  }

  @Test
  void whatVanishedKeepsItsPlaceAndWhatCameIsNew() {
    Side before = side(Map.of("main;encode", 300, "main;rest", 500), 10);
    Side after = side(Map.of("main;cache", 300, "main;rest", 500), 10);
    FlameDiff diff = FlameDiff.of(before, after, Per.SECOND);
    assertTrue(change(diff, "main;encode").isGone());
    assertEquals(Verdict.LESS, change(diff, "main;encode").verdict());
    assertTrue(change(diff, "main;cache").isNew());
    assertEquals(Verdict.MORE, change(diff, "main;cache").verdict());
    assertEquals(Verdict.NOISE, change(diff, "main;rest").verdict());
  }

  @Test
  void eightSamplesAgainstFiveAreNoise() {
    Side before = side(Map.of("main;a", 8, "main;b", 500), 10);
    Side after = side(Map.of("main;a", 5, "main;b", 500), 10);
    FlameDiff diff = FlameDiff.of(before, after, Per.SECOND);
    Change change = change(diff, "main;a");
    assertEquals(Verdict.NOISE, change.verdict());
    assertTrue(change.low() < 0 && change.high() > 0, change::toString);
  }

  @Test
  void intervalHoldsTheWidthOfTwoPoissonCounts() {
    Side before = side(Map.of("main;a", 100, "main;b", 900), 1);
    Side after = side(Map.of("main;a", 400, "main;b", 900), 1);
    Change change = change(FlameDiff.of(before, after, Per.SECOND), "main;a");
    double half = 1.959964 * Math.sqrt(100 + 400) * MS;
    assertEquals(300.0 * MS - half, change.low(), 1);
    assertEquals(300.0 * MS + half, change.high(), 1);
    assertEquals(Verdict.MORE, change.verdict());
  }

  @Test
  void sharesDoNotMoveWithTheLoadButTheDoubtIsTold() {
    Side before = side(Map.of("main;a", 400, "main;b", 600), 10);
    Side after = side(Map.of("main;a", 1600, "main;b", 2400), 10);
    FlameDiff diff = FlameDiff.of(before, after, Per.SAMPLE);
    assertEquals(Verdict.NOISE, change(diff, "main;a").verdict());
    assertEquals(0.4, change(diff, "main;a").rateAfter(), 1e-12);
    assertEquals(List.of(new Doubt.LoadDiffers(4)), diff.doubts());
    FlameDiff perSecond = FlameDiff.of(before, after, Per.SECOND);
    assertEquals(Verdict.MORE, change(perSecond, "main;a").verdict());
  }

  @Test
  void classesThatTheMachineNumbersAnewMeet() {
    Side before = side(Map.of("Shop$$Lambda/0x00007f1234567890.run;a", 50), 10);
    Side after = side(Map.of("Shop$$Lambda/0x00007fabcdef0123.run;a", 50), 10);
    FlameDiff diff = FlameDiff.of(before, after, Per.SECOND);
    assertEquals(3, diff.size());
    assertEquals("Shop$$Lambda.run", diff.frame(1).name());
    assertEquals("Shop$$Lambda.answer", SteadyName.of("Shop$$Lambda.0x0000000091124210.answer"));
    assertEquals("Shop$$Lambda.answer", SteadyName.of("Shop$$Lambda$14/0x00000000911242a0.answer"));
    assertEquals("Shop$$Lambda.answer", SteadyName.of("Shop$$Lambda$14.answer"));
    assertEquals(50 * MS, diff.selfBefore(2));
    assertEquals(50 * MS, diff.selfAfter(2));
  }

  @Test
  void otherIntervalsFewSamplesAndLossesAreDoubts() {
    Side before = side(Map.of("a", 50), 10, 10 * MS, new Losses(5, 0, 0, 10 * MS));
    Side after = side(Map.of("a", 25), 10, 20 * MS, new Losses(0, 0, 0, 20 * MS));
    assertEquals(
        List.of(
            new Doubt.FewSamples(50, 25),
            new Doubt.IntervalDiffers(10 * MS, 20 * MS),
            new Doubt.Lossy(5.0 / 55, 0)),
        FlameDiff.of(before, after, Per.SECOND).doubts());
  }

  @Test
  void functionsAreJudgedOverAllPlacesTheyStandAt() {
    Side before = side(Map.of("main;a;x", 200, "main;b;x", 200, "main;rest", 600), 10);
    Side after = side(Map.of("main;a;x", 100, "main;b;x", 100, "main;rest", 600), 10);
    FunctionChange x =
        FlameDiff.of(before, after, Per.SECOND).functions().stream()
            .filter(one -> one.frame().name().equals("x"))
            .findFirst()
            .orElseThrow();
    assertEquals(400 * MS, x.self().before());
    assertEquals(200 * MS, x.self().after());
    assertEquals(Verdict.LESS, x.self().verdict());
    assertEquals(x.self(), x.total());
  }

  @Test
  void recursionCountsOnceInTheTotalOfAFunction() {
    Side before = side(Map.of("a;b;a", 100), 10);
    FunctionChange a =
        FlameDiff.of(before, before, Per.SECOND).functions().stream()
            .filter(one -> one.frame().name().equals("a"))
            .findFirst()
            .orElseThrow();
    assertEquals(100 * MS, a.total().before());
  }

  @Test
  void widthsAreBeforeAndAfterTogetherAndAddUp() {
    Side before = side(Map.of("main;a", 300, "main;b", 100), 10);
    Side after = side(Map.of("main;a", 100), 20);
    FlameDiff diff = FlameDiff.of(before, after, Per.SECOND);
    long children = diff.total(2) + diff.total(3);
    assertEquals(diff.total(1), children + diff.self(1));
    // 30 and 5 a second against 10 and none.
    assertEquals("a", diff.frame(2).name());
    assertEquals(3.5, (double) diff.total(2) / diff.total(3), 1e-9);
  }

  @Test
  void weightsPerCpuSecondTellWorkFromLoad() {
    Side.During busy = new Side.During(10, 4, Double.NaN);
    Side.During idle = new Side.During(10, 1, Double.NaN);
    Side before = side(Map.of("main;a", 400, "main;b", 400), 10);
    Side after = side(Map.of("main;a", 100, "main;b", 100), 10);
    FlameDiff diff =
        FlameDiff.of(
            new Side(before.tree(), before.counts(), Losses.NONE, busy, ""),
            new Side(after.tree(), after.counts(), Losses.NONE, idle, ""),
            Per.CPU_SECOND);
    assertEquals(Verdict.NOISE, change(diff, "main;a").verdict());
    assertEquals(100.0 * MS, change(diff, "main;a").rateAfter(), 1);
  }

  @Test
  void twoWaysOfSamplingAreADoubt() {
    Side one = side(Map.of("a", 500), 10);
    Side idle = new Side(one.tree(), one.counts(), Losses.NONE, one.during(), "with idle");
    assertEquals(
        List.of(new Doubt.ModeDiffers("", "with idle")),
        FlameDiff.of(one, idle, Per.SECOND).doubts());
  }

  @Test
  void nothingToDivideByIsRefused() {
    Side side = side(Map.of("a", 50), Double.NaN);
    assertThrows(IllegalArgumentException.class, () -> FlameDiff.of(side, side, Per.SECOND));
    assertThrows(IllegalArgumentException.class, () -> FlameDiff.of(side, side, Per.REQUEST));
  }

  /// Over many pairs of recordings of one program hardly a place is called different.
  @Test
  void sameProgramRecordedTwiceIsRarelyCalledDifferent() {
    Random random = new Random(20_261_121);
    int pairs = 200;
    int wrong = 0;
    for (int pair = 0; pair < pairs; pair++) {
      FlameDiff diff = FlameDiff.of(drawn(random), drawn(random), Per.SECOND);
      boolean isWrong = false;
      for (int node = 0; node < diff.size(); node++) {
        isWrong |= diff.change(node).verdict() != Verdict.NOISE;
      }
      wrong += isWrong ? 1 : 0;
    }
    assertTrue(wrong <= pairs * 0.08, wrong + " of " + pairs);
  }

  private static Side drawn(Random random) {
    Map<String, Integer> samples = new TreeMap<>();
    for (int sample = 0; sample < 400; sample++) {
      String path = "main;h" + random.nextInt(4) + ";f" + random.nextInt(10);
      samples.merge(path, 1, Integer::sum);
    }
    return side(samples, 10);
  }

  @Test
  void chanceOfANormalDeviateIsThatOfTheTables() {
    assertEquals(0.05, Judge.chance(1.959964), 1e-6);
    assertEquals(0.01, Judge.chance(-2.575829), 1e-6);
    assertEquals(1, Judge.chance(0), 1e-6);
  }
}
