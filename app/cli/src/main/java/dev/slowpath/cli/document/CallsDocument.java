package dev.slowpath.cli.document;

import dev.slowpath.cli.table.Cell;
import dev.slowpath.cli.table.Cell.Quantity;
import dev.slowpath.cli.table.Column;
import dev.slowpath.cli.table.Column.Cut;
import dev.slowpath.cli.table.Table;
import dev.slowpath.model.profile.CallGraph;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.workbench.wording.Metrics;
import dev.slowpath.workbench.wording.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The functions of a call-counting profile that weigh most, with their calls: exact figures.
///
/// @param files how many profiles were added up to it
public record CallsDocument(CallGraph graph, int files) implements Document {
  private static final int IN_TEXT = 30;
  private static final Comparator<CallGraph.Function> HOTTEST =
      Comparator.comparingLong((CallGraph.Function function) -> function.figures().self())
          .reversed()
          .thenComparing(
              Comparator.comparingLong((CallGraph.Function function) -> function.figures().total())
                  .reversed())
          .thenComparing(CallGraph.ORDER);

  @Override
  public void json(Json json) {
    json.document(() -> {
      json.text("metric", graph.metric().id());
      json.text("unit", graph.unit().id());
      json.whole("total", graph.total());
      json.whole("samples", 0);
      json.whole("lost", 0);
      json.whole("truncated", 0);
      json.none("mode");
      json.whole("files", files);
      json.array("frames", hottest(), function -> frame(json, function));
    });
  }

  private void frame(Json json, CallGraph.Function function) {
    CallGraph.Figures figures = function.figures();
    json.text("name", name(function.frame()));
    json.whole("self", figures.self());
    json.whole("total", figures.total());
    json.number("selfShare", share(figures.self()));
    json.number("totalShare", share(figures.total()));
    json.whole("calls", figures.calls());
    json.whole("primitiveCalls", figures.primitiveCalls());
  }

  private List<CallGraph.Function> hottest() {
    return graph.functions().stream().sorted(HOTTEST).toList();
  }

  private double share(long weight) {
    return (double) weight / (double) graph.total();
  }

  private static String name(Frame frame) {
    return frame.file().isEmpty()
        ? frame.name()
        : "%s (%s:%d)".formatted(frame.name(), frame.file(), frame.line());
  }

  @Override
  public void text(Page page) {
    page.head(
        (files > 1 ? "%d profiles added up; ".formatted(files) : "")
            + "every call measured (%s): %s in %s calls; functions that are called often look slower than"
                .formatted(
                    graph.metric().id(),
                    Metrics.text(graph.unit(), (double) graph.total()),
                    Numbers.count(CallGraphFacts.calls(graph)))
            + " they are");
    List<CallGraph.Function> all = hottest();
    page.blank().table(table(all.subList(0, Math.min(IN_TEXT, all.size()))));
    if (all.size() > IN_TEXT) {
      page.blank()
          .quiet(
              "%s more: --format csv, --format json."
                  .formatted(Numbers.count((long) all.size() - IN_TEXT)));
    }
  }

  @Override
  public Table table() {
    return table(hottest());
  }

  private Table table(List<CallGraph.Function> functions) {
    String in = Metrics.columnUnit(graph.unit());
    List<List<Cell>> rows = new ArrayList<>();
    for (CallGraph.Function function : functions) {
      CallGraph.Figures figures = function.figures();
      rows.add(
          List.of(
              figure(figures.self()),
              Cell.figure(share(figures.self()), Quantity.SHARE),
              figure(figures.total()),
              Cell.figure((double) figures.calls(), Quantity.COUNT),
              Cell.figure((double) figures.primitiveCalls(), Quantity.COUNT),
              Cell.words(name(function.frame()))));
    }
    return new Table(
        List.of(
            Column.of("self", "self " + in),
            Column.of("selfShare", "self %"),
            Column.of("total", "total " + in),
            Column.of("calls", "calls"),
            Column.of("primitiveCalls", "primitive"),
            new Column("name", "function", Cut.FRAME)),
        rows);
  }

  private Cell figure(long weight) {
    Quantity quantity = graph.unit() == Unit.NANOSECONDS ? Quantity.MS : Quantity.COUNT;
    return Cell.figure(Metrics.inColumnUnit(graph.unit(), (double) weight), quantity);
  }
}
