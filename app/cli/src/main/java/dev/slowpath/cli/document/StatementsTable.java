package dev.slowpath.cli.document;

import dev.slowpath.analysis.statement.StatementFigure;
import dev.slowpath.cli.table.Cell;
import dev.slowpath.cli.table.Cell.Quantity;
import dev.slowpath.cli.table.Column;
import dev.slowpath.cli.table.Column.Cut;
import dev.slowpath.cli.table.Table;
import dev.slowpath.cli.terminal.Ink;
import dev.slowpath.model.statement.StatementChange;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The statements of a server as a table: all columns for programs, those that say something for
/// people.
final class StatementsTable {
  /// What people see whatever they order by.
  private static final Set<StatementFigure> USUAL =
      EnumSet.of(
          StatementFigure.LOAD,
          StatementFigure.CALLS,
          StatementFigure.MEAN_MS,
          StatementFigure.ROWS,
          StatementFigure.READ_BLOCKS,
          StatementFigure.TEMP_BLOCKS);

  private static final String MARKS = "▁▂▃▄▅▆▇█";

  private final StatementsView view;
  private final double longest;

  StatementsTable(StatementsView view) {
    this.view = view;
    List<StatementChange> changes = view.window().changes();
    longest = changes.isEmpty() ? 1 : StatementFigure.LOAD.of(changes.getFirst());
  }

  /// All columns.
  Table of(List<StatementChange> changes) {
    return new Table(
        List.of(
            Column.of("load", "load"),
            Column.of("bar", ""),
            Column.of("totalMs", "total ms"),
            Column.of("calls", "calls"),
            Column.of("meanMs", "mean ms"),
            Column.of("rows", "rows"),
            Column.of("hitRatio", "hit %"),
            Column.of("readBlocks", "read"),
            Column.of("tempBlocks", "temp"),
            Column.of("verdict", "verdict"),
            Column.of("queryid", "queryid"),
            new Column("text", "statement", Cut.SQL),
            Column.of("deviationMs", "dev. ms"),
            Column.of("maxMs", "max ms"),
            Column.of("walBytes", "WAL bytes"),
            Column.of("planMs", "plan ms"),
            Column.of("jitMs", "JIT ms"),
            Column.of("ioMs", "I/O ms"),
            Column.of("database", "database"),
            Column.of("user", "user"),
            Column.of("loads", "course")),
        changes.stream().map(this::row).toList());
  }

  /// The columns that a person reads: the usual ones and what the rows are ordered by.
  Table forPeople(List<StatementChange> changes) {
    Set<String> out = new HashSet<>(Set.of("text"));
    if (!view.hasCourse()) {
      out.add("loads");
    }
    if (!view.hasDatabases()) {
      out.add("database");
    }
    if (!view.hasUsers()) {
      out.add("user");
    }
    for (StatementFigure figure : StatementFigure.values()) {
      if (!USUAL.contains(figure) && figure != view.order()) {
        out.add(column(figure));
      }
    }
    return of(changes).without(out);
  }

  private static String column(StatementFigure figure) {
    return switch (figure) {
      case LOAD -> "load";
      case CALLS -> "calls";
      case MEAN_MS -> "meanMs";
      case DEVIATION_MS -> "deviationMs";
      case MAX_MS -> "maxMs";
      case ROWS -> "rows";
      case READ_BLOCKS -> "readBlocks";
      case TEMP_BLOCKS -> "tempBlocks";
      case WAL_BYTES -> "walBytes";
      case PLANNING_MS -> "planMs";
      case JIT_MS -> "jitMs";
      case IO_MS -> "ioMs";
    };
  }

  private List<Cell> row(StatementChange change) {
    double total = StatementFigure.LOAD.of(change);
    return List.of(
        Cell.figure(StatementFigure.load(view.window(), change), Quantity.LOAD),
        new Cell.Bar(total / longest, 1, Ink.Role.DATABASE),
        Cell.figure(total, Quantity.MS),
        figure(change, StatementFigure.CALLS, Quantity.COUNT),
        figure(change, StatementFigure.MEAN_MS, Quantity.MS),
        figure(change, StatementFigure.ROWS, Quantity.COUNT),
        Cell.figure(StatementFigure.hitRatio(change), Quantity.SHARE),
        figure(change, StatementFigure.READ_BLOCKS, Quantity.COUNT),
        figure(change, StatementFigure.TEMP_BLOCKS, Quantity.COUNT),
        Cell.words(change.verdict().id()),
        Cell.quiet(change.key().queryId()),
        Cell.words(change.text()),
        figure(change, StatementFigure.DEVIATION_MS, Quantity.MS),
        figure(change, StatementFigure.MAX_MS, Quantity.MS),
        figure(change, StatementFigure.WAL_BYTES, Quantity.COUNT),
        figure(change, StatementFigure.PLANNING_MS, Quantity.MS),
        figure(change, StatementFigure.JIT_MS, Quantity.MS),
        figure(change, StatementFigure.IO_MS, Quantity.MS),
        Cell.words(view.database(change)),
        Cell.words(view.user(change)),
        Cell.words(view.hasCourse() ? marks(view.window().loads(change.key())) : ""));
  }

  private static Cell figure(StatementChange change, StatementFigure figure, Quantity quantity) {
    return Cell.figure(figure.of(change), quantity);
  }

  /// A course over time in block characters, the highest its own maximum; a dot where the entry was
  /// not there.
  static String marks(List<Double> loads) {
    double most =
        loads.stream().mapToDouble(Double::doubleValue).filter(x -> x > 0).max().orElse(1);
    StringBuilder marks = new StringBuilder();
    for (double load : loads) {
      if (Double.isNaN(load)) {
        marks.append('·');
      } else {
        int height = (int) Math.round(load / most * (MARKS.length() - 1));
        marks.append(MARKS.charAt(Math.clamp(height, 0, MARKS.length() - 1)));
      }
    }
    return marks.toString();
  }
}
