package dev.slowpath.desktop.bottlenecks;

import dev.slowpath.analysis.ranking.Coverage;
import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.page.PageView;
import dev.slowpath.desktop.part.Bar;
import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Grid;
import dev.slowpath.desktop.part.Hues;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.part.TwoLines;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Cost;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Causes;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Proofs;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The home page: the ranking above, the evidence of the chosen bottleneck below.
public final class BottlenecksView implements PageView {
  private final BorderPane root = new BorderPane();
  private final SplitPane split = new SplitPane();
  private final Label summary = Parts.label("");
  private final Label explained = Parts.label("", "t2", "s12");
  private final Grid<BottlenecksModel.Row> grid;
  private final HBox chosen = new HBox(12);
  private final HBox cards = new HBox(12);
  private final Palette palette;
  private final Links links;
  private Investigation investigation = Investigation.empty();
  private double most = 1;

  public BottlenecksView(Palette palette, Links links) {
    this.palette = palette;
    this.links = links;
    grid = grid();
    grid.onSelect(this::detail);
    HBox head = Parts.pageHead(Parts.label("Bottlenecks"), summary);
    explained.setMinWidth(Region.USE_PREF_SIZE);
    head.getChildren().addAll(Parts.gap(), explained);
    VBox above = new VBox(head, grid.view());
    VBox.setVgrow(grid.view(), Priority.ALWAYS);
    above.setMinHeight(200);
    split.setOrientation(Orientation.VERTICAL);
    split.getItems().addAll(above, below());
    split.setDividerPositions(0.48);
    root.getStyleClass().add("page");
    show(investigation);
  }

  private VBox below() {
    chosen.setPadding(new Insets(0, 16, 0, 16));
    chosen.setMinHeight(40);
    chosen.setStyle("-fx-alignment: center-left;");
    cards.setPadding(new Insets(0, 16, 16, 16));
    ScrollPane sideways = new ScrollPane(cards);
    sideways.setFitToHeight(true);
    sideways.setFitToWidth(true);
    sideways.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(sideways, Priority.ALWAYS);
    VBox below = new VBox(chosen, sideways);
    below.getStyleClass().add("page");
    below.setMinHeight(240);
    return below;
  }

  private Grid<BottlenecksModel.Row> grid() {
    return new Grid<BottlenecksModel.Row>("Ranked bottlenecks", 36)
        .figures("#", 36, BottlenecksModel.Row::rank, row -> Integer.toString(row.rank()))
        .wide(
            "Cause",
            200,
            () -> new TwoLines("strong", "t2"),
            (cell, row) ->
                cell.show(
                    Causes.title(row.bottleneck().cause()),
                    Causes.name(row.bottleneck().cause().lever())))
        .wide(
            "Where",
            200,
            () -> new TwoLines("strong", "locator"),
            (cell, row) ->
                cell.show(
                    BottlenecksModel.place(row.bottleneck().where()),
                    BottlenecksModel.subject(row.bottleneck().where())))
        .nodes("Solid = removable", 116, () -> new Bar(palette, 100, 12), this::bar)
        .figures("Load", 56, row -> cost(row).load(), row -> Numbers.load(cost(row).load()))
        .figures("Share", 64, row -> cost(row).share(), row -> Numbers.share(cost(row).share()))
        .figures(
            "ms/request",
            80,
            row -> cost(row).perRequestMs(),
            row -> Numbers.ms(cost(row).perRequestMs()))
        .figures(
            "Gain, at most", 124, row -> row.bottleneck().bound().p95Ms(), BottlenecksModel::gain)
        .nodes(
            "Proof",
            92,
            () -> Parts.label("", "mark"),
            (label, row) -> {
              Label mark = Parts.mark(row.bottleneck().proof());
              label.setText(Proofs.id(row.bottleneck().proof()));
              label.setGraphic(mark.getGraphic());
              label.getStyleClass().setAll(mark.getStyleClass());
            });
  }

  private static Cost cost(BottlenecksModel.Row row) {
    return row.bottleneck().cost();
  }

  private void bar(Bar bar, BottlenecksModel.Row row) {
    double share = cost(row).load() / most;
    if (Double.isNaN(share)) {
      bar.clear();
      return;
    }
    double solid = share * BottlenecksModel.removable(row);
    var hue = Hues.of(row.bottleneck().cause().lever());
    bar.show(List.of(new Bar.Part(solid, hue, 1), new Bar.Part(share - solid, hue, 0.42)));
  }

  @Override
  public Region root() {
    return root;
  }

  @Override
  public int count(Investigation shown) {
    return shown.ranking().bottlenecks().size();
  }

  @Override
  public void show(Investigation shown) {
    investigation = shown;
    List<BottlenecksModel.Row> rows = BottlenecksModel.rows(shown);
    if (rows.isEmpty()) {
      root.setCenter(
          Cards.empty(
              "f-format-list-numbered",
              shown.isEmpty() ? "Nothing to rank yet" : "Nothing ranks in these files",
              "Bottlenecks are ranked by the time they take, from traces, statement snapshots,"
                  + " plans and profiles of one load. Add the files of a slow quarter of an hour.",
              new VBox(
                  12,
                  new HBox(
                      8,
                      Parts.button("Add files", "p-plus", "primary", links::addFiles),
                      Parts.button(
                          "Open the sample", "f-flask-outline", "plain", links::openSample)),
                  Cards.command("slowpath demo"))));
      return;
    }
    root.setCenter(split);
    most =
        rows.stream().mapToDouble(row -> cost(row).load()).filter(load -> load > 0).max().orElse(1);
    Coverage coverage = shown.ranking().coverage();
    summary.setText(
        "%d ranked over %s"
            .formatted(rows.size(), Numbers.duration(shown.ranking().seconds() * 1e3)));
    explained.setText(
        "Explained %s of load %s, overlaps counted once"
            .formatted(Numbers.load(coverage.explained()), Numbers.load(coverage.load())));
    grid.show(rows);
    grid.select(0);
  }

  /// Chooses the bottleneck of a rank, from 1.
  public void select(int rank) {
    grid.select(rank - 1);
  }

  private void detail(BottlenecksModel.Row row) {
    Bottleneck bottleneck = row.bottleneck();
    String title = "%d · %s".formatted(row.rank(), Causes.title(bottleneck.cause()));
    Label name = Parts.label(title, "pane-title");
    chosen.getChildren().setAll(name, Parts.badge(bottleneck.cause().lever()), Parts.gap());
    EndpointKey endpoint = bottleneck.where().endpoint();
    if (endpoint != null) {
      chosen.getChildren().add(Parts.link(endpoint.name(), () -> links.toEndpoint(endpoint)));
    }
    cards.getChildren().setAll(new EvidenceCards(palette, links, investigation, bottleneck).all());
  }
}
