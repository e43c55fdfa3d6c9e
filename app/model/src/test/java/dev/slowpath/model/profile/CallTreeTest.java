package dev.slowpath.model.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.source.TimeRange;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class CallTreeTest {
  private static final int SEEDS = 60;

  private static CallTree tree(Profile profile, Lens... lenses) {
    return CallTree.of(profile, Metric.CPU, List.of(lenses));
  }

  private static String[] drawn(Random random) {
    return DrawnProfile.lines(random, random.nextInt(1, 60)).toArray(String[]::new);
  }

  @Test
  void selfAndTotalAreOfTheSamplesThatEndInAndPassThrough() {
    CallTree tree = tree(DrawnProfile.of("a;b;c 3", "a;b 2", "a;d 7", "a;b;c 1"));
    assertEquals(List.of("a 0/13", "a;d 7/7", "a;b 2/6", "a;b;c 4/4"), DrawnProfile.lines(tree));
    assertEquals(13, tree.total(0));
    assertEquals(4, tree.samples());
  }

  @Test
  void siblingsOfOneWeightStandByName() {
    CallTree tree = tree(DrawnProfile.of("a;z 1", "a;m 1", "a;b 1"));
    assertEquals(List.of("a 0/3", "a;b 1/1", "a;m 1/1", "a;z 1/1"), DrawnProfile.lines(tree));
  }

  @Test
  void anyTotalIsSelfAndTheTotalsOfTheChildren() {
    for (int seed = 0; seed < SEEDS; seed++) {
      CallTree tree = tree(DrawnProfile.of(drawn(new Random(seed))));
      long[] expected = new long[tree.size()];
      for (int node = tree.size() - 1; node >= 0; node--) {
        expected[node] += tree.self(node);
        if (node > 0) {
          assertTrue(tree.parent(node) < node, "seed " + seed);
          expected[tree.parent(node)] += expected[node];
        }
        assertEquals(expected[node], tree.total(node), "seed " + seed);
      }
    }
  }

  @Test
  void noViewOfAllSamplesChangesTheTotal() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Profile profile = DrawnProfile.of(drawn(new Random(seed)));
      long total = profile.samples(Metric.CPU).orElseThrow().total();
      assertEquals(total, tree(profile).total(0), "seed " + seed);
      assertEquals(total, tree(profile, new Lens.Inverted()).total(0), "seed " + seed);
      assertEquals(total, tree(profile, new Lens.MergeRecursion()).total(0), "seed " + seed);
    }
  }

  @Test
  void theInvertedTreeBeginsWithTheSelfOfEachFrame() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Profile profile = DrawnProfile.of(drawn(new Random(seed)));
      assertEquals(selfByFrame(tree(profile)), rootTotals(tree(profile, new Lens.Inverted())));
    }
  }

  private static Map<String, Long> selfByFrame(CallTree tree) {
    Map<String, Long> selfs = new TreeMap<>();
    for (int node = 1; node < tree.size(); node++) {
      if (tree.self(node) > 0) {
        selfs.merge(tree.frame(node).name(), tree.self(node), Long::sum);
      }
    }
    return selfs;
  }

  private static Map<String, Long> rootTotals(CallTree tree) {
    Map<String, Long> totals = new TreeMap<>();
    for (int node = 1; node < tree.size(); node++) {
      if (tree.parent(node) == 0) {
        totals.put(tree.frame(node).name(), tree.total(node));
      }
    }
    return totals;
  }

  @Test
  void theOrderOfSamplesChangesNothing() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      List<String> lines = DrawnProfile.lines(random, 40);
      List<String> expected =
          DrawnProfile.lines(tree(DrawnProfile.of(lines.toArray(String[]::new))));
      Collections.shuffle(lines, random);
      assertEquals(
          expected,
          DrawnProfile.lines(tree(DrawnProfile.of(lines.toArray(String[]::new)))),
          "seed " + seed);
    }
  }

  @Test
  void recursionMergesOnlyWhereAFrameCallsItself() {
    Profile profile = DrawnProfile.of("a;b;b;b;c 5", "a;b;c 2", "a;b;a;b 1");
    assertEquals(
        Map.of("a;b;c", 7L, "a;b;a;b", 1L),
        DrawnProfile.collapsed(tree(profile, new Lens.MergeRecursion())));
  }

  @Test
  void countedSamplesWeighOneEach() {
    CallTree tree = tree(DrawnProfile.of("a;b 30", "a;c 9"), new Lens.CountSamples());
    assertEquals(2, tree.total(0));
    assertEquals(Unit.SAMPLES, tree.unit());
  }

  @Test
  void aRangeOfTimeKeepsWhatLiesInItItsEndLeftOut() {
    Profile profile = DrawnProfile.of("a 1", "b 2", "c 4", "d 8");
    CallTree tree = tree(profile, new Lens.OnlyTime(new TimeRange(1_000_000, 2_000_000)));
    assertEquals(2, tree.total(0));
    assertEquals(1, tree.samples());
  }

  @Test
  void aThreadIsChosenByAPartOfItsNameIgnoringCase() {
    Profile.Builder builder = Profile.builder().metric(Metric.CPU, Unit.SAMPLES);
    int stack = DrawnProfile.push(builder, "a");
    builder.sample(Metric.CPU, stack, builder.thread(new ProfiledThread("HTTP-1", 1)), 0, 1);
    builder.sample(Metric.CPU, stack, builder.thread(new ProfiledThread("HTTP-1", 2)), 0, 2);
    builder.sample(Metric.CPU, stack, builder.thread(new ProfiledThread("gc", 3)), 0, 4);
    builder.sample(Metric.CPU, stack, -1, 0, 8);
    Profile profile = builder.build();
    assertEquals(3, tree(profile, new Lens.OnlyThread("http")).total(0));
    assertEquals(15, tree(profile).total(0));
  }

  @Test
  void anAbsentMetricGivesATreeOfItsRootAlone() {
    CallTree tree = CallTree.of(DrawnProfile.of("a 1"), Metric.LOCK, List.of());
    assertEquals(1, tree.size());
    assertEquals(0, tree.total(0));
  }

  @Test
  void aStackOf70000FramesIsNoDeeperThanTheMachineCanGo() {
    Profile.Builder builder = Profile.builder().metric(Metric.CPU, Unit.SAMPLES);
    int stack = Stacks.ROOT;
    for (int depth = 0; depth < 70_000; depth++) {
      stack = builder.push(stack, builder.frame(Frame.named("f" + depth % 7, Frame.Kind.NATIVE)));
    }
    Profile profile = builder.sample(Metric.CPU, stack, -1, 0, 5).build();
    CallTree upright = tree(profile);
    assertEquals(70_000, upright.path(upright.size() - 1).size());
    assertEquals(5, upright.self(70_000));
    CallTree inverted = tree(profile, new Lens.Inverted());
    assertEquals(70_001, inverted.size());
    assertEquals("f6", inverted.frame(1).name());
  }

  @Test
  void focusKeepsWhatPassesThroughFromTheOutermostFrameOn() {
    CallTree tree = tree(DrawnProfile.of("a;b;c;b;d 3", "a;c 2", "b 7"), new Lens.Focus("b"));
    assertEquals(
        List.of("b 7/10", "b;c 0/3", "b;c;b 0/3", "b;c;b;d 3/3"), DrawnProfile.lines(tree));
    assertEquals(2, tree.samples());
  }

  @Test
  void callersStandBelowTheFunction() {
    CallTree tree = tree(DrawnProfile.of("a;b;c;b;d 3", "x;b 2", "a;c 9"), new Lens.CallersOf("b"));
    assertEquals(List.of("b 0/5", "b;a 3/3", "b;x 2/2"), DrawnProfile.lines(tree));
  }

  @Test
  void aFunctionThatIsTakenOutCountsForItsCaller() {
    Profile profile = DrawnProfile.of("a;b;c 3", "a;b 2", "b 1");
    Lens without = new Lens.Without(Set.of(Frame.named("b", Frame.Kind.COMPILED)));
    CallTree tree = tree(profile, without);
    assertEquals(List.of("a 2/5", "a;c 3/3"), DrawnProfile.lines(tree));
    assertEquals(6, tree.total(0), "what only it did is nobody's, and still counts");
  }

  @Test
  void whatPassesThroughAndWhatDoesNotAreTheWhole() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Profile profile = DrawnProfile.of(drawn(new Random(seed)));
      CallTree whole = tree(profile);
      CallTree through = tree(profile, new Lens.Focus("f2"));
      CallTree callers = tree(profile, new Lens.CallersOf("f2"));
      CallTree rest = tree(profile, new Lens.Drop("f2"));
      assertEquals(whole.total(0), through.total(0) + rest.total(0), "seed " + seed);
      assertEquals(through.total(0), callers.total(0), "seed " + seed);
      assertEquals(whole.samples(), through.samples() + rest.samples(), "seed " + seed);
      for (int node = 1; node < callers.size(); node++) {
        boolean isTop = callers.parent(node) == 0;
        assertEquals(isTop, callers.frame(node).name().equals("f2"), "seed " + seed);
      }
    }
  }
}
