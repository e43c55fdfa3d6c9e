package dev.slowpath.cli.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.cli.terminal.Ink;
import dev.slowpath.model.profile.CallGraph;
import dev.slowpath.model.profile.CallGraph.Call;
import dev.slowpath.model.profile.CallGraph.Figures;
import dev.slowpath.model.profile.EstimatedTree;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Unit;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CallGraphDocumentsTest {
  private static final CallGraph GRAPH =
      new CallGraph(
          Metric.WALL,
          Unit.NANOSECONDS,
          List.of(
              function("list", 12, new Figures(1, 1, 1_000_000, 10_000_000)),
              function("walk", 40, new Figures(2, 9, 9_000_000, 9_000_000))),
          List.of(new Call(0, 1, new Figures(2, 2, 9_000_000, 9_000_000))));

  private static CallGraph.Function function(String name, int line, Figures figures) {
    Frame frame = new Frame(name, "shop/views.py", line, Frame.Kind.PYTHON);
    return new CallGraph.Function(frame, figures);
  }

  private static String hot() {
    StringWriter text = new StringWriter();
    try (Json json = Json.compact(text)) {
      new CallsDocument(GRAPH, 1).json(json);
    }
    return text.toString();
  }

  @Test
  void hotShowsCallsAndThoseThatAreNotRecursive() {
    assertTrue(
        hot()
            .contains(
                "{\"name\":\"walk (shop/views.py:40)\",\"self\":9000000,\"total\":9000000,"
                    + "\"selfShare\":0.9,\"totalShare\":0.9,\"calls\":9,\"primitiveCalls\":2}"),
        hot());
  }

  @Test
  void everyCallWasMeasuredSoThereAreNoSamples() {
    assertTrue(hot().contains("\"total\":10000000,\"samples\":0"), hot());
  }

  @Test
  void textSaysThatOftenCalledFunctionsLookSlower() {
    Page page = new Page(120, Ink.PLAIN);
    new CallsDocument(GRAPH, 1).text(page);
    String text = page.toString();
    assertTrue(text.contains("functions that are called often look slower"), text);
    assertTrue(text.contains("walk (shop/views.py:40)"), text);
  }

  @Test
  void factsAddUpTheCalls() {
    assertEquals(10, CallGraphFacts.calls(GRAPH));
    assertTrue(
        CallGraphFacts.text(GRAPH).contains("2 functions, 10 calls (3 primitive)"),
        CallGraphFacts.text(GRAPH));
  }

  @Test
  void flameOfACallGraphSaysThatItIsEstimated() {
    Seen seen = Seen.of(EstimatedTree.of(GRAPH), Optional.empty(), List.of()).orElseThrow();
    StringWriter text = new StringWriter();
    try (Json json = Json.compact(text)) {
      new FlameDocument(seen).json(json);
    }
    assertTrue(text.toString().contains("\"estimated\":true"), text.toString());
    assertTrue(text.toString().contains("\"total\":10000000"), text.toString());
  }
}
