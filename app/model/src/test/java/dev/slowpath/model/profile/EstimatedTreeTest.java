package dev.slowpath.model.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.profile.CallGraph.Call;
import dev.slowpath.model.profile.CallGraph.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class EstimatedTreeTest {
  private final List<CallGraph.Function> functions = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();

  private int function(String name, long self, long total) {
    Frame frame = Frame.named(name, Frame.Kind.PYTHON);
    functions.add(new CallGraph.Function(frame, new Figures(1, 1, self, total)));
    return functions.size() - 1;
  }

  private void call(int caller, int callee, long total) {
    calls.add(new Call(caller, callee, new Figures(1, 1, 0, total)));
  }

  private Map<String, Long> stacks() {
    Profile profile =
        EstimatedTree.of(new CallGraph(Metric.WALL, Unit.NANOSECONDS, functions, calls));
    assertTrue(EstimatedTree.isEstimated(profile));
    Samples samples = profile.samples(Metric.WALL).orElseThrow();
    Map<String, Long> stacks = new TreeMap<>();
    for (int row = 0; row < samples.size(); row++) {
      String path =
          profile.path(samples.stack(row)).stream()
              .map(Frame::name)
              .collect(Collectors.joining(";"));
      stacks.merge(path, samples.weight(row), Long::sum);
    }
    return stacks;
  }

  @Test
  void functionsOfOneCallerEachStandExactly() {
    int main = function("main", 100, 1000);
    int left = function("left", 300, 600);
    int right = function("right", 300, 300);
    int leaf = function("leaf", 300, 300);
    call(main, left, 600);
    call(main, right, 300);
    call(left, leaf, 300);
    assertEquals(
        Map.of("main", 100L, "main;left", 300L, "main;right", 300L, "main;left;leaf", 300L),
        stacks());
  }

  @Test
  void sharedCalleeIsSplitByWhatEachCallerWaitedForIt() {
    int main = function("main", 0, 1000);
    int left = function("left", 100, 900);
    int right = function("right", 0, 100);
    int query = function("query", 900, 900);
    call(main, left, 900);
    call(main, right, 100);
    call(left, query, 800);
    call(right, query, 100);
    assertEquals(
        Map.of("main;left", 100L, "main;left;query", 800L, "main;right;query", 100L), stacks());
  }

  @Test
  void recursionIsEnteredOnceAndNothingIsLost() {
    int main = function("main", 100, 1000);
    int walk = function("walk", 900, 900);
    call(main, walk, 900);
    call(walk, walk, 850);
    assertEquals(Map.of("main", 100L, "main;walk", 900L), stacks());
  }

  @Test
  void callsWithoutTimesAreSplitByTheirNumber() {
    int main = function("main", 200, 1000);
    int price = function("price", 800, 800);
    calls.add(
        new Call(main, price, new Figures(Figures.UNKNOWN, 1, Figures.UNKNOWN, Figures.UNKNOWN)));
    assertEquals(Map.of("main", 200L, "main;price", 800L), stacks());
  }
}
