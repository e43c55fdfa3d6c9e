package dev.slowpath.desktop.jvm;

import dev.slowpath.analysis.jvm.OccasionSum;
import dev.slowpath.desktop.jvm.JvmModel.Content;
import dev.slowpath.desktop.jvm.JvmModel.Section;
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
import dev.slowpath.desktop.part.Segments;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.workbench.screen.Filter;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.JvmWords;
import dev.slowpath.workbench.wording.Metrics;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Shortened;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What JVMs recorded beside samples of the CPU: locks, waits, I/O, allocation, collections,
/// exceptions. One section at a time: its course over time, and what the events were about.
public final class JvmView implements PageView {
  private static final double SIDE = 312;
  private static final int LISTED = 6;

  private final BorderPane root = new BorderPane();
  private final Label summary = Parts.label("");
  private final Label chartTitle = Parts.label("", "pane-title");
  private final Label place = Parts.locator("");
  private final HBox rules = new HBox();
  private final SearchField search =
      new SearchField("Search rows", "Search what events were about", this::narrow);
  private final Segments<Section> sections;
  private final VBox chart = new VBox(4);
  private final VBox main = new VBox();
  private final VBox detail = new VBox(8);
  private final ScrollPane side;
  private final Grid<OccasionSum> grid;
  private final Beside reading = new Beside();
  private final Palette palette;
  private final Links links;
  private Investigation investigation = Investigation.empty();
  private @Nullable Content content;
  private String wanted = "";

  public JvmView(Palette palette, Links links) {
    this.palette = palette;
    this.links = links;
    sections = new Segments<>(JvmModel::title, _ -> work());
    HBox head = Parts.pageHead(Parts.label("JVM"), summary);
    head.getChildren().addAll(Parts.gap(), search);
    HBox choice = new HBox(sections);
    choice.setStyle("-fx-padding: 8 16 8 16;");
    chart.setStyle("-fx-padding: 0 16 8 16;");
    rules.setStyle("-fx-alignment: center-left;");
    HBox foot = new HBox(rules, Parts.gap(), place);
    foot.getStyleClass().add("foot");
    foot.setMinHeight(36);
    grid = grid();
    grid.onSelect(this::open);
    main.getChildren().addAll(head, choice, chart, grid.view(), foot);
    VBox.setVgrow(grid.view(), Priority.ALWAYS);
    detail.getStyleClass().add("detail");
    side = Cards.scroll(detail);
    side.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    side.getStyleClass().add("side");
    side.setPrefWidth(SIDE);
    side.setMinWidth(SIDE);
    root.getStyleClass().add("page");
    show(Investigation.empty());
  }

  private Grid<OccasionSum> grid() {
    return new Grid<OccasionSum>("What events were about", 32)
        .words("About", 260, row -> JvmWords.about(row.occasion()))
        .words("What happened", 150, row -> JvmWords.event(row.occasion().event()))
        .figures("Events", 80, row -> row.count(), row -> Numbers.count(row.count()))
        .figures("Total", 100, row -> row.total(), row -> weight(row.total()))
        .figures("Longest", 100, row -> row.longest(), row -> weight(row.longest()))
        .figures("Share", 76, row -> row.total(), this::share);
  }

  private String weight(long weight) {
    Content shown = content;
    return shown == null ? "" : JvmModel.weight(shown, weight);
  }

  private String share(OccasionSum row) {
    Content shown = content;
    return shown == null ? "" : JvmModel.share(shown, row);
  }

  @Override
  public Region root() {
    return root;
  }

  @Override
  public int count(Investigation of) {
    return (int) JvmModel.sections(of).stream().map(Section::metric).distinct().count();
  }

  @Override
  public void show(Investigation of) {
    investigation = of;
    content = null;
    List<Section> found = JvmModel.sections(of);
    sections.show(found);
    if (found.isEmpty()) {
      reading.drop();
      root.setRight(null);
      root.setCenter(
          Cards.empty(
              "t-timer-sand",
              "No recording of a JVM yet",
              "Locks, waits, I/O, allocation, collections and exceptions, as Java Flight Recorder"
                  + " or async-profiler record them.",
              Cards.addFiles(links::addFiles),
              "jcmd PID JFR.start settings=profile filename=service.jfr"));
      return;
    }
    root.setCenter(main);
    root.setRight(side);
    work();
  }

  private void work() {
    Section section = sections.chosen();
    if (section != null) {
      reading.show(() -> JvmModel.of(section, investigation.filters()), this::fill);
    }
  }

  private void fill(Content shown) {
    content = shown;
    summary.setText(JvmModel.summary(shown));
    chartTitle.setText(JvmModel.chartTitle(shown));
    String file = shown.section().known().source().file();
    place.setText(file);
    rules.getChildren().setAll(rules(file));
    chart
        .getChildren()
        .setAll(
            chartTitle,
            CourseChart.of(palette, shown, range -> links.filter(new Filter.Time(range))));
    narrow();
  }

  /// The way to what JDK Mission Control says, which takes its time and is asked for.
  private Hyperlink rules(String file) {
    return JvmModel.rules(investigation, file)
        .map(JvmModel::remarks)
        .map(remarks -> Parts.link(JvmModel.linkTitle(remarks), () -> links.showTable(remarks)))
        .orElseGet(
            () -> Parts.link("Apply the rules of JDK Mission Control", () -> links.judge(file)));
  }

  private void narrow() {
    Content shown = content;
    if (shown == null) {
      return;
    }
    grid.show(JvmModel.holding(shown.rows(), search.getText()));
    detail.getChildren().setAll(Parts.paragraph("Nothing of it in what is shown.", "t2", "s12"));
    grid.select(0);
    choose(wanted);
  }

  private void open(OccasionSum row) {
    Content shown = content;
    if (shown == null) {
      return;
    }
    List<Node> parts = new ArrayList<>();
    parts.add(Parts.paragraph(JvmWords.about(row.occasion()), "pane-title"));
    parts.add(Parts.paragraph(row.occasion().event(), "t3", "s11"));
    parts.add(
        new Figures(
            List.of(
                new Figure("Events", Numbers.count(row.count()), ""),
                new Figure("Total", weight(row.total()), ""),
                new Figure("Longest", weight(row.longest()), ""),
                new Figure("Share", share(row), ""))));
    Metric metric = shown.section().metric();
    if (row.callers().stream().anyMatch(one -> !one.name().startsWith("["))) {
      parts.add(Parts.rule());
      parts.add(Parts.label("Called from", "pane-title"));
      row.callers().stream().limit(LISTED).forEach(one -> parts.add(caller(one, metric)));
    }
    if (!row.threads().isEmpty()) {
      parts.add(Parts.rule());
      parts.add(Parts.label("Threads", "pane-title"));
      row.threads().stream().limit(LISTED).forEach(one -> parts.add(thread(one)));
    }
    parts.add(Parts.rule());
    parts.add(
        Parts.link(
            "Open %s in the flame graph".formatted(Metrics.name(metric)),
            () -> links.toMetric(shown.section().known().source().file(), metric.id())));
    detail.getChildren().setAll(parts);
    side.setVvalue(0);
  }

  private Node caller(OccasionSum.Part one, Metric metric) {
    Content shown = content;
    Hyperlink name =
        Parts.link(
            Shortened.method(one.name()),
            () -> {
              if (shown != null) {
                links.toMetric(shown.section().known().source().file(), metric.id());
                links.toFrame(one.name());
              }
            });
    Parts.tip(name, one.name());
    return listed(name, one);
  }

  private Node thread(OccasionSum.Part one) {
    return listed(Parts.link(one.name(), () -> links.filter(new Filter.OfThread(one.name()))), one);
  }

  private Node listed(Region name, OccasionSum.Part one) {
    Label figure = Parts.label(weight(one.total()), "figure");
    figure.setMinWidth(Region.USE_PREF_SIZE);
    name.setMinWidth(0);
    HBox row = new HBox(8, name, Parts.gap(), figure);
    HBox.setHgrow(name, Priority.SOMETIMES);
    return row;
  }

  @Override
  public String chosen() {
    OccasionSum row = grid.view().getSelectionModel().getSelectedItem();
    return row == null ? "" : row.occasion().event() + " " + row.occasion().about();
  }

  @Override
  public void choose(String what) {
    wanted = content == null ? what : "";
    List<OccasionSum> shown = grid.view().getItems();
    for (int at = 0; at < shown.size(); at++) {
      if ((shown.get(at).occasion().event() + " " + shown.get(at).occasion().about())
          .equals(what)) {
        grid.select(at);
        return;
      }
    }
  }

  @Override
  public String look() {
    Section section = sections.chosen();
    return section == null ? "" : section.metric().id();
  }

  @Override
  public void look(String as) {
    sections.chooseFirst(section -> section.metric().id().equals(as));
  }

  @Override
  public boolean find() {
    return search.take();
  }

  @Override
  public List<Command> commands() {
    return List.of(new Command("Show the next section", sections::next));
  }

  @Override
  public List<Twin> twins() {
    Content shown = content;
    return shown == null ? List.of() : JvmModel.twins(shown);
  }

  @Override
  public String note() {
    return "Sections are never added: one moment may be in several; drag over the chart to hold"
        + " all pages to a time";
  }

  @Override
  public String spoken() {
    return summary.getText();
  }
}
