package dev.slowpath.desktop.traces;

import dev.slowpath.analysis.path.ClockSkew;
import dev.slowpath.desktop.page.Command;
import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.page.PageView;
import dev.slowpath.desktop.page.Twin;
import dev.slowpath.desktop.part.Beside;
import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.traces.TracesModel.Row;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.workbench.layout.TraceLayout;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.ClockWords;
import dev.slowpath.workbench.wording.Numbers;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The traces above, the waterfall of the chosen one below with the critical path on it, and the
/// chosen span beside that.
public final class TracesView implements PageView {
  private static final double SIDE = 312;
  private static final double LISTED = 0.36;

  private final BorderPane root = new BorderPane();
  private final Label summary = Parts.label("");
  private final TracesBar bar = new TracesBar(this::narrow);
  private final TracesGrid list;
  private final SplitPane split = new SplitPane();
  private final BorderPane below = new BorderPane();
  private final Label title = Parts.label("", "pane-title");
  private final Label skew = Parts.mark("", "c-clock-alert-outline", "warn");
  private final Label facts = Parts.label("", "t2", "s12");
  private final ScrollPane side = new ScrollPane();
  private final Beside reading = new Beside();
  private final Beside narrowing = new Beside();
  private final Beside laying = new Beside();
  private final Palette palette;
  private final Links links;
  private Investigation investigation = Investigation.empty();
  private List<Row> rows = List.of();
  private Set<String> frames = Set.of();
  private String wanted = "";
  private @Nullable Row open;
  private @Nullable TracePicture picture;

  /// What is listed, worked out beside the screen.
  private record Listed(List<Row> rows, Set<String> frames) {
    Listed {
      rows = List.copyOf(rows);
      frames = Set.copyOf(frames);
    }
  }

  public TracesView(Palette palette, Links links) {
    this.palette = palette;
    this.links = links;
    list = new TracesGrid(palette);
    list.grid().onSelect(this::lay);
    HBox head = Parts.pageHead(Parts.label("Traces"), summary);
    head.getChildren().addAll(Parts.gap(), bar);
    VBox above = new VBox(head, list.grid().view());
    VBox.setVgrow(list.grid().view(), Priority.ALWAYS);
    above.setMinHeight(120);
    below.setTop(belowHead());
    below.setMinHeight(160);
    side.setFitToWidth(true);
    side.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    side.setFocusTraversable(false);
    side.getStyleClass().add("side");
    side.setPrefWidth(SIDE);
    side.setMinWidth(SIDE);
    BorderPane lower = new BorderPane(below);
    lower.setRight(side);
    split.setOrientation(Orientation.VERTICAL);
    split.getItems().addAll(above, lower);
    split.setDividerPositions(LISTED);
    root.getStyleClass().add("page");
    show(investigation);
  }

  private HBox belowHead() {
    title.setMinWidth(120);
    HBox head =
        new HBox(
            12,
            title,
            facts,
            skew,
            Parts.gap(),
            Parts.copy("Copy the trace's id", this::traceId),
            Parts.button("Paths of all traces", "f-fire", "plain", links::toPaths));
    head.setAlignment(Pos.CENTER_LEFT);
    head.setPadding(new Insets(0, 16, 0, 16));
    head.setMinHeight(40);
    return head;
  }

  private String traceId() {
    Row shown = open;
    return shown == null ? "" : investigation.linked().traces().trace(shown.root()).hex();
  }

  @Override
  public Region root() {
    return root;
  }

  @Override
  public int count(Investigation of) {
    return of.linked().traces().traces();
  }

  @Override
  public void show(Investigation of) {
    wanted = wanted.isEmpty() ? chosen() : wanted;
    investigation = of;
    open = null;
    picture = null;
    if (of.linked().traces().size() == 0) {
      reading.drop();
      rows = List.of();
      root.setCenter(
          Cards.empty(
              "c-chart-gantt",
              "No traces yet",
              "A trace shows what one request waited for, span by span: OTLP, Jaeger, Zipkin,"
                  + " Datadog, Sentry, Elastic, New Relic, X-Ray or Django Silk.",
              Cards.addFiles(links::addFiles),
              "slowpath trace traces.jsonl.gz"));
      return;
    }
    root.setCenter(split);
    reading.show(() -> new Listed(TracesModel.rows(of), frames(of)), this::fill);
  }

  private static Set<String> frames(Investigation of) {
    return of.linked().profiles().stream()
        .flatMap(known -> known.profile().frames().stream())
        .map(Frame::name)
        .collect(Collectors.toSet());
  }

  private void fill(Listed listed) {
    rows = listed.rows();
    frames = listed.frames();
    bar.show(TracesModel.endpoints(rows));
    narrow();
  }

  private void narrow() {
    TracesModel.Asked asked = bar.asked();
    Investigation of = investigation;
    List<Row> all = rows;
    narrowing.show(() -> TracesModel.holding(of.linked(), all, asked), this::list);
  }

  private void list(List<Row> held) {
    long spans = held.stream().mapToLong(Row::spans).sum();
    String count = Numbers.count((long) held.size());
    String traces =
        held.size() == rows.size() ? count : count + " of " + Numbers.count((long) rows.size());
    summary.setText("%s traces · %s spans".formatted(traces, Numbers.count(spans)));
    list.show(held, rows.stream().mapToDouble(Row::ms).max().orElse(1));
    String before = wanted.isEmpty() ? chosen() : wanted;
    // What was asked for by name counts more than what is asked of the list.
    if (isListed(held, before) || (!wanted.isEmpty() && isListed(rows, wanted))) {
      choose(before);
    } else {
      list.grid().select(0);
    }
  }

  private boolean isListed(List<Row> held, String id) {
    return held.stream().anyMatch(row -> isOf(row, id));
  }

  private boolean isOf(Row row, String id) {
    String hex = investigation.linked().traces().trace(row.root()).hex();
    return id.equals(hex) || id.startsWith(hex + "/");
  }

  /// Lays the waterfall of a trace out, beside the screen.
  private void lay(Row row) {
    if (row.equals(open)) {
      return;
    }
    Investigation of = investigation;
    laying.show(() -> TraceLayout.of(of.linked(), row.trace()), layout -> open(row, layout));
  }

  private void open(Row row, TraceLayout layout) {
    open = row;
    TracePicture made =
        new TracePicture(palette, investigation.linked(), layout, at -> detail(layout, at));
    picture = made;
    HBox framed = new HBox(made);
    HBox.setHgrow(made, Priority.ALWAYS);
    framed.setPadding(new Insets(0, 4, 8, 16));
    below.setCenter(framed);
    title.setText(row.endpoint().name());
    double onPath =
        layout.path().stream().mapToLong(one -> one.endNs() - one.startNs()).sum() / 1e6;
    facts.setText(
        "%s · %s spans · %s on the critical path in %s sections"
            .formatted(
                Numbers.duration(row.ms()),
                Numbers.count((long) layout.rows()),
                Numbers.duration(onPath),
                Numbers.count((long) layout.path().size())));
    TraceSet traces = layout.traces();
    skew.setText(ClockSkew.of(traces, row.trace()).map(ClockWords::text).orElse(""));
    skew.setVisible(!skew.getText().isEmpty());
    skew.setManaged(skew.isVisible());
    int span = TracesModel.spanOf(traces, row.trace(), wanted, row.root());
    wanted = "";
    made.choose(layout.row(span));
  }

  private void detail(TraceLayout layout, int row) {
    SpanDetail.Of of = new SpanDetail.Of(palette, links, investigation.linked(), frames);
    side.setContent(new SpanDetail(of, layout, row));
    side.setVvalue(0);
  }

  /// The ids of the trace and the span that are chosen.
  @Override
  public String chosen() {
    TracePicture shown = picture;
    if (shown == null) {
      return wanted;
    }
    TraceLayout layout = shown.window().layout();
    return TracesModel.id(layout.traces(), layout.span(shown.chosen()));
  }

  /// Chooses a trace by its id, or a span by both ids; what is asked of the list gives way to it.
  @Override
  public void choose(String id) {
    if (id.isEmpty()) {
      return;
    }
    wanted = id;
    List<Row> listed = list.grid().view().getItems();
    for (int at = 0; at < listed.size(); at++) {
      if (isOf(listed.get(at), id)) {
        select(listed.get(at), at);
        return;
      }
    }
    if (isListed(rows, id)) {
      bar.clear();
      narrow();
    } else if (!rows.isEmpty()) {
      wanted = "";
    }
  }

  private void select(Row row, int at) {
    TracePicture shown = picture;
    boolean isOpen = row.equals(open);
    list.grid().select(at);
    if (isOpen && shown != null) {
      TraceLayout layout = shown.window().layout();
      int span = TracesModel.spanOf(layout.traces(), row.trace(), wanted, row.root());
      wanted = "";
      shown.choose(layout.row(span));
    }
  }

  @Override
  public boolean find() {
    bar.focus();
    return true;
  }

  @Override
  public List<Command> commands() {
    return List.of(
        new Command("Go to the waterfall", "Alt+W", () -> with(TracePicture::requestFocus)),
        new Command("Go along the critical path", "Alt+N", () -> along(1)),
        new Command("Go back along the critical path", "Alt+P", () -> along(-1)),
        new Command(
            "Show the whole time of the trace", "Alt+0", () -> with(TracePicture::wholeTime)),
        new Command("Only traces with errors, or all", "Alt+E", bar::toggleErrors),
        new Command("Show the critical paths of all traces", "Alt+A", links::toPaths));
  }

  private void with(java.util.function.Consumer<TracePicture> action) {
    TracePicture shown = picture;
    if (shown != null) {
      action.accept(shown);
    }
  }

  private void along(int step) {
    with(shown -> new TraceKeys(shown).along(step));
  }

  @Override
  public List<Twin> twins() {
    TracePicture shown = picture;
    return shown == null
        ? List.of()
        : List.of(TraceTwin.of(shown.window().layout(), title.getText()));
  }

  @Override
  public String note() {
    return "Full bars with a line: the critical path, what the request waits for";
  }

  @Override
  public String spoken() {
    return summary.getText() + ". " + title.getText() + " " + facts.getText();
  }
}
