package dev.slowpath.cli.document;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.path.CallPaths;
import dev.slowpath.analysis.path.CriticalPath;
import dev.slowpath.analysis.path.Operation;
import dev.slowpath.analysis.path.Step;
import dev.slowpath.analysis.tail.SlowTail;
import dev.slowpath.cli.table.Cell;
import dev.slowpath.cli.table.Cell.Quantity;
import dev.slowpath.cli.table.Column;
import dev.slowpath.cli.table.Column.Cut;
import dev.slowpath.cli.table.Table;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.workbench.intake.Outcome;
import java.util.List;
import java.util.OptionalInt;

/// The critical path of one trace, or of all laid over each other.
///
/// @param trace the one that was asked for; empty for all
/// @param tails of all endpoints; none for one trace
public record TraceDocument(
    List<Outcome> outcomes, Linked linked, OptionalInt trace, CallPaths paths, List<SlowTail> tails)
    implements Document {

  public TraceDocument {
    outcomes = List.copyOf(outcomes);
    tails = List.copyOf(tails);
  }

  /// The sections of the trace that was asked for, the first first; none for all traces.
  List<CriticalPath.Section> sections() {
    if (trace.isEmpty()) {
      return List.of();
    }
    TraceSet traces = linked.traces();
    int root = CallPaths.root(traces, trace.getAsInt());
    return CriticalPath.of(traces, linked.tree(), root).reversed();
  }

  @Override
  public void json(Json json) {
    json.document(() -> {
      SourceList.json(json, outcomes);
      EndpointsDocument.window(json, linked.window());
      json.whole("traces", trace.isPresent() ? 1 : linked.traces().traces());
      if (trace.isPresent()) {
        json.text("id", linked.traces().trace(linked.traces().first(trace.getAsInt())).hex());
      } else {
        json.none("id");
      }
      json.array("operations", paths.operations(), one -> operation(json, one));
      json.array("sections", sections(), one -> section(json, one));
      json.array(
          "paths",
          paths.nodes(),
          node -> {
            json.whole("parent", node.parent());
            step(json, node.step());
            json.number("criticalMs", node.ms());
          });
      json.array("tails", tails, tail -> tail(json, tail));
    });
  }

  private static void step(Json json, Step step) {
    json.text("service", step.service());
    json.text("name", step.name());
    json.textOrNull("statement", step.statement());
  }

  private static void operation(Json json, Operation one) {
    step(json, one.step());
    json.number("count", one.count());
    json.number("criticalMs", one.criticalMs());
    json.number("selfMs", one.selfMs());
  }

  private void section(Json json, CriticalPath.Section section) {
    TraceSet traces = linked.traces();
    long start = traces.startNs(CallPaths.root(traces, trace.orElseThrow()));
    json.text("span", "%016x".formatted(traces.spanId(section.span())));
    step(json, Step.of(traces, section.span()));
    json.number("startMs", (section.startNs() - start) / 1e6);
    json.number("ms", (section.endNs() - section.startNs()) / 1e6);
  }

  private static void tail(Json json, SlowTail tail) {
    json.text("service", tail.endpoint().service());
    json.text("name", tail.endpoint().name());
    json.whole("requests", tail.requests());
    json.whole("slowRequests", tail.slow());
    json.number("usualMs", tail.usualMs());
    json.number("slowMs", tail.slowMs());
    json.array(
        "differences",
        tail.differences(),
        one -> {
          step(json, one.step());
          json.number("usualMs", one.usualMs());
          json.number("slowMs", one.slowMs());
        });
    json.array(
        "traits",
        tail.traits(),
        trait -> {
          json.text("key", trait.key());
          json.text("value", trait.value());
          json.whole("requests", trait.requests());
          json.number("shareOfSlow", trait.shareOfSlow());
          json.number("distance", trait.distance());
          json.number("q", trait.q());
        });
  }

  @Override
  public void text(Page page) {
    new TraceText(this, page).write();
  }

  @Override
  public Table table() {
    return new Table(
        List.of(
            new Column("name", "operation", Cut.END),
            new Column("service", "service", Cut.END),
            Column.of("count", "spans"),
            Column.of("criticalMs", "on the path\nms"),
            Column.of("selfMs", "self\nms"),
            new Column("statement", "statement", Cut.SQL)),
        paths.operations().stream().map(TraceDocument::row).toList());
  }

  static List<Cell> row(Operation one) {
    return List.of(
        Cell.words(one.step().name()),
        Cell.quiet(one.step().service()),
        Cell.figure(one.count(), Quantity.COUNT),
        Cell.figure(one.criticalMs(), Quantity.MS),
        Cell.figure(one.selfMs(), Quantity.MS),
        Cell.quiet(one.step().statement()));
  }
}
