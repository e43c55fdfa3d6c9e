package dev.slowpath.desktop.endpoints;

import dev.slowpath.analysis.link.SpanTree;
import dev.slowpath.analysis.ranking.DatabaseTime;
import dev.slowpath.analysis.tail.SlowTail;
import dev.slowpath.analysis.tail.SlowTails;
import dev.slowpath.desktop.endpoints.EndpointsModel.Request;
import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.page.Twin;
import dev.slowpath.desktop.part.Beside;
import dev.slowpath.desktop.part.Chart;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.part.WaterfallCanvas;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.model.endpoint.Endpoint;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.workbench.layout.Ticks;
import dev.slowpath.workbench.layout.WaterfallLayout;
import dev.slowpath.workbench.screen.Filter;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Causes;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Places;
import dev.slowpath.workbench.wording.Shares;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One endpoint: where its time goes, its bottlenecks, its latency in pictures, and the request
/// chosen in them.
final class EndpointDetail extends VBox {
  private static final int TABLED = 1_000;

  private final Palette palette;
  private final Links links;
  private final Investigation investigation;
  private final Endpoint endpoint;
  private final List<Request> requests;
  private final List<Request> byLatency;
  private final EndpointsModel.Histogram histogram;
  private final Scatter scatter;
  private final VBox chosen = new VBox(8);
  private final VBox beyond = new VBox();
  private final Beside looking = new Beside();
  private final Beside settingApart = new Beside();
  private Optional<SlowTail> tail = Optional.empty();

  /// @param room how much higher charts are than at least
  EndpointDetail(
      Palette palette, Links links, Investigation investigation, Endpoint endpoint, double room) {
    this.palette = palette;
    this.links = links;
    this.investigation = investigation;
    this.endpoint = endpoint;
    requests = EndpointsModel.requests(investigation, endpoint.key());
    byLatency = EndpointsModel.byLatency(requests);
    histogram = EndpointsModel.histogram(requests);
    TimeRange range = investigation.linked().window().orElse(new TimeRange(0, 1));
    scatter =
        new Scatter(
            palette,
            requests,
            endpoint.latency(),
            range,
            new Scatter.Told(this::open, time -> links.filter(new Filter.Time(time))));
    getStyleClass().add("detail");
    head();
    kinds();
    charts(room);
  }

  private void head() {
    getChildren().add(Parts.paragraph(endpoint.key().name(), "page-title"));
    EndpointsModel.bottlenecks(investigation, endpoint.key())
        .forEach(one ->
            getChildren()
                .add(
                    Parts.link(
                        "Rank %d: %s".formatted(investigation.rank(one), Causes.title(one.cause())),
                        () -> links.toBottleneck(one.id()))));
  }

  private void kinds() {
    getChildren()
        .add(
            heading(
                "Where %s ms go, mean".formatted(Numbers.ms(endpoint.latency().meanMs())), "ms"));
    getChildren().add(new KindTable(palette, EndpointsModel.kinds(endpoint)));
    DatabaseTime.at(investigation.linked(), endpoint.key())
        .filter(DatabaseTime::isSplit)
        .ifPresent(time -> getChildren().add(Parts.paragraph(Shares.text(time), "t3", "s11")));
    getChildren().add(Parts.rule());
  }

  private void charts(double room) {
    LatencyCharts charts = new LatencyCharts(palette);
    Chart bins = charts.histogram(histogram, endpoint.latency()).higher(room);
    Chart curve = charts.curve(byLatency, endpoint.latency()).higher(room);
    String bin = Ticks.duration(histogram.binMs(), histogram.binMs());
    getChildren()
        .addAll(
            heading(
                "Latency, %s requests".formatted(Numbers.count(endpoint.requests())),
                "count per " + bin),
            bins,
            overTime(),
            scatter.chart().higher(room),
            chosen,
            heading("Percentile curve", "%, the rarer the wider"),
            curve,
            beyond);
    chosen.setManaged(false);
    settingApart.show(() -> SlowTails.at(investigation.linked(), endpoint.key()), this::show);
  }

  private void show(Optional<SlowTail> found) {
    tail = found.filter(TailSection::isDifferent);
    beyond.getChildren().setAll(tail.map(TailSection::new).stream().toList());
  }

  private static HBox heading(String title, String unit) {
    HBox heading =
        new HBox(8, Parts.label(title, "pane-title"), Parts.gap(), Parts.label(unit, "t3", "s11"));
    heading.setAlignment(Pos.BASELINE_LEFT);
    return heading;
  }

  private HBox overTime() {
    Label slow = Parts.mark("above p95", "r-rhombus", "warn");
    Label error = Parts.mark("error", "c-close", "err");
    HBox heading =
        new HBox(8, Parts.label("Over time, UTC", "pane-title"), Parts.gap(), slow, error);
    heading.setAlignment(Pos.CENTER_LEFT);
    return heading;
  }

  /// Chooses the slowest request.
  void slowest() {
    if (!byLatency.isEmpty()) {
      scatter.choose(byLatency.getLast());
    }
  }

  private void open(Request request) {
    TraceSet traces = investigation.linked().traces();
    looking.show(
        () -> WaterfallLayout.of(traces, new SpanTree(traces), request.entry()),
        layout -> show(request, layout));
  }

  private void show(Request request, WaterfallLayout layout) {
    TraceSet traces = investigation.linked().traces();
    String trace = traces.trace(request.entry()).hex();
    Label at = Parts.locator(Places.text(traces.locator(request.entry())));
    HBox head =
        new HBox(
            8,
            Parts.label("Request of " + Numbers.duration(request.ms()), "s12", "strong"),
            Parts.gap(),
            Parts.link("Open the trace", () -> links.toTrace(id(request))),
            Parts.copy("Copy the trace id " + trace, () -> trace),
            Parts.iconButton("Close the request", "c-close", this::close));
    head.setAlignment(Pos.CENTER_LEFT);
    chosen
        .getChildren()
        .setAll(head, new WaterfallCanvas(palette, layout).leadingTo(links::toStatement), at);
    chosen.getStyleClass().setAll("observation");
    chosen.setManaged(true);
    chosen.setVisible(true);
  }

  private String id(Request request) {
    TraceSet traces = investigation.linked().traces();
    String span = HexFormat.of().toHexDigits(traces.spanId(request.entry()));
    return traces.trace(request.entry()).hex() + "/" + span;
  }

  private void close() {
    chosen.setManaged(false);
    chosen.setVisible(false);
  }

  List<Twin> twins() {
    List<List<String>> bins = new ArrayList<>();
    for (int bin = 0; bin < histogram.counts().size(); bin++) {
      bins.add(
          List.of(
              Numbers.count(bin * histogram.binMs()),
              Numbers.count((bin + 1) * histogram.binMs()),
              Numbers.count(histogram.counts().get(bin))));
    }
    TraceSet traces = investigation.linked().traces();
    List<List<String>> slowest =
        byLatency.reversed().stream()
            .limit(TABLED)
            .map(one ->
                List.of(
                    Numbers.ms(one.ms()),
                    Numbers.count(Math.rint(one.atMs()) / 1e3),
                    one.failed() ? "error" : "",
                    traces.trace(one.entry()).hex(),
                    Places.text(traces.locator(one.entry()))))
            .toList();
    List<Twin> twins = new ArrayList<>();
    twins.add(
        new Twin(
            "Latency of " + endpoint.key().name(), List.of("From ms", "To ms", "Requests"), bins));
    twins.add(
        new Twin(
            "Requests, the slowest first",
            List.of("ms", "Began at s", "Status", "Trace", "Place"),
            slowest));
    twins.add(percentiles());
    tail.map(TailSection::twin).ifPresent(twins::add);
    return twins;
  }

  private Twin percentiles() {
    var latency = endpoint.latency();
    return new Twin(
        "Percentiles",
        List.of("Percentile", "ms"),
        List.of(
            List.of("p50", Numbers.ms(latency.p50Ms())),
            List.of("p95", Numbers.ms(latency.p95Ms())),
            List.of("p99", Numbers.ms(latency.p99Ms())),
            List.of("slowest", Numbers.ms(latency.maxMs())),
            List.of("mean", Numbers.ms(latency.meanMs()))));
  }
}
