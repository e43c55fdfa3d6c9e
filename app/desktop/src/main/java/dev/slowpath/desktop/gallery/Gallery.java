package dev.slowpath.desktop.gallery;

import dev.slowpath.desktop.part.Bar;
import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Figures;
import dev.slowpath.desktop.part.Grid;
import dev.slowpath.desktop.part.Hues;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.part.Segments;
import dev.slowpath.desktop.part.SqlText;
import dev.slowpath.desktop.part.TwoLines;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Theme;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.bottleneck.Lever;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.workbench.wording.Numbers;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Every part of the window on one sheet.
public final class Gallery {
  private static final double SHELVES = 12;
  private static final double HALF = 600;

  /// A row of the table shown.
  private record Row(String name, double load, double ms, double calls) {}

  private Gallery() {}

  public static Scene scene(Theme theme, double width, double height) {
    Palette palette = Palette.of(theme);
    VBox small =
        new VBox(
            SHELVES,
            shelf("Colours", swatches(palette)),
            shelf("Levers", levers()),
            shelf("Verdicts and states", states()),
            shelf("Chips, tags, buttons", controls()),
            shelf("Switches and fields", switches()),
            shelf("Bars", bars(palette)),
            shelf("Evidence that nobody gave", List.of(missing())));
    VBox large =
        new VBox(SHELVES, shelf("Tables", List.of(table(palette))), shelf("Cards", cards()));
    HBox.setHgrow(small, Priority.ALWAYS);
    HBox.setHgrow(large, Priority.ALWAYS);
    small.setPrefWidth(HALF);
    large.setPrefWidth(HALF);
    VBox sheet =
        new VBox(
            SHELVES,
            Parts.label("Every part of the window", "empty-title"),
            type(),
            new HBox(32, small, large));
    sheet.setPadding(new Insets(24));
    sheet.getStyleClass().add("page");
    Scene scene = new Scene(sheet, width, height);
    theme.dress(scene);
    return scene;
  }

  private static VBox shelf(String name, List<? extends Node> parts) {
    FlowPane flow = new FlowPane(12, 8, parts.toArray(Node[]::new));
    return new VBox(8, Parts.label(name, "pane-title"), flow);
  }

  private static HBox type() {
    HBox type =
        new HBox(
            24,
            Parts.label("Page title", "page-title"),
            Parts.label("Pane title", "pane-title"),
            Parts.label("Body", "t1"),
            Parts.label("Cell", "s12"),
            Parts.label("Caption", "s11", "t3"),
            Parts.label(
                Numbers.ms(1067) + "  " + Numbers.ms(5.7) + "  " + Numbers.load(3.58), "figure"),
            Parts.label("auto_explain.log : line 4,118", "locator"));
    type.setStyle("-fx-alignment: baseline-left;");
    return type;
  }

  private static List<Region> swatches(Palette palette) {
    return List.of(
            Token.T1,
            Token.T2,
            Token.T3,
            Token.ACCENT,
            Token.DB,
            Token.HTTP,
            Token.CACHE,
            Token.WAIT,
            Token.SER,
            Token.OWN,
            Token.CODE,
            Token.SERVER,
            Token.MIGR,
            Token.GOOD,
            Token.BAD,
            Token.WARN,
            Token.ERR,
            Token.HEAT)
        .stream()
        .map(token -> swatch(palette, token))
        .toList();
  }

  private static Region swatch(Palette palette, Token token) {
    Bar bar = new Bar(palette, 24, 12);
    bar.show(List.of(new Bar.Part(1, token, 1)));
    HBox swatch = new HBox(6, bar, Parts.label(token.id(), "s11", "t2"));
    swatch.setPrefWidth(96);
    swatch.setStyle("-fx-alignment: center-left;");
    return swatch;
  }

  private static List<Node> levers() {
    return List.of(Lever.values()).stream().<Node>map(Parts::badge).toList();
  }

  private static List<Node> states() {
    return List.of(
        Parts.badge("improved", "a-arrow-down", "good"),
        Parts.badge("regressed", "a-arrow-up", "bad"),
        Parts.badge("no change", "e-equal", "same"),
        Parts.badge("not enough data", "h-help", "nodata"),
        Parts.badge("warning", "a-alert-outline", "warn"),
        Parts.badge("refused", "c-close-circle-outline", "err"),
        Parts.mark(new Proof.Proved()),
        Parts.mark(new Proof.Consistent(List.of())));
  }

  private static List<Node> controls() {
    return List.of(
        Parts.chip("Time", "14:02:00–14:14:00 · 12 min", true),
        Parts.chip("Endpoint", "GET /orders", false),
        Parts.tag("same canonical SQL", true),
        Parts.tag("not linked", false),
        Parts.button("Choose files", "f-folder-open-outline", "primary", () -> {}),
        Parts.button("Add files", "p-plus", "plain", () -> {}),
        Parts.iconButton("Back", "a-arrow-left", () -> {}),
        Parts.link("Open trace", () -> {}));
  }

  private static List<Node> switches() {
    Segments<String> segments = new Segments<>(name -> name, _ -> {});
    segments.show(List.of("Icicle", "Flame", "Table"));
    ToggleButton chosen = tab("Evidence");
    chosen.setSelected(true);
    TextField field = new TextField();
    field.getStyleClass().add("search-field");
    field.setPromptText("Search statements");
    return List.of(segments, new HBox(16, chosen, tab("What to change")), field);
  }

  private static ToggleButton tab(String name) {
    ToggleButton tab = new ToggleButton(name);
    tab.getStyleClass().setAll("tab-word");
    return tab;
  }

  private static Region table(Palette palette) {
    Grid<Row> grid =
        new Grid<Row>("Rows of a table", 36)
            .wide("Statement", 150, () -> new TwoLines("mono", "t2"), Gallery::statement)
            .nodes("", 76, () -> new Bar(palette, 64, 8), Gallery::load)
            .figures("Load", 64, Row::load, row -> Numbers.load(row.load()))
            .falling()
            .figures("Mean ms", 80, Row::ms, row -> Numbers.ms(row.ms()))
            .figures("Calls", 80, Row::calls, row -> Numbers.count(row.calls()));
    grid.show(
        List.of(
            new Row("select … from order_line", 3.58, 1_067, 12_400),
            new Row("select … from orders", 0.42, 83.4, 443_808),
            new Row("select … from country", 0, Double.NaN, 0)));
    grid.select(1);
    grid.view().setPrefSize(HALF, 28 + 3 * 36 + 2);
    grid.view().setMinHeight(28 + 3 * 36 + 2);
    return grid.view();
  }

  private static void statement(TwoLines cell, Row row) {
    cell.show(row.name(), row.calls() > 0 ? "GET /orders" : "never run");
  }

  private static void load(Bar bar, Row row) {
    bar.show(List.of(new Bar.Part(row.load() / 3.58, Token.DB, 1)));
  }

  private static List<Node> bars(Palette palette) {
    Bar cost = new Bar(palette, 200, 12);
    cost.show(List.of(new Bar.Part(0.5, Token.DB, 1), new Bar.Part(0.3, Token.DB, 0.42)));
    Bar kinds = new Bar(palette, 200, 12);
    kinds.show(
        List.of(
            new Bar.Part(0.5, Hues.of(Lever.DATABASE_QUERIES), 1),
            new Bar.Part(0.2, Token.HTTP, 1),
            new Bar.Part(0.1, Token.WAIT, 1),
            new Bar.Part(0.2, Token.OWN, 1)));
    return List.of(cost, kinds);
  }

  private static List<Node> cards() {
    VBox statement =
        Cards.evidence(
            "d-database-outline",
            "Statement",
            Parts.tag("same queryid", true),
            List.of(
                new SqlText("select id, name from product where shop_id = $1 and hidden is null"),
                Cards.figure("Calls", Numbers.count(443_808L), ""),
                Cards.figure("Seen by the client", Numbers.ms(5.8), "ms/call"),
                Cards.remark("The filter keeps 6 of 324 rows.")),
            "snapshot.csv : row 12");
    statement.setPrefSize(290, 250);
    VBox figures =
        Cards.evidence(
            "s-sigma",
            "All of them",
            Parts.tag("found here", true),
            List.of(
                new Figures(
                    List.of(
                        new Figures.Figure("Found", "800", "times"),
                        new Figures.Figure("Mean, each", "224", "ms"),
                        new Figures.Figure("Load", "0.30", "s/s"))),
                Parts.link("Open the endpoint", () -> {})),
            "traces.jsonl : line 466");
    figures.setPrefSize(290, 250);

    VBox nothing =
        Cards.empty(
            "f-file-tree",
            "No plans yet",
            "Plans come from EXPLAIN or auto_explain.",
            Cards.addFiles(() -> {}),
            "slowpath plan plan.json");
    nothing.setPrefSize(HALF - 8, 220);
    return List.of(statement, figures, nothing);
  }

  private static Node missing() {
    VBox missing =
        Cards.missing(
            "f-file-tree",
            "Plan",
            "EXPLAIN (ANALYZE, BUFFERS) of this statement would prove it.",
            Cards.addFiles(() -> {}));
    missing.setPrefSize(290, 140);
    return missing;
  }
}
