package dev.slowpath.plugin.testkit;

import dev.slowpath.model.profile.CallGraph;
import dev.slowpath.model.profile.Frame;
import java.util.List;

/// The totals of a call graph, its functions and its calls.
final class CallGraphDump {
  private CallGraphDump() {}

  static void write(CallGraph graph, DumpText.Sections sections) {
    sections.add(
        "call graph of " + graph.metric().id(),
        List.of("total %d %s".formatted(graph.total(), graph.unit().id())));
    sections.add(
        "functions",
        graph.functions().stream()
            .map(function -> name(function.frame()) + " " + figures(function.figures()))
            .toList());
    sections.add(
        "calls",
        graph.calls().stream()
            .map(call ->
                "%d -> %d %s".formatted(call.caller(), call.callee(), figures(call.figures())))
            .toList());
  }

  private static String name(Frame frame) {
    return DumpText.escaped(
        "%s (%s:%d) %s".formatted(frame.name(), frame.file(), frame.line(), frame.kind()));
  }

  private static String figures(CallGraph.Figures figures) {
    return "calls %d/%d self %d total %d"
        .formatted(figures.primitiveCalls(), figures.calls(), figures.self(), figures.total());
  }
}
