package dev.slowpath.desktop.sources;

import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.workbench.wording.Instants;
import dev.slowpath.workbench.wording.Shortened;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A line of the page of sources on the screen.
final class SourceCell extends ListCell<SourceItem> {
  private static final List<String> SECTIONS = List.of("section", "in-card", "last");

  private final Palette palette;
  private final Links links;
  private final Consumer<String> toggle;
  private @Nullable SourceRow row;

  /// @param toggle opens or closes the row of a file
  SourceCell(Palette palette, Links links, Consumer<String> toggle) {
    this.palette = palette;
    this.links = links;
    this.toggle = toggle;
    // As wide as the list, whatever the texts need.
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable SourceItem item, boolean empty) {
    super.updateItem(item, empty);
    getStyleClass().removeAll(SECTIONS);
    if (item == null || empty) {
      row = null;
      setGraphic(null);
      return;
    }
    getStyleClass().add(item instanceof SourceItem.File ? "in-card" : "section");
    if (item instanceof SourceItem.File file) {
      show(file);
      return;
    }
    row = null;
    setGraphic(
        switch (item) {
          case SourceItem.Head head -> head(head);
          case SourceItem.Drop _ -> drop();
          case SourceItem.Columns(Optional<TimeRange> axis) -> columns(axis);
          case SourceItem.Strangers(List<String> files) -> strangers(files);
          case SourceItem.Quality quality -> quality(quality);
          case SourceItem.File _ -> throw new IllegalStateException("a file is shown as a row");
        });
  }

  /// The row of the same file stays, so that the button pressed keeps its focus.
  private void show(SourceItem.File file) {
    SourceRow shown = row;
    if (shown == null || !shown.shows(file)) {
      shown = new SourceRow(file, palette, links, toggle);
      row = shown;
      setGraphic(shown);
    }
    shown.open(file.isOpen());
    if (file.isLast()) {
      getStyleClass().add("last");
    }
  }

  private static HBox head(SourceItem.Head head) {
    HBox line =
        new HBox(12, Parts.label("Sources", "page-title"), Parts.label(head.text(), "t2", "s12"));
    line.setAlignment(Pos.BASELINE_LEFT);
    return line;
  }

  /// Where to drop, in one line, once there is something to read below it.
  private HBox drop() {
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

  /// Where the bars of all files begin and end.
  private static HBox columns(Optional<TimeRange> axis) {
    Label file = Parts.label("File", "t3", "s11");
    SourceRow.width(file, SourceRow.ICON + SourceRow.GAP + SourceRow.NAME);
    HBox ends = new HBox();
    axis.ifPresent(range ->
        ends.getChildren()
            .addAll(
                Parts.label(Instants.clock(range.startNs()), "locator"),
                Parts.gap(),
                Parts.label(Instants.clock(range.endNs()) + " UTC", "locator")));
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

  private static HBox strangers(List<String> files) {
    String names = String.join(", ", files.stream().map(Shortened::file).toList());
    Label words =
        Parts.paragraph(
            "%d of no known format, nothing of them is used: %s".formatted(files.size(), names),
            "t2",
            "s11");
    HBox.setHgrow(words, Priority.ALWAYS);
    return new HBox(16, Parts.mark("", "h-help-circle-outline", "same"), words);
  }

  private Node quality(SourceItem.Quality quality) {
    return new VBox(
        8,
        Parts.label("How well they fit together", "pane-title"),
        new QualityCard(quality.found(), palette));
  }
}
