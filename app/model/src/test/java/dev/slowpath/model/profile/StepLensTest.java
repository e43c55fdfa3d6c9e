package dev.slowpath.model.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The steps by which a tree is narrowed: on a path, by frames, without callees, by library.
final class StepLensTest {
  private final Profile profile =
      DrawnProfile.of("main;a;lib.x;lib.y;b 3", "main;a;c 2", "main;d;a;c 4", "main;d 1");

  private List<String> lines(Lens... lenses) {
    return DrawnProfile.lines(CallTree.of(profile, Metric.CPU, List.of(lenses)));
  }

  private Set<Frame> frames(String begin) {
    return profile.frames().stream()
        .filter(frame -> frame.name().startsWith(begin))
        .collect(Collectors.toSet());
  }

  @Test
  void focusOnAPathLeavesTheSameFunctionElsewhereOut() {
    CallTree tree =
        CallTree.of(profile, Metric.CPU, List.of(new Lens.FocusPath(List.of("main", "a"))));
    assertEquals(5, tree.total(0));
    assertEquals(2, tree.samples());
    assertEquals("a 0/5", DrawnProfile.lines(tree).getFirst());
  }

  @Test
  void aPathThatIsLeftOutLeavesTheSameFunctionElsewhere() {
    assertEquals(
        List.of("main 0/5", "main;d 1/5", "main;d;a 0/4", "main;d;a;c 4/4"),
        lines(new Lens.DropPath(List.of("main", "a"))));
  }

  @Test
  void aFunctionTakenOutOnOnePathStaysElsewhere() {
    List<String> lines = lines(new Lens.WithoutPath(List.of("main", "a")));
    assertTrue(lines.contains("main;d;a 0/4"), lines::toString);
    assertTrue(lines.stream().noneMatch(line -> line.startsWith("main;a")), lines::toString);
    assertEquals("main", lines.getFirst().substring(0, 4));
    assertTrue(lines.getFirst().endsWith("/10"), lines::toString);
  }

  @Test
  void whatAFunctionCallsCountsAsItsOwn() {
    assertEquals(
        List.of("main 0/10", "main;a 5/5", "main;d 1/5", "main;d;a 4/4"),
        lines(new Lens.AsLeaf("a")));
  }

  @Test
  void ofALibraryOnlyTheWayInStays() {
    assertEquals(
        List.of("main 0/3", "main;a 0/3", "main;a;lib.x 0/3", "main;a;lib.x;b 3/3"),
        lines(new Lens.EntryOnly(frames("lib.")), new Lens.Passing(frames("lib."))));
  }

  @Test
  void samplesThatPassThroughSomeFramesAndThoseThatDoNotAreTheWhole() {
    CallTree with = CallTree.of(profile, Metric.CPU, List.of(new Lens.Passing(frames("d"))));
    CallTree without = CallTree.of(profile, Metric.CPU, List.of(new Lens.NotPassing(frames("d"))));
    assertEquals(5, with.total(0));
    assertEquals(10, with.total(0) + without.total(0));
  }

  @Test
  void otherThreadsAreThoseThatAThreadIsNot() {
    assertEquals(List.of(), lines(new Lens.OtherThreads("MAI")));
    assertEquals(lines(), lines(new Lens.OtherThreads("worker")));
  }

  @Test
  void inTheOrderOfTimeWhatIsCalledAgainStandsAgain() {
    Profile again = DrawnProfile.of("m;a 2", "m;b 9", "m;a 3", "m;a;c 1");
    TimeOrder tree = TimeOrder.of(again, Metric.CPU, List.of());
    assertEquals(
        List.of("m 0/15", "m;a 2/2", "m;b 9/9", "m;a 3/4", "m;a;c 1/1"), DrawnProfile.lines(tree));
  }

  @Test
  void inTheOrderOfTimeThreadsStandApartTheHeaviestFirst() {
    Profile.Builder builder = Profile.builder().metric(Metric.CPU, Unit.SAMPLES);
    int light = builder.thread(new ProfiledThread("light", 1));
    int heavy = builder.thread(new ProfiledThread("heavy", 2));
    int stack = DrawnProfile.push(builder, "m");
    builder.sample(Metric.CPU, stack, light, 1, 1);
    builder.sample(Metric.CPU, stack, heavy, 2, 5);
    builder.sample(Metric.CPU, stack, -1, 3, 2);
    TimeOrder tree = TimeOrder.of(builder.build(), Metric.CPU, List.of());
    assertEquals(
        List.of(
            "heavy 0/5",
            "[no thread] 0/2",
            "light 0/1",
            "heavy;m 5/5",
            "[no thread];m 2/2",
            "light;m 1/1"),
        DrawnProfile.lines(tree));
  }
}
