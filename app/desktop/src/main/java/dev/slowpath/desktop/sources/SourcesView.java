package dev.slowpath.desktop.sources;

import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.page.PageView;
import dev.slowpath.desktop.part.Beside;
import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.workbench.quality.DataQuality;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Instants;
import dev.slowpath.workbench.wording.Shortened;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What was read and how well, and where to drop more.
public final class SourcesView implements PageView {
  private final BorderPane root = new BorderPane();
  private final VBox content = new VBox(16);
  private final VBox files = new VBox();
  private final VBox quality = new VBox(8);
  private final ScrollPane scroll;
  private final Palette palette;
  private final Links links;
  private final Beside looking = new Beside();
  private String opened = "";

  public SourcesView(Palette palette, Links links) {
    this.palette = palette;
    this.links = links;
    root.getStyleClass().add("page");
    content.setPadding(new Insets(16, 32, 24, 32));
    files.getStyleClass().add("card");
    files.setMinHeight(Region.USE_PREF_SIZE);
    scroll = Cards.scroll(content);
    scroll.setFitToHeight(true);
    root.setCenter(scroll);
    show(Investigation.empty());
  }

  @Override
  public Region root() {
    return root;
  }

  @Override
  public int count(Investigation investigation) {
    return investigation.read().size();
  }

  @Override
  public void show(Investigation investigation) {
    root.setRight(new SourceAdvice(links, SourcesModel.met(investigation.outcomes())));
    quality.getChildren().clear();
    if (investigation.isEmpty()) {
      showNothing();
      return;
    }
    List<SourcesModel.Row> rows = SourcesModel.rows(investigation.outcomes());
    List<String> strangers = SourcesModel.strangers(investigation.outcomes());
    content.getChildren().setAll(head(rows, strangers.size()), dropLine(), files, quality);
    list(rows, strangers);
    looking.show(
        () -> DataQuality.of(investigation.linked(), investigation.ranking()), this::judge);
  }

  private void showNothing() {
    looking.drop();
    Label title = Parts.label("Start with the files you have", "empty-title");
    Label words =
        Parts.label(
            "Each file adds evidence to the same ranking. Nothing leaves this machine.", "t2");
    content.getChildren().setAll(new VBox(4, title, words), dropZone());
  }

  private VBox dropZone() {
    var arrow = Parts.icon("t-tray-arrow-down");
    arrow.getStyleClass().add("large");
    VBox zone =
        new VBox(
            arrow,
            Parts.label("Drop recordings, traces or snapshots here", "pane-title"),
            Parts.label("Folders and .gz files are opened for you", "t2", "s12"),
            actions());
    zone.getStyleClass().add("drop-zone");
    zone.setMinHeight(224);
    return zone;
  }

  private HBox actions() {
    HBox actions =
        new HBox(
            8,
            Parts.button("Choose files", "f-folder-open-outline", "primary", links::addFiles),
            Parts.button("Open the sample", "f-flask-outline", "plain", links::openSample));
    actions.setAlignment(Pos.CENTER);
    return actions;
  }

  /// The same in one line, once there is something to read below it.
  private HBox dropLine() {
    VBox words =
        new VBox(
            Parts.label("Drop more files anywhere", "strong", "s12"),
            Parts.label("Each adds evidence to the same ranking", "t2", "s11"));
    HBox line =
        new HBox(
            16,
            Parts.icon("t-tray-arrow-down"),
            words,
            Parts.gap(),
            Parts.button("Choose files", "f-folder-open-outline", "plain", links::addFiles));
    line.getStyleClass().addAll("drop-zone", "in-line");
    line.setMinHeight(Region.USE_PREF_SIZE);
    return line;
  }

  private static HBox head(List<SourcesModel.Row> rows, int strangers) {
    String text =
        "%d read%s%s%s"
            .formatted(
                count(rows, SourcesModel.State.READ),
                some(count(rows, SourcesModel.State.ASKS), "to be answered"),
                some(count(rows, SourcesModel.State.REFUSED), "refused"),
                some(strangers, "of no known format"));
    HBox head = new HBox(12, Parts.label("Sources", "page-title"), Parts.label(text, "t2", "s12"));
    head.setAlignment(Pos.BASELINE_LEFT);
    return head;
  }

  private static String some(long count, String what) {
    return count == 0 ? "" : ", %d %s".formatted(count, what);
  }

  private static long count(List<SourcesModel.Row> rows, SourcesModel.State state) {
    return rows.stream().filter(row -> row.state() == state).count();
  }

  private void list(List<SourcesModel.Row> rows, List<String> strangers) {
    Optional<TimeRange> axis =
        rows.stream()
            .flatMap(row -> row.range().stream())
            .reduce(TimeRange::span)
            .filter(range -> range.seconds() > 0);
    files.getChildren().clear();
    axis.ifPresent(range -> files.getChildren().add(axisHead(range)));
    for (SourcesModel.Row row : rows) {
      files.getChildren().add(new SourceRow(row, axis, palette, links));
    }
    if (!strangers.isEmpty()) {
      files.getChildren().add(passedOver(strangers));
    }
    String before = opened;
    opened = "";
    choose(before);
  }

  /// Where the bars of all files begin and end.
  private static HBox axisHead(TimeRange range) {
    Label file = Parts.label("File", "t3", "s11");
    SourceRow.width(file, SourceRow.ICON + SourceRow.GAP + SourceRow.NAME);
    HBox ends =
        new HBox(
            Parts.label(Instants.clock(range.startNs()), "locator"),
            Parts.gap(),
            Parts.label(Instants.clock(range.endNs()) + " UTC", "locator"));
    HBox.setHgrow(ends, Priority.ALWAYS);
    Label held = Parts.label("Holds", "t3", "s11");
    SourceRow.width(held, SourceRow.HELD);
    held.setAlignment(Pos.CENTER_RIGHT);
    Region opener = new Region();
    SourceRow.width(opener, 28);
    HBox head = new HBox(SourceRow.GAP, file, ends, held, opener);
    head.getStyleClass().add("source-head");
    return head;
  }

  private static HBox passedOver(List<String> strangers) {
    Label words =
        Parts.paragraph(
            "%d of no known format, nothing of them is used: %s"
                .formatted(strangers.size(), String.join(", ", names(strangers))),
            "t2",
            "s11");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox line = new HBox(16, Parts.mark("", "h-help-circle-outline", "same"), words);
    line.getStyleClass().add("source-row");
    return line;
  }

  private static List<String> names(List<String> files) {
    return files.stream().map(Shortened::file).toList();
  }

  private void judge(DataQuality found) {
    quality
        .getChildren()
        .setAll(
            Parts.label("How well they fit together", "pane-title"),
            new QualityCard(found, palette));
  }

  @Override
  public String chosen() {
    return files.getChildren().stream()
        .filter(SourceRow.class::isInstance)
        .map(SourceRow.class::cast)
        .filter(SourceRow::isOpen)
        .map(SourceRow::file)
        .reduce((_, last) -> last)
        .orElse("");
  }

  /// Opens a file's row and brings it into sight.
  @Override
  public void choose(String file) {
    for (var node : files.getChildren()) {
      if (node instanceof SourceRow row && row.file().equals(file)) {
        opened = file;
        row.open();
        Platform.runLater(() -> bringIntoSight(row));
      }
    }
  }

  private void bringIntoSight(Region row) {
    double spare = content.getHeight() - scroll.getViewportBounds().getHeight();
    if (spare > 0) {
      double top = files.getLayoutY() + row.getLayoutY() - 48;
      scroll.setVvalue(Math.clamp(top / spare, 0, 1));
    }
  }

  @Override
  public String note() {
    return "Every figure walks back to a place in one of these files";
  }
}
