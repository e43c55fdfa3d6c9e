package dev.slowpath.desktop.sources;

import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.page.PageView;
import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.workbench.screen.Investigation;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What was read and how well, and where to drop more.
public final class SourcesView implements PageView {
  private final BorderPane root = new BorderPane();
  private final VBox content = new VBox(16);
  private final Links links;

  public SourcesView(Links links) {
    this.links = links;
    root.getStyleClass().add("page");
    content.setPadding(new Insets(24, 32, 24, 32));
    ScrollPane scroll = Cards.scroll(content);
    scroll.setFitToHeight(true);
    root.setCenter(scroll);
    root.setRight(advice());
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
    List<SourcesModel.Row> rows = SourcesModel.rows(investigation.outcomes());
    boolean isEmpty = rows.isEmpty();
    Label title =
        isEmpty
            ? Parts.label("Start with the files you have", "empty-title")
            : Parts.label("Sources", "page-title");
    content
        .getChildren()
        .setAll(
            new VBox(
                4,
                title,
                Parts.label(
                    "Each file adds evidence to the same ranking. Nothing leaves this machine.",
                    "t2")),
            dropZone(isEmpty));
    if (!isEmpty) {
      content.getChildren().addAll(head(rows), list(rows));
    }
  }

  private VBox dropZone(boolean isLarge) {
    Label name = Parts.label("Drop recordings, traces or snapshots here", "pane-title");
    Label kinds = Parts.label("Folders and .gz files are opened for you", "t2", "s12");
    HBox actions =
        new HBox(
            8,
            Parts.button("Choose files", "f-folder-open-outline", "primary", links::addFiles),
            Parts.button("Open the sample", "f-flask-outline", "plain", links::openSample));
    actions.setAlignment(Pos.CENTER);
    VBox zone = new VBox(name, kinds, actions);
    if (isLarge) {
      var arrow = Parts.icon("t-tray-arrow-down");
      arrow.getStyleClass().add("large");
      zone.getChildren().addFirst(arrow);
    }
    zone.getStyleClass().add("drop-zone");
    zone.setMinHeight(isLarge ? 224 : 136);
    return zone;
  }

  private static HBox head(List<SourcesModel.Row> rows) {
    long refused = count(rows, SourcesModel.State.REFUSED);
    long strange = count(rows, SourcesModel.State.UNRECOGNISED);
    String text =
        "%d read, %d refused, %d of no known format"
            .formatted(count(rows, SourcesModel.State.READ), refused, strange);
    HBox head =
        new HBox(
            12,
            Parts.label(rows.size() == 1 ? "1 file" : rows.size() + " files", "pane-title"),
            Parts.label(text, "t2", "s12"));
    head.setAlignment(Pos.BASELINE_LEFT);
    return head;
  }

  private static long count(List<SourcesModel.Row> rows, SourcesModel.State state) {
    return rows.stream().filter(row -> row.state() == state).count();
  }

  private static VBox list(List<SourcesModel.Row> rows) {
    VBox list = new VBox();
    list.getStyleClass().add("card");
    rows.forEach(row -> list.getChildren().add(line(row)));
    list.setMinHeight(Region.USE_PREF_SIZE);
    return list;
  }

  private static HBox line(SourcesModel.Row row) {
    Node state =
        switch (row.state()) {
          case READ -> Parts.mark("", "c-check-circle-outline", "good");
          case REFUSED -> Parts.mark("", "c-close-circle-outline", "err");
          case UNRECOGNISED -> Parts.mark("", "h-help-circle-outline", "same");
        };
    VBox name = new VBox(Parts.label(row.file(), "mono"), Parts.label(row.format(), "t2", "s11"));
    name.setMinWidth(230);
    name.setPrefWidth(230);
    Label sentence = Parts.label(row.sentence(), "t2", "s11");
    sentence.setTooltip(new Tooltip(row.sentence()));
    sentence.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    Label held = Parts.label(row.held(), "figure");
    held.setMinWidth(Region.USE_PREF_SIZE);
    HBox line = new HBox(state, name, sentence, held);
    line.getStyleClass().add("source-row");
    return line;
  }

  private static VBox advice() {
    VBox side = new VBox();
    side.getStyleClass().addAll("side", "detail");
    side.setPrefWidth(300);
    side.setMinWidth(280);
    side.getChildren()
        .addAll(
            Parts.label("What can be read", "pane-title"),
            kind(
                "f-fire",
                "Profiles",
                "JFR, cProfile, py-spy, Scalene, pyinstrument, austin, speedscope, pprof, perf,"
                    + " callgrind, collapsed stacks"),
            kind("c-chart-gantt", "Traces", "OpenTelemetry (OTLP JSON)"),
            kind(
                "d-database-outline",
                "PostgreSQL",
                "pg_stat_statements, EXPLAIN, auto_explain, catalog"),
            Parts.rule(),
            Parts.label("What makes a good set", "pane-title"),
            Parts.paragraph("Traces, for requests and percentiles.", "t2", "s12"),
            Parts.paragraph("Two statement snapshots, for the database.", "t2", "s12"),
            Parts.paragraph("Plans, to prove an index.", "t2", "s12"),
            Parts.paragraph("A profile, for own code.", "t2", "s12"));
    return side;
  }

  private static HBox kind(String icon, String name, String formats) {
    return new HBox(
        12,
        Parts.icon(icon),
        new VBox(Parts.label(name, "s12", "strong"), Parts.paragraph(formats, "t2", "s11")));
  }
}
