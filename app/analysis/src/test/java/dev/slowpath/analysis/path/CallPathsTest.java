package dev.slowpath.analysis.path;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slowpath.analysis.Drawn;
import dev.slowpath.analysis.Traces;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.trace.Span;
import dev.slowpath.plugin.testkit.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class CallPathsTest {
  private static final String TWO =
      """
      GET | 0 100 | server
        a | 10 60
        b | 20 50
      GET | 200 400 | server
        a | 210 290
          c | 220 280
      """;

  private static Linked linked(Capture capture) {
    return Linked.of(List.of(capture), Optional.empty());
  }

  @Test
  void pathsOfAllTracesAreLaidOverEachOther() {
    List<CallPaths.Node> nodes = CallPaths.ofAll(linked(Drawn.capture(TWO))).nodes();
    String text =
        nodes.stream()
            .map(node -> node.parent() + ":" + node.step().name() + " " + node.ms())
            .sorted()
            .collect(Collectors.joining(", "));
    assertEquals("-1:GET 170.0, 0:a 70.0, 1:c 60.0", text.replace("2:c", "1:c"));
  }

  @Test
  void selfTimeCountsChildrenThatOverlapOnce() {
    Operation get =
        CallPaths.ofAll(linked(Drawn.capture(TWO))).operations().stream()
            .filter(one -> one.step().name().equals("GET"))
            .findFirst()
            .orElseThrow();
    assertEquals(2, get.count());
    assertEquals(50 + 120, get.selfMs(), 1e-9);
    assertEquals(170, get.criticalMs(), 1e-9);
  }

  @Test
  void theWidthOfAllNodesIsTheTimeOfAllTraces() {
    Generator.forAll(
        100,
        drawn -> {
          List<Span> spans = new ArrayList<>();
          int traces = drawn.between(1, 5);
          for (int trace = 1; trace <= traces; trace++) {
            spans.addAll(Traces.request(drawn, trace));
          }
          Linked linked = linked(new Capture.OfTraces(Drawn.SOURCE, Traces.set(spans)));
          CallPaths paths = CallPaths.ofAll(linked);
          double nodes = paths.nodes().stream().mapToDouble(CallPaths.Node::ms).sum();
          double operations = paths.operations().stream().mapToDouble(Operation::criticalMs).sum();
          assertEquals(traces * 1000 / 1e6, nodes, 1e-9);
          assertEquals(nodes, operations, 1e-9);
        });
  }
}
