package dev.slowpath.desktop.statements;

import dev.slowpath.analysis.statement.StatementFigure;
import dev.slowpath.desktop.part.Grid;
import dev.slowpath.desktop.part.TwoLines;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Shortened;
import dev.slowpath.workbench.wording.StatementWords;
import java.util.List;

/// The table of statements.
final class StatementsGrid {
  /// Statements longer than this are shown without their select list.
  private static final int WHOLE_SQL = 36;

  /// No window is so wide that more letters of a statement fit; what is longer stands in the
  /// detail.
  private static final int WIDEST = 400;

  /// The column whose figure is chosen.
  private static final int CHOSEN = 5;

  private final Grid<StatementsModel.Row> grid;
  private StatementFigure chosen = StatementFigure.ROWS;
  private List<StatementsModel.Row> shown = List.of();
  private double most = 1;

  StatementsGrid(Palette palette) {
    grid =
        new Grid<StatementsModel.Row>("Statements", 40)
            .wide("Statement", 250, () -> new TwoLines("mono", "t2"), StatementsGrid::name)
            .nodes("", 52, () -> new Spark(palette), this::course)
            .figures("Load", 64, StatementsModel.Row::load, row -> Numbers.load(row.load()))
            .falling()
            .figures("Calls", 70, row -> row.of(Counter.CALLS), StatementsGrid::calls)
            .figures(
                "Mean ms",
                66,
                row -> row.perCall(Counter.TOTAL_EXEC_MS),
                row -> Numbers.ms(row.perCall(Counter.TOTAL_EXEC_MS)))
            .figures("Rows/call", 68, this::figure, this::text)
            .figures(
                "Hit %", 58, StatementsModel.Row::hitRatio, row -> Numbers.percent(row.hitRatio()))
            .nodes(
                "Counted over",
                116,
                VerdictMark::new,
                (mark, row) -> mark.show(row.server().change().verdict()));
  }

  Grid<StatementsModel.Row> grid() {
    return grid;
  }

  /// Shows another figure in the column that is anyone's, of each call but for deviation and
  /// maximum, the largest first.
  void choose(StatementFigure figure) {
    chosen = figure;
    grid.view().getColumns().get(CHOSEN).setText(StatementWords.column(figure));
    grid.show(shown, CHOSEN);
  }

  private double figure(StatementsModel.Row row) {
    return row.perCall(chosen);
  }

  private String text(StatementsModel.Row row) {
    return StatementWords.isTime(chosen) ? Numbers.ms(figure(row)) : Numbers.count(figure(row));
  }

  /// Shows rows.
  ///
  /// @param most the highest load among all
  void show(List<StatementsModel.Row> rows, double most) {
    shown = rows;
    this.most = most;
    grid.show(rows);
  }

  private static void name(TwoLines cell, StatementsModel.Row row) {
    String sql = row.form().text();
    String shorter = sql.length() <= WHOLE_SQL ? sql : Shortened.sql(sql, sql.length() - 1);
    // Without columns to leave out it would only lose its end, for which there may be room.
    String shown = shorter.endsWith("…") ? sql : shorter;
    cell.show(Shortened.text(shown, WIDEST), StatementsModel.callers(row));
  }

  private void course(Spark spark, StatementsModel.Row row) {
    if (row.hasCourse()) {
      spark.show(row.course());
    } else {
      spark.show(row.load() / most);
    }
  }

  private static String calls(StatementsModel.Row row) {
    return Numbers.count(row.of(Counter.CALLS));
  }
}
