package dev.slowpath.desktop.database;

import dev.slowpath.desktop.database.DatabaseModel.Content;
import dev.slowpath.desktop.database.DatabaseModel.Row;
import dev.slowpath.desktop.page.Command;
import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.page.PageView;
import dev.slowpath.desktop.page.Twin;
import dev.slowpath.desktop.part.Beside;
import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Figures;
import dev.slowpath.desktop.part.Figures.Figure;
import dev.slowpath.desktop.part.Grid;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.part.SearchField;
import dev.slowpath.model.catalog.Catalog;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What a catalog shows of its database: indexes, keys, sequences, tables, settings and sessions
/// that somebody may want to change. It is listed, not ranked: what it costs in time only plans and
/// statements tell.
public final class DatabaseView implements PageView {
  private static final double SIDE = 312;

  private final BorderPane root = new BorderPane();
  private final Label summary = Parts.label("");
  private final Label since = Parts.label("", "t2", "s11");
  private final Label place = Parts.locator("");
  private final SearchField search =
      new SearchField("Search findings", "Search findings of the catalog", this::narrow);
  private final VBox table = new VBox();
  private final VBox about = new VBox(8);
  private final VBox chosen = new VBox(8);
  private final ScrollPane side;
  private final Grid<Row> grid = grid();
  private final Beside reading = new Beside();
  private final Links links;
  private @Nullable Content content;
  private String wanted = "";

  public DatabaseView(Links links) {
    this.links = links;
    HBox head = Parts.pageHead(Parts.label("Database"), summary);
    head.getChildren().addAll(Parts.gap(), search);
    HBox foot = new HBox(since, Parts.gap(), place);
    foot.getStyleClass().add("foot");
    foot.setMinHeight(36);
    grid.onSelect(this::open);
    table.getChildren().addAll(head, grid.view(), foot);
    VBox.setVgrow(grid.view(), Priority.ALWAYS);
    VBox detail = new VBox(8, chosen, about);
    detail.getStyleClass().add("detail");
    side = Cards.scroll(detail);
    side.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    side.getStyleClass().add("side");
    side.setPrefWidth(SIDE);
    side.setMinWidth(SIDE);
    root.getStyleClass().add("page");
    show(Investigation.empty());
  }

  private static Grid<Row> grid() {
    return new Grid<Row>("Findings of the catalog", 32)
        .words("Kind", 150, Row::kind)
        .words("Finding", 360, Row::title)
        .figures(
            "Size",
            86,
            Row::bytes,
            row -> Double.isNaN(row.bytes()) ? "" : Numbers.bytes(row.bytes()));
  }

  @Override
  public Region root() {
    return root;
  }

  /// The tables: without a catalog the page is not led to.
  @Override
  public int count(Investigation of) {
    return of.linked().catalog().map(known -> known.catalog().tables().size()).orElse(0);
  }

  @Override
  public void show(Investigation of) {
    wanted = wanted.isEmpty() ? chosen() : wanted;
    content = null;
    if (of.linked().catalog().isEmpty()) {
      reading.drop();
      root.setRight(null);
      root.setCenter(
          Cards.empty(
              "d-database-search-outline",
              "No catalog yet",
              "Tables, indexes and settings of a database, as one query writes them: what is"
                  + " unused, missing, near its end or set against the workload.",
              Cards.addFiles(links::addFiles),
              "psql -X --csv -f docs/catalog.sql DATABASE > catalog.csv"));
      return;
    }
    root.setCenter(table);
    root.setRight(side);
    reading.show(() -> DatabaseModel.of(of), this::fill);
  }

  private void fill(Optional<Content> read) {
    Content shown = read.orElseThrow();
    content = shown;
    summary.setText(DatabaseModel.summary(shown));
    since.setText(DatabaseModel.since(shown.catalog()));
    place.setText(shown.known().source().file());
    about.getChildren().setAll(about(shown.catalog()));
    narrow();
  }

  private void narrow() {
    Content shown = content;
    if (shown == null) {
      return;
    }
    grid.empty(
        shown.rows().isEmpty()
            ? "The catalog shows nothing that should be changed."
            : "No finding holds these words.");
    grid.show(DatabaseModel.holding(shown.rows(), search.getText()));
    chosen.getChildren().clear();
    String before = wanted;
    wanted = "";
    grid.select(0);
    choose(before);
  }

  private void open(Row row) {
    Label title = Parts.paragraph(row.title(), "pane-title");
    chosen.getChildren().setAll(title, Parts.paragraph(row.advice(), "t2", "s12"));
    if (!row.command().isEmpty()) {
      chosen.getChildren().add(Cards.sql(row.command()));
    }
    chosen.getChildren().add(Parts.rule());
    side.setVvalue(0);
  }

  /// The database as a whole, whatever is chosen.
  private static List<Node> about(Catalog catalog) {
    List<Node> parts = new ArrayList<>();
    Map<String, Long> sessions = DatabaseModel.sessions(catalog);
    if (!sessions.isEmpty()) {
      parts.add(Parts.label("Sessions at that instant", "pane-title"));
      parts.add(
          new Figures(
              sessions.entrySet().stream()
                  .map(one -> new Figure(one.getKey(), Numbers.count(one.getValue()), ""))
                  .toList()));
      parts.add(Parts.rule());
    }
    parts.add(Parts.label("Largest tables", "pane-title"));
    parts.add(
        new Figures(
            DatabaseModel.tables(catalog).stream()
                .limit(10)
                .map(one ->
                    new Figure(
                        one.qualifiedName(),
                        Numbers.bytes(one.totalBytes()),
                        Numbers.count((long) one.indexes().size())
                            + (one.indexes().size() == 1 ? " index" : " indexes")))
                .toList()));
    if (!catalog.server().isKnown()) {
      parts.add(
          Parts.paragraph(
              "This catalog has tables and indexes alone: settings, keys, sequences and sessions"
                  + " are in one written by docs/catalog.sql.",
              "t3",
              "s11"));
    }
    return parts;
  }

  @Override
  public String chosen() {
    Row row = grid.view().getSelectionModel().getSelectedItem();
    return row == null ? "" : row.title();
  }

  @Override
  public void choose(String title) {
    List<Row> shown = grid.view().getItems();
    for (int at = 0; at < shown.size(); at++) {
      if (shown.get(at).title().equals(title)) {
        grid.select(at);
        return;
      }
    }
    if (content == null) {
      wanted = title;
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
            "Copy what would change it",
            () -> {
              Row row = grid.view().getSelectionModel().getSelectedItem();
              if (row != null) {
                Parts.toClipboard(row.command().isEmpty() ? row.advice() : row.command());
              }
            }));
  }

  @Override
  public List<Twin> twins() {
    Content shown = content;
    return shown == null ? List.of() : DatabaseModel.twins(shown);
  }

  @Override
  public String note() {
    return "Listed by kind and size: what it costs in time only plans and statements tell";
  }

  @Override
  public String spoken() {
    return summary.getText();
  }
}
