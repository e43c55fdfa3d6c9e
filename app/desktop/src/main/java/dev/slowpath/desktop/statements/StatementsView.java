package dev.slowpath.desktop.statements;

import dev.slowpath.analysis.link.Linked.KnownPlan;
import dev.slowpath.analysis.link.StatementUse;
import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.page.PageView;
import dev.slowpath.desktop.part.Bar;
import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Grid;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.part.SqlText;
import dev.slowpath.desktop.part.TwoLines;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Shortened;
import dev.slowpath.workbench.wording.StatementWords;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The statements of the server, and the chosen one with its callers and plans.
public final class StatementsView implements PageView {
  private final BorderPane root = new BorderPane();
  private final Label summary = Parts.label("");
  private final VBox table = new VBox();
  private final VBox detail = new VBox();
  private final Grid<StatementsModel.Row> grid;
  private final Links links;
  private double most = 1;

  public StatementsView(Palette palette, Links links) {
    this.links = links;
    grid = grid(palette);
    grid.onSelect(this::open);
    table.getChildren().addAll(Parts.pageHead(Parts.label("Statements"), summary), grid.view());
    VBox.setVgrow(grid.view(), Priority.ALWAYS);
    detail.getStyleClass().add("detail");
    ScrollPane side = Cards.scroll(detail);
    side.getStyleClass().add("side");
    side.setPrefWidth(320);
    side.setMinWidth(280);
    root.setRight(side);
    root.getStyleClass().add("page");
    show(Investigation.empty());
  }

  private Grid<StatementsModel.Row> grid(Palette palette) {
    return new Grid<StatementsModel.Row>("Statements", 40)
        .wide(
            "Statement",
            250,
            () -> new TwoLines("mono", "t2"),
            (cell, row) ->
                cell.show(Shortened.sql(row.form().text(), 54), StatementsModel.callers(row)))
        .nodes(
            "",
            56,
            () -> new Bar(palette, 44, 8),
            (bar, row) -> bar.show(List.of(new Bar.Part(bar(row), Token.DB, 1))))
        .figures("Load", 54, StatementsModel.Row::load, row -> Numbers.load(row.load()))
        .figures(
            "Calls", 74, row -> row.of(Counter.CALLS), row -> Numbers.count(row.of(Counter.CALLS)))
        .figures(
            "Mean ms",
            66,
            row -> row.perCall(Counter.TOTAL_EXEC_MS),
            row -> Numbers.ms(row.perCall(Counter.TOTAL_EXEC_MS)))
        .figures(
            "Rows/call",
            72,
            row -> row.perCall(Counter.ROWS),
            row -> Numbers.count(row.perCall(Counter.ROWS)))
        .figures(
            "Hit ratio", 70, StatementsModel.Row::hitRatio, row -> Numbers.share(row.hitRatio()))
        .figures(
            "Temp blocks",
            80,
            row -> row.of(Counter.TEMP_BLKS_WRITTEN),
            row -> Numbers.count(row.of(Counter.TEMP_BLKS_WRITTEN)))
        .words("Verdict", 90, row -> StatementWords.text(row.server().change().verdict()));
  }

  private double bar(StatementsModel.Row row) {
    double share = row.load() / most;
    return Double.isNaN(share) ? 0 : share;
  }

  @Override
  public Region root() {
    return root;
  }

  @Override
  public int count(Investigation investigation) {
    return investigation.linked().statements().size();
  }

  @Override
  public void show(Investigation investigation) {
    List<StatementsModel.Row> rows = StatementsModel.rows(investigation);
    root.getRight().setVisible(!rows.isEmpty());
    if (rows.isEmpty()) {
      root.setCenter(
          Cards.empty(
              "d-database-outline",
              "No statements yet",
              "Two snapshots of pg_stat_statements as CSV, one before and one after: what the"
                  + " database did in between is ranked.",
              Cards.addFiles(links::addFiles),
              "slowpath statements before.csv after.csv"));
      return;
    }
    most =
        rows.stream()
            .mapToDouble(StatementsModel.Row::load)
            .filter(load -> load > 0)
            .max()
            .orElse(1);
    double load = rows.stream().mapToDouble(StatementsModel.Row::load).filter(one -> one > 0).sum();
    var window = rows.getFirst().server().window();
    summary.setText(
        "Database load %s · %d entries · %s"
            .formatted(Numbers.load(load), rows.size(), StatementWords.text(window.basis())));
    root.setCenter(table);
    grid.show(rows);
    grid.select(0);
  }

  /// Chooses a statement by any spelling of it.
  public void select(String sql) {
    String wanted = CanonicalSql.of(sql).text();
    List<StatementsModel.Row> rows = grid.view().getItems();
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row).form().text().equals(wanted)) {
        grid.select(row);
        return;
      }
    }
  }

  private void open(StatementsModel.Row row) {
    VBox code = new VBox(new SqlText(row.server().change().text()));
    code.getStyleClass().add("code-box");
    detail
        .getChildren()
        .setAll(
            Parts.paragraph("queryid " + row.server().change().key().queryId(), "pane-title"),
            code,
            Cards.figure("Calls", Numbers.count(row.of(Counter.CALLS)), ""),
            Cards.figure("Load in the database", Numbers.load(row.load()), "s/s"),
            Cards.figure("Mean", Numbers.ms(row.perCall(Counter.TOTAL_EXEC_MS)), "ms"),
            Cards.figure(
                "Slowest call since reset",
                Numbers.ms(
                    row.server().change().latest().get(Counter.MAX_EXEC_MS).orElse(Double.NaN)),
                "ms"),
            Cards.figure(
                "Blocks hit", Numbers.count(row.perCall(Counter.SHARED_BLKS_HIT)), "per call"),
            Cards.figure(
                "Blocks read", Numbers.count(row.perCall(Counter.SHARED_BLKS_READ)), "per call"),
            Parts.rule(),
            Parts.label("Called by", "pane-title"));
    callers(row);
    plans(row);
  }

  private void callers(StatementsModel.Row row) {
    for (StatementUse use : row.callers()) {
      detail
          .getChildren()
          .add(Parts.link(use.endpoint().name(), () -> links.toEndpoint(use.endpoint())));
    }
    if (row.callers().isEmpty()) {
      detail.getChildren().add(Parts.paragraph(StatementsModel.callers(row), "t2", "s12"));
    }
  }

  private void plans(StatementsModel.Row row) {
    detail.getChildren().add(Parts.label("Plans", "pane-title"));
    for (KnownPlan plan : row.plans()) {
      detail
          .getChildren()
          .add(
              Parts.link(
                  plan.plan().root().type() + ", " + Numbers.ms(plan.plan().executionMs()) + " ms",
                  () -> links.toPlan(plan.source().file(), plan.number())));
    }
    if (row.plans().isEmpty()) {
      detail
          .getChildren()
          .add(Parts.paragraph("None read: EXPLAIN it, or switch on auto_explain.", "t2", "s12"));
    }
  }
}
