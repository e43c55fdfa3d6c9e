package dev.slowpath.desktop.statements;

import dev.slowpath.analysis.statement.StatementFigure;
import dev.slowpath.desktop.page.Command;
import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.page.PageView;
import dev.slowpath.desktop.page.Twin;
import dev.slowpath.desktop.part.Beside;
import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.part.SearchField;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.statement.StatementWindow;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.StatementWords;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The statements of the server, and the chosen one with its callers and plans.
public final class StatementsView implements PageView {
  private static final double SIDE = 312;

  private final BorderPane root = new BorderPane();
  private final Label summary = Parts.label("");
  private final Label worth = Parts.label("", "t2", "s11");
  private final VBox remarks = new VBox(2);
  private final Label place = Parts.locator("");
  private final SearchField search =
      new SearchField("Search statements", "Search statements", this::narrow);
  private final VBox table = new VBox();
  private final ScrollPane side = new ScrollPane();
  private final StatementsGrid statements;
  private final Beside reading = new Beside();
  private final Palette palette;
  private final Links links;
  private Investigation investigation = Investigation.empty();
  private StatementsModel.Listing listing = StatementsModel.Listing.EMPTY;
  private final ComboBox<StatementsModel.Scope> scope = new ComboBox<>();
  private final Beside narrowing = new Beside();
  private @Nullable StatementDetail detail;
  private String wanted = "";
  private String basis = "";

  public StatementsView(Palette palette, Links links) {
    this.palette = palette;
    this.links = links;
    statements = new StatementsGrid(palette);
    statements.grid().onSelect(this::open);
    HBox head = Parts.pageHead(Parts.label("Statements"), summary);
    scope();
    head.getChildren().addAll(Parts.gap(), scope, figure(), search);
    HBox foot = new HBox(new VBox(2, worth, remarks), Parts.gap(), place);
    foot.getStyleClass().addAll("foot", "tall");
    foot.setMinHeight(36);
    table.getChildren().addAll(head, statements.grid().view(), foot);
    VBox.setVgrow(statements.grid().view(), Priority.ALWAYS);
    side.setFitToWidth(true);
    side.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    side.setFocusTraversable(false);
    side.getStyleClass().add("side");
    side.setPrefWidth(SIDE);
    side.setMinWidth(SIDE);
    root.getStyleClass().add("page");
    show(investigation);
  }

  /// Which figure the column beside the mean shows.
  private ComboBox<StatementFigure> figure() {
    ComboBox<StatementFigure> figure = new ComboBox<>();
    figure
        .getItems()
        .setAll(
            StatementFigure.ROWS,
            StatementFigure.DEVIATION_MS,
            StatementFigure.MAX_MS,
            StatementFigure.READ_BLOCKS,
            StatementFigure.TEMP_BLOCKS,
            StatementFigure.WAL_BYTES,
            StatementFigure.PLANNING_MS,
            StatementFigure.JIT_MS,
            StatementFigure.IO_MS);
    figure.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable StatementFigure one) {
            return one == null ? "" : StatementWords.name(one);
          }

          @Override
          public StatementFigure fromString(String text) {
            throw new UnsupportedOperationException("nobody types here: " + text);
          }
        });
    figure.setValue(StatementFigure.ROWS);
    figure.setAccessibleText("The figure shown beside the mean");
    figure.setMinWidth(120);
    figure.setOnAction(_ -> statements.choose(figure.getValue()));
    return figure;
  }

  /// Whose statements are shown.
  private void scope() {
    scope.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(StatementsModel.@Nullable Scope one) {
            return one == null ? "" : one.name();
          }

          @Override
          public StatementsModel.Scope fromString(String text) {
            throw new UnsupportedOperationException("nobody types here: " + text);
          }
        });
    scope.setAccessibleText("Whose statements are shown");
    scope.setPrefWidth(120);
    scope.setMinWidth(110);
    scope.managedProperty().bind(scope.visibleProperty());
    scope.setOnAction(_ -> narrow());
  }

  @Override
  public Region root() {
    return root;
  }

  @Override
  public int count(Investigation of) {
    return StatementsModel.count(of.linked());
  }

  @Override
  public void show(Investigation of) {
    wanted = wanted.isEmpty() ? chosen() : wanted;
    investigation = of;
    detail = null;
    listing = StatementsModel.Listing.EMPTY;
    if (StatementsModel.count(of.linked()) == 0) {
      reading.drop();
      narrowing.drop();
      root.setRight(null);
      root.setCenter(
          Cards.empty(
              "d-database-outline",
              "No statements yet",
              "Two snapshots of pg_stat_statements as CSV, one before and one after: what the"
                  + " database did in between is ranked.",
              Cards.addFiles(links::addFiles),
              "psql --csv -c 'select now() as snapshot_at, * from pg_stat_statements' > t0.csv"));
      return;
    }
    root.setCenter(table);
    root.setRight(side);
    reading.show(() -> StatementsModel.listing(of), this::fill);
  }

  private void fill(StatementsModel.Listing read) {
    listing = read;
    StatementsModel.Row first = read.rows().getFirst();
    StatementWindow window = first.server().window();
    String over = window.seconds() > 0 ? " over " + Numbers.duration(window.seconds() * 1e3) : "";
    summary.setText(
        "Database load %s · %s entries%s"
            .formatted(
                (first.isOfLog() ? "at least " : "") + Numbers.load(read.load()),
                Numbers.count((long) read.rows().size()),
                over));
    basis = StatementWords.text(window.basis());
    worth.setText(
        first.isOfLog()
            ? "Slow executions that the server logged: each figure is a lower bound"
            : "Load is execution inside PostgreSQL, without round trips");
    remarks
        .getChildren()
        .setAll(
            read.remarks().stream()
                .map(one -> Parts.paragraph(Parts.capital(one), "t2", "s11"))
                .toList());
    place.setText(first.server().source().file());
    scope.setVisible(!read.scopes().isEmpty());
    scope.getItems().setAll(read.scopes());
    scope.setValue(read.scopes().isEmpty() ? null : StatementsModel.Scope.ALL);
    narrow();
  }

  private void narrow() {
    String text = search.getText();
    StatementsModel.Scope of = scope.getValue();
    List<StatementsModel.Row> all = listing.rows();
    narrowing.show(
        () -> StatementsModel.holding(all, text, of == null ? StatementsModel.Scope.ALL : of),
        this::show);
  }

  private void show(List<StatementsModel.Row> held) {
    statements.show(held, listing.most());
    String before = wanted;
    wanted = "";
    statements.grid().select(0);
    choose(before);
  }

  /// Chooses a statement by any spelling of it.
  public void select(String sql) {
    choose(CanonicalSql.of(sql).text());
  }

  private void open(StatementsModel.Row row) {
    StatementDetail made = new StatementDetail(palette, links, investigation, row);
    detail = made;
    side.setContent(made);
    side.setVvalue(0);
  }

  @Override
  public String chosen() {
    StatementsModel.Row row = statements.grid().view().getSelectionModel().getSelectedItem();
    return row == null ? "" : row.form().text();
  }

  /// Chooses a statement by its canonical form; one that is not read yet as soon as it is.
  @Override
  public void choose(String sql) {
    List<StatementsModel.Row> shown = statements.grid().view().getItems();
    for (int at = 0; at < shown.size(); at++) {
      if (shown.get(at).form().text().equals(sql)) {
        statements.grid().select(at);
        return;
      }
    }
    if (shown.isEmpty()) {
      wanted = sql;
    }
  }

  @Override
  public boolean find() {
    return search.take();
  }

  @Override
  public List<Command> commands() {
    return List.of(
        new Command(
            "EXPLAIN the statement on a server",
            "Shortcut+E",
            () -> {
              if (detail != null) {
                detail.explain();
              }
            }),
        new Command(
            "Copy the statement",
            "Shortcut+Shift+C",
            () -> {
              StatementsModel.Row row =
                  statements.grid().view().getSelectionModel().getSelectedItem();
              if (row != null) {
                Parts.toClipboard(row.server().change().text());
              }
            }));
  }

  @Override
  public List<Twin> twins() {
    StatementDetail shown = detail;
    return shown == null ? List.of() : List.of(shown.twin());
  }

  @Override
  public String note() {
    return basis.isEmpty() ? "" : "Shown is " + basis;
  }

  @Override
  public String spoken() {
    return summary.getText();
  }
}
