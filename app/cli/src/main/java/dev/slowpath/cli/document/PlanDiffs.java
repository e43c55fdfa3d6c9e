package dev.slowpath.cli.document;

import dev.slowpath.analysis.plan.PlanDiff;
import dev.slowpath.cli.table.Cell;
import dev.slowpath.cli.table.Cell.Quantity;
import dev.slowpath.cli.table.Column;
import dev.slowpath.cli.table.Column.Cut;
import dev.slowpath.cli.table.Table;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.wording.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Plans against earlier plans of the same statements: which nodes changed, and by what.
public record PlanDiffs(List<Outcome> outcomes, List<Pair> pairs) implements Document {

  /// Two plans of a statement, the earlier first.
  public record Pair(PlanDocument.Known before, PlanDocument.Known after) {
    PlanDiff diff() {
      return PlanDiff.of(before.plan(), after.plan());
    }
  }

  public PlanDiffs {
    outcomes = List.copyOf(outcomes);
    pairs = List.copyOf(pairs);
  }

  @Override
  public void json(Json json) {
    json.document(() -> {
      SourceList.json(json, outcomes);
      json.array("plans", List.<Pair>of(), _ -> {});
      json.array("diffs", pairs, pair -> pair(json, pair));
    });
  }

  private static void pair(Json json, Pair pair) {
    PlanDiff diff = pair.diff();
    json.text("before", pair.before().file());
    json.text("after", pair.after().file());
    json.textOrNull("statement", pair.after().plan().statement());
    json.number("beforeMs", diff.beforeMs());
    json.number("afterMs", diff.afterMs());
    json.number("deltaMs", diff.afterMs() - diff.beforeMs());
    json.number("otherMs", diff.otherMs());
    json.array("nodes", byChange(diff), change -> change(json, change));
  }

  private static List<PlanDiff.Change> byChange(PlanDiff diff) {
    return diff.changes().stream()
        .sorted(
            Comparator.comparingDouble((PlanDiff.Change one) -> -Math.abs(one.deltaMs()))
                .thenComparing(PlanDiff.Change::role))
        .toList();
  }

  private static void change(Json json, PlanDiff.Change change) {
    PlanDiff.Effects effects = change.effects();
    json.text("role", change.role());
    json.text("change", kind(change));
    json.number(
        "before", change.before().map(line -> (double) line.node().id()).orElse(Double.NaN));
    json.number("after", change.after().map(line -> (double) line.node().id()).orElse(Double.NaN));
    json.textOrNull("typeBefore", change.before().map(line -> line.node().type()).orElse(""));
    json.textOrNull("typeAfter", change.after().map(line -> line.node().type()).orElse(""));
    json.number("deltaMs", change.deltaMs());
    json.number("rowsMs", effects.rowsMs());
    json.number("loopsMs", effects.loopsMs());
    json.number("perRowMs", effects.perRowMs());
    json.number("cacheMs", effects.cacheMs());
    json.number("spillMs", effects.spillMs());
    json.number("workersMs", effects.workersMs());
    json.number("presenceMs", effects.presenceMs());
  }

  private static String kind(PlanDiff.Change change) {
    if (change.before().isEmpty()) {
      return "added";
    }
    return change.after().isEmpty() ? "removed" : "both";
  }

  @Override
  public void text(Page page) {
    boolean isFirst = true;
    for (Pair pair : pairs) {
      PlanDiff diff = pair.diff();
      if (!isFirst) {
        page.blank();
      }
      isFirst = false;
      page.head(
          "%s against %s: %s, was %s"
              .formatted(
                  pair.after().file(),
                  pair.before().file(),
                  Numbers.duration(diff.afterMs()),
                  Numbers.duration(diff.beforeMs())));
      page.blank().table(new Table(columns(), rows(diff)));
      page.quiet("%s outside nodes.".formatted(Numbers.gain(diff.otherMs())));
    }
  }

  private static List<Column> columns() {
    return List.of(
        Column.of("deltaMs", "± ms"),
        Column.of("rowsMs", "rows"),
        Column.of("loopsMs", "loops"),
        Column.of("perRowMs", "per row"),
        Column.of("cacheMs", "cache"),
        Column.of("spillMs", "spill"),
        Column.of("workersMs", "workers"),
        new Column("change", "plans", Cut.NEVER),
        new Column("role", "what", Cut.END),
        new Column("types", "how", Cut.END));
  }

  private static List<List<Cell>> rows(PlanDiff diff) {
    List<List<Cell>> rows = new ArrayList<>();
    for (PlanDiff.Change change : byChange(diff)) {
      PlanDiff.Effects effects = change.effects();
      rows.add(
          List.of(
              Cell.figure(change.deltaMs(), Quantity.MS),
              Cell.figure(effects.rowsMs(), Quantity.MS),
              Cell.figure(effects.loopsMs(), Quantity.MS),
              Cell.figure(effects.perRowMs(), Quantity.MS),
              Cell.figure(effects.cacheMs(), Quantity.MS),
              Cell.figure(effects.spillMs(), Quantity.MS),
              Cell.figure(effects.workersMs(), Quantity.MS),
              Cell.words(kind(change)),
              Cell.words(change.role()),
              Cell.words(types(change))));
    }
    return rows;
  }

  private static String types(PlanDiff.Change change) {
    String before = change.before().map(line -> line.node().type()).orElse("–");
    String after = change.after().map(line -> line.node().type()).orElse("–");
    return before.equals(after) ? after : before + " → " + after;
  }

  @Override
  public Table table() {
    List<Column> columns = new ArrayList<>(columns());
    columns.addFirst(new Column("plan", "plan", Cut.NEVER));
    List<List<Cell>> rows = new ArrayList<>();
    int number = 0;
    for (Pair pair : pairs) {
      number++;
      for (List<Cell> row : rows(pair.diff())) {
        List<Cell> all = new ArrayList<>(row);
        all.addFirst(Cell.figure(number, Quantity.COUNT));
        rows.add(all);
      }
    }
    return new Table(columns, rows);
  }
}
