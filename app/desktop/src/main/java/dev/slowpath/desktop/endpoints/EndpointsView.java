package dev.slowpath.desktop.endpoints;

import dev.slowpath.desktop.page.Command;
import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.page.PageView;
import dev.slowpath.desktop.page.Twin;
import dev.slowpath.desktop.part.Bar;
import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Grid;
import dev.slowpath.desktop.part.Hues;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.model.endpoint.Endpoint;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.endpoint.Latency;
import dev.slowpath.model.endpoint.TimeKind;
import dev.slowpath.workbench.screen.Filter;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Numbers;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// The latency table, and the latency of the chosen endpoint in pictures.
public final class EndpointsView implements PageView {
  private static final double SIDE = 312;
  private static final double GLYPH = 100;

  private final BorderPane root = new BorderPane();
  private final ScrollPane side = new ScrollPane();
  private final Label summary = Parts.label("");
  private final VBox table = new VBox();
  private final Grid<Endpoint> grid;
  private final Palette palette;
  private final Links links;
  private Investigation investigation = Investigation.empty();
  private @Nullable EndpointDetail detail;

  public EndpointsView(Palette palette, Links links) {
    this.palette = palette;
    this.links = links;
    grid = grid();
    grid.onSelect(this::open);
    VBox.setVgrow(grid.view(), Priority.ALWAYS);
    table
        .getChildren()
        .addAll(Parts.pageHead(Parts.label("Endpoints"), summary), grid.view(), legend());
    side.setFitToWidth(true);
    side.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    side.setFocusTraversable(false);
    side.getStyleClass().add("side");
    side.setMinWidth(SIDE);
    side.setPrefWidth(SIDE);
    root.getStyleClass().add("page");
    root.widthProperty()
        .addListener((_, _, width) -> {
          double wanted = width.doubleValue() > 1_400 ? 420 : SIDE;
          side.setPrefWidth(wanted);
        });
    show(investigation);
  }

  private Grid<Endpoint> grid() {
    return new Grid<Endpoint>("Endpoints", 32)
        .words("Endpoint", 150, row -> row.key().name())
        .figures("Requests", 62, Endpoint::requests, row -> Numbers.count(row.requests()))
        .figures("Errors", 46, Endpoint::errors, row -> Numbers.count(row.errors()))
        .figures("Load", 62, Endpoint::load, row -> Numbers.load(row.load()))
        .falling()
        .nodes(
            "",
            GLYPH + 12,
            () -> new PercentileGlyph(palette, GLYPH),
            (glyph, row) -> glyph.show(row.latency()))
        .head(PercentileGlyph.scale(palette, GLYPH))
        .by(row -> row.latency().p50Ms())
        .figures("p50 ms", 56, row -> row.latency().p50Ms(), row -> ms(row.latency().p50Ms()))
        .figures("p95 ms", 56, row -> row.latency().p95Ms(), row -> ms(row.latency().p95Ms()))
        .figures("p99 ms", 56, row -> row.latency().p99Ms(), EndpointsView::p99)
        .figures(
            "Queries", 56, row -> row.queries().mean(), row -> Numbers.count(row.queries().mean()))
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
      HBox key =
          new HBox(
              6,
              new Rectangle(8, 8, palette.color(Hues.of(kind))),
              Parts.label(Hues.name(kind), "t2", "s11"));
      key.setAlignment(Pos.CENTER_LEFT);
      legend.getChildren().add(key);
    }
    PercentileGlyph glyph = new PercentileGlyph(palette, 60);
    glyph.show(new Latency(100, 5, 300, 8_000, 9_000, 50));
    legend.getChildren().addAll(Parts.gap(), glyph, Parts.label("p50, p95, p99", "t2", "s11"));
    return legend;
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
    String before = chosen();
    investigation = shown;
    detail = null;
    List<Endpoint> rows = EndpointsModel.rows(shown);
    if (rows.isEmpty()) {
      root.setRight(null);
      root.setCenter(
          Cards.empty(
              "g-gauge",
              "No requests yet",
              "Endpoints come from traces of any tracer that is read, from access logs and from"
                  + " load tests.",
              Cards.addFiles(links::addFiles),
              "slowpath endpoints traces.jsonl.gz"));
      return;
    }
    root.setCenter(table);
    root.setRight(side);
    double requests = rows.stream().mapToDouble(Endpoint::requests).sum();
    double errors = rows.stream().mapToDouble(Endpoint::errors).sum();
    String rate =
        shown.linked().seconds() > 0
            ? " · %s/s".formatted(Numbers.count(requests / shown.linked().seconds()))
            : "";
    summary.setText(
        "%s requests%s · %s errors"
            .formatted(Numbers.count(requests), rate, Numbers.count(errors)));
    grid.show(rows);
    grid.select(0);
    choose(before);
  }

  /// Chooses an endpoint.
  public void select(EndpointKey key) {
    choose(name(key));
  }

  private static String name(EndpointKey key) {
    return key.service() + " " + key.name();
  }

  private void open(Endpoint row) {
    double room = root.getHeight() > 860 ? 1.5 : 1;
    EndpointDetail made = new EndpointDetail(palette, links, investigation, row, room);
    detail = made;
    side.setContent(made);
    side.setVvalue(0);
  }

  @Override
  public String chosen() {
    Endpoint row = grid.view().getSelectionModel().getSelectedItem();
    return row == null ? "" : name(row.key());
  }

  @Override
  public void choose(String what) {
    List<Endpoint> rows = grid.view().getItems();
    for (int row = 0; row < rows.size(); row++) {
      if (name(rows.get(row).key()).equals(what)) {
        grid.select(row);
      }
    }
  }

  @Override
  public List<Command> commands() {
    return List.of(
        new Command("Show the endpoint's slowest request", "Alt+S", this::slowest),
        new Command("Hold all pages to this endpoint", "Alt+F", this::filter));
  }

  private void slowest() {
    EndpointDetail shown = detail;
    if (shown != null) {
      shown.slowest();
    }
  }

  private void filter() {
    Endpoint row = grid.view().getSelectionModel().getSelectedItem();
    if (row != null) {
      links.filter(new Filter.OfEndpoint(row.key()));
    }
  }

  @Override
  public List<Twin> twins() {
    EndpointDetail shown = detail;
    return shown == null ? List.of() : shown.twins();
  }

  @Override
  public String note() {
    return "Nearest-rank percentiles; p95 needs 20 requests, p99 100";
  }

  @Override
  public String spoken() {
    return summary.getText();
  }
}
