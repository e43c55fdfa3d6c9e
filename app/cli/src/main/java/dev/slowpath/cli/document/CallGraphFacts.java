package dev.slowpath.cli.document;

import dev.slowpath.model.profile.CallGraph;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.workbench.wording.Metrics;
import dev.slowpath.workbench.wording.Numbers;
import java.util.List;

/// The facts of a call-counting profile. It has calls where others have samples.
final class CallGraphFacts {
  private CallGraphFacts() {}

  static void json(Json json, CallGraph graph) {
    json.array(
        "metrics",
        List.of(graph.metric()),
        metric -> {
          json.text("metric", metric.id());
          json.text("unit", graph.unit().id());
          json.whole("total", graph.total());
          json.whole("samples", 0);
          json.whole("lost", 0);
          json.whole("failed", 0);
          json.whole("truncated", 0);
        });
    json.whole("threads", 1);
    json.whole("frames", graph.functions().size());
    json.whole("functions", graph.functions().size());
    json.whole("calls", calls(graph));
    json.whole("primitiveCalls", primitiveCalls(graph));
    json.number(
        "seconds", graph.unit() == Unit.NANOSECONDS ? (double) graph.total() / 1e9 : Double.NaN);
  }

  static String text(CallGraph graph) {
    return "%s functions, %s calls (%s primitive), %s"
        .formatted(
            Numbers.count((long) graph.functions().size()),
            Numbers.count(calls(graph)),
            Numbers.count(primitiveCalls(graph)),
            Metrics.text(graph.unit(), (double) graph.total()));
  }

  static long calls(CallGraph graph) {
    return graph.functions().stream().mapToLong(function -> function.figures().calls()).sum();
  }

  private static long primitiveCalls(CallGraph graph) {
    return graph.functions().stream()
        .mapToLong(function -> function.figures().primitiveCalls())
        .sum();
  }
}
