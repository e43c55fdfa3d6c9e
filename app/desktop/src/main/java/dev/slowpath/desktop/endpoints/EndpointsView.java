package dev.slowpath.desktop.endpoints;

import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.page.PageView;
import dev.slowpath.desktop.part.Bar;
import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Grid;
import dev.slowpath.desktop.part.Hues;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.model.endpoint.Endpoint;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.endpoint.TimeKind;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Numbers;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/// The latency table, and the latency of the chosen endpoint in pictures.
public final class EndpointsView implements PageView {
  private static final double SIDE = 300;
  private final BorderPane root = new BorderPane();
  private final VBox detail = new VBox();
  private final Label summary = Parts.label("");
  private final VBox table = new VBox();
  private final Grid<Endpoint> grid;
  private final Palette palette;
  private final Links links;
  private Investigation investigation = Investigation.empty();

  public EndpointsView(Palette palette, Links links) {
    this.palette = palette;
    this.links = links;
    grid = grid();
    VBox.setVgrow(grid.view(), Priority.ALWAYS);
    table
        .getChildren()
        .addAll(Parts.pageHead(Parts.label("Endpoints"), summary), grid.view(), legend());
    root.getStyleClass().add("page");
    var scroll = Cards.scroll(detail);
    scroll.getStyleClass().add("side");
    scroll.setMinWidth(SIDE + 20);
    scroll.setPrefWidth(SIDE + 20);
    detail.getStyleClass().add("detail");
    root.setRight(scroll);
    grid.onSelect(this::detail);
    show(investigation);
  }

  private Grid<Endpoint> grid() {
    return new Grid<Endpoint>("Endpoints", 32)
        .words("Endpoint", 150, row -> row.key().name())
        .figures("Requests", 64, Endpoint::requests, row -> Numbers.count(row.requests()))
        .figures("Errors", 50, Endpoint::errors, row -> Numbers.count(row.errors()))
        .figures("Load", 50, Endpoint::load, row -> Numbers.load(row.load()))
        .nodes(
            "1 ms to 10 s",
            96,
            () -> new PercentileGlyph(palette, 84),
            (glyph, row) -> glyph.show(row.latency()))
        .figures("p50 ms", 58, row -> row.latency().p50Ms(), row -> ms(row.latency().p50Ms()))
        .figures("p95 ms", 58, row -> row.latency().p95Ms(), row -> ms(row.latency().p95Ms()))
        .figures("p99 ms", 58, row -> row.latency().p99Ms(), EndpointsView::p99)
        .figures(
            "Queries", 58, row -> row.queries().mean(), row -> Numbers.count(row.queries().mean()))
        .nodes("Time by kind", 92, () -> new Bar(palette, 80, 12), EndpointsView::kinds);
  }

  private static String ms(double ms) {
    return Numbers.ms(ms);
  }

  private static String p99(Endpoint row) {
    return Double.isNaN(row.latency().p99Ms()) ? "n<100" : ms(row.latency().p99Ms());
  }

  private static void kinds(Bar bar, Endpoint row) {
    bar.show(
        EndpointsModel.kinds(row).stream()
            .map(kind -> new Bar.Part(kind.share(), Hues.of(kind.kind()), 1))
            .toList());
  }

  private HBox legend() {
    HBox legend = new HBox();
    legend.getStyleClass().add("foot");
    legend.setMinHeight(36);
    for (TimeKind kind : TimeKind.values()) {
      legend.getChildren().add(key(kind));
    }
    return legend;
  }

  private HBox key(TimeKind kind) {
    HBox key = new HBox(6, swatch(kind), Parts.label(Hues.name(kind), "t2", "s11"));
    key.setAlignment(Pos.CENTER_LEFT);
    return key;
  }

  private Rectangle swatch(TimeKind kind) {
    return new Rectangle(8, 8, palette.color(Hues.of(kind)));
  }

  @Override
  public Region root() {
    return root;
  }

  @Override
  public int count(Investigation shown) {
    return shown.ranking().endpoints().size();
  }

  @Override
  public void show(Investigation shown) {
    investigation = shown;
    List<Endpoint> rows = EndpointsModel.rows(shown);
    detail.getChildren().clear();
    if (rows.isEmpty()) {
      root.setCenter(
          Cards.empty(
              "g-gauge",
              "No requests yet",
              "Endpoints come from traces: OTLP JSON as the OpenTelemetry SDK or a collector"
                  + " writes it.",
              Cards.addFiles(links::addFiles),
              "slowpath endpoints traces.jsonl.gz"));
      root.getRight().setVisible(false);
      return;
    }
    root.getRight().setVisible(true);
    root.setCenter(table);
    double requests = rows.stream().mapToDouble(Endpoint::requests).sum();
    double errors = rows.stream().mapToDouble(Endpoint::errors).sum();
    summary.setText(
        "%s requests · %s errors · nearest-rank percentiles"
            .formatted(Numbers.count(requests), Numbers.count(errors)));
    grid.show(rows);
    grid.select(0);
  }

  /// Chooses an endpoint.
  public void select(EndpointKey key) {
    List<Endpoint> rows = grid.view().getItems();
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row).key().equals(key)) {
        grid.select(row);
      }
    }
  }

  private void detail(Endpoint row) {
    var requests = EndpointsModel.requests(investigation, row.key());
    double[] sorted = EndpointsModel.sorted(requests);
    LatencyCanvas histogram = new LatencyCanvas(palette, SIDE - 20, 130);
    histogram.histogram(EndpointsModel.histogram(sorted), row.latency());
    histogram.setAccessibleText(
        "Latency histogram, median " + Numbers.duration(row.latency().p50Ms()));
    LatencyCanvas scatter = new LatencyCanvas(palette, SIDE - 20, 140);
    scatter.scatter(requests, row.latency());
    LatencyCanvas curve = new LatencyCanvas(palette, SIDE - 20, 120);
    curve.curve(sorted);
    detail.getChildren().setAll(Parts.paragraph(row.key().name(), "page-title"));
    detail
        .getChildren()
        .add(
            Parts.label(
                "Where %s ms go, mean".formatted(ms(row.latency().meanMs())), "pane-title"));
    for (EndpointsModel.KindShare kind : EndpointsModel.kinds(row)) {
      HBox line =
          Cards.figure(Hues.name(kind.kind()), ms(kind.meanMs()), Numbers.share(kind.share()));
      line.getChildren().addFirst(swatch(kind.kind()));
      detail.getChildren().add(line);
    }
    detail
        .getChildren()
        .addAll(
            Parts.rule(),
            Parts.label(
                "Latency, " + Numbers.count((long) sorted.length) + " requests", "pane-title"),
            histogram,
            Parts.label("Over time, above p95 in amber", "pane-title"),
            scatter,
            Parts.label("Percentile curve", "pane-title"),
            curve);
  }
}
