package dev.slowpath.cli.document;

import dev.slowpath.cli.document.HotFrames.Hot;
import dev.slowpath.cli.table.Cell;
import dev.slowpath.cli.table.Cell.Quantity;
import dev.slowpath.cli.table.Column;
import dev.slowpath.cli.table.Column.Cut;
import dev.slowpath.cli.table.Table;
import dev.slowpath.cli.terminal.Ink;
import dev.slowpath.model.profile.CallTree;
import dev.slowpath.model.profile.LineWeights;
import dev.slowpath.model.profile.LineWeights.Line;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.workbench.wording.Metrics;
import dev.slowpath.workbench.wording.Numbers;
import java.util.ArrayList;
import java.util.List;

/// The functions that weigh most.
public record HotDocument(Seen seen) implements Document {
  private static final int IN_TEXT = 30;

  @Override
  public void json(Json json) {
    CallTree tree = seen.tree();
    LineWeights lines = seen.lines().get();
    json.document(() -> {
      json.text("metric", seen.metric());
      json.text("unit", tree.unit().id());
      json.whole("total", tree.total(0));
      json.whole("samples", tree.samples());
      json.whole("lost", seen.losses().lost());
      json.whole("truncated", seen.losses().truncated());
      json.text("mode", seen.mode().isEmpty() ? null : seen.mode());
      json.array(
          "frames",
          HotFrames.of(tree),
          hot -> {
            json.text("name", hot.name());
            json.whole("self", hot.self());
            json.whole("total", hot.total());
            json.number("selfShare", share(hot.self()));
            json.number("totalShare", share(hot.total()));
            json.array("lines", lines.of(hot.name()), line -> line(json, line));
          });
    });
  }

  private static void line(Json json, Line line) {
    json.whole("line", line.line());
    json.whole("self", line.self());
    json.whole("total", line.total());
  }

  private double share(long weight) {
    return (double) weight / (double) seen.tree().total(0);
  }

  @Override
  public void text(Page page) {
    page.head(head(seen));
    if (!seen.mode().isEmpty()) {
      page.quiet("sampled: " + seen.mode());
    }
    List<Hot> all = HotFrames.of(seen.tree());
    if (all.isEmpty()) {
      page.line("No samples.");
      return;
    }
    page.blank().table(table(all.subList(0, Math.min(IN_TEXT, all.size()))));
    if (all.size() > IN_TEXT) {
      page.blank()
          .quiet(
              "%s more: --format csv, --format json."
                  .formatted(Numbers.count((long) all.size() - IN_TEXT)));
    }
  }

  /// What is shown, its total, and what the recording lost of it.
  static String head(Seen seen) {
    CallTree tree = seen.tree();
    String metric =
        seen.metric().equals(Seen.ALL)
            ? "every sample once, whatever its kind"
            : Metrics.name(tree.metric()) + " (" + seen.metric() + ")";
    String head = "%s: %s".formatted(metric, Metrics.text(tree.unit(), (double) tree.total(0)));
    if (tree.unit() != Unit.SAMPLES) {
      head += " in " + Metrics.text(Unit.SAMPLES, (double) tree.samples());
    }
    if (seen.losses().lost() > 0) {
      head += ", " + Numbers.count(seen.losses().lost()) + " more lost by the recorder";
    }
    return head;
  }

  @Override
  public Table table() {
    return table(HotFrames.of(seen.tree()));
  }

  private Table table(List<Hot> all) {
    Unit unit = seen.tree().unit();
    String in = Metrics.columnUnit(unit);
    List<List<Cell>> rows = new ArrayList<>();
    LineWeights lines = seen.lines().get();
    double most = share(all.stream().mapToLong(Hot::total).max().orElse(1));
    for (Hot hot : all) {
      rows.add(
          List.of(
              figure(unit, hot.self()),
              Cell.figure(share(hot.self()), Quantity.SHARE),
              figure(unit, hot.total()),
              Cell.figure(share(hot.total()), Quantity.SHARE),
              new Cell.Bar(
                  share(hot.total()) / most,
                  (double) hot.self() / (double) hot.total(),
                  Ink.Role.CODE),
              Cell.words(hottestLine(lines, hot)),
              Cell.words(hot.name())));
    }
    return new Table(
        List.of(
            Column.of("self", "self " + in),
            Column.of("selfShare", "self %"),
            Column.of("total", "total " + in),
            Column.of("totalShare", "total %"),
            Column.of("bar", ""),
            Column.of("line", lines.isEmpty() ? "" : "line"),
            new Column("name", "function", Cut.FRAME)),
        rows);
  }

  /// The line that most samples were at, of a function that has samples of its own.
  private static String hottestLine(LineWeights lines, Hot hot) {
    return lines.of(hot.name()).stream()
        .findFirst()
        .filter(line -> line.self() > 0)
        .map(line -> Integer.toString(line.line()))
        .orElse("");
  }

  private static Cell figure(Unit unit, long weight) {
    Quantity quantity =
        unit == Unit.NANOSECONDS || unit == Unit.BYTES ? Quantity.MS : Quantity.COUNT;
    return Cell.figure(Metrics.inColumnUnit(unit, (double) weight), quantity);
  }
}
