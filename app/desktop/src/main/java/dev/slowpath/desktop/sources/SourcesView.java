package dev.slowpath.desktop.sources;

import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.page.PageView;
import dev.slowpath.desktop.part.Beside;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.workbench.quality.DataQuality;
import dev.slowpath.workbench.screen.Investigation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What was read and how well, and where to drop more.
public final class SourcesView implements PageView {
  private final BorderPane root = new BorderPane();
  private final ListView<SourceItem> list = new ListView<>();
  private final Links links;
  private final Beside looking = new Beside();
  private final SequencedSet<String> opened = new LinkedHashSet<>();

  public SourcesView(Palette palette, Links links) {
    this.links = links;
    root.getStyleClass().add("page");
    list.getStyleClass().add("source-list");
    list.setAccessibleText("Files that were read");
    list.setCellFactory(_ -> new SourceCell(palette, links, this::toggle));
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    show(Investigation.empty());
  }

  /// Enter and the space bar open the row that the keyboard is on.
  private void pressed(KeyEvent key) {
    boolean opens = key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE;
    if (opens && list.getFocusModel().getFocusedItem() instanceof SourceItem.File file) {
      toggle(file.row().file());
      key.consume();
    }
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
    if (investigation.isEmpty()) {
      looking.drop();
      opened.clear();
      root.setCenter(nothing());
      return;
    }
    root.setCenter(list);
    list.getItems().setAll(items(investigation));
    looking.show(
        () -> DataQuality.of(investigation.linked(), investigation.ranking()),
        found -> list.getItems().add(new SourceItem.Quality(found)));
  }

  private VBox nothing() {
    VBox words =
        new VBox(
            4,
            Parts.label("Start with the files you have", "empty-title"),
            Parts.label(
                "Each file adds evidence to the same ranking. Nothing leaves this machine.", "t2"));
    VBox nothing = new VBox(16, words, dropZone());
    nothing.setPadding(new Insets(16, 32, 24, 32));
    return nothing;
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

  private List<SourceItem> items(Investigation investigation) {
    List<SourcesModel.Row> rows = SourcesModel.rows(investigation.outcomes());
    List<String> strangers = SourcesModel.strangers(investigation.outcomes());
    Optional<TimeRange> axis =
        rows.stream()
            .flatMap(row -> row.range().stream())
            .reduce(TimeRange::span)
            .filter(range -> range.seconds() > 0);
    List<SourceItem> items = new ArrayList<>();
    items.add(new SourceItem.Head(head(rows, strangers.size())));
    items.add(new SourceItem.Drop());
    items.add(new SourceItem.Columns(axis));
    for (int at = 0; at < rows.size(); at++) {
      SourcesModel.Row row = rows.get(at);
      boolean isLast = at == rows.size() - 1;
      items.add(new SourceItem.File(row, axis, opened.contains(row.file()), isLast));
    }
    if (!strangers.isEmpty()) {
      items.add(new SourceItem.Strangers(strangers));
    }
    return items;
  }

  private static String head(List<SourcesModel.Row> rows, int strangers) {
    return "%d read%s%s%s"
        .formatted(
            count(rows, SourcesModel.State.READ),
            some(count(rows, SourcesModel.State.ASKS), "to be answered"),
            some(count(rows, SourcesModel.State.REFUSED), "refused"),
            some(strangers, "of no known format"));
  }

  private static String some(long count, String what) {
    return count == 0 ? "" : ", %d %s".formatted(count, what);
  }

  private static long count(List<SourcesModel.Row> rows, SourcesModel.State state) {
    return rows.stream().filter(row -> row.state() == state).count();
  }

  private void toggle(String file) {
    if (!opened.remove(file)) {
      opened.addLast(file);
    }
    int at = at(file);
    if (at >= 0 && list.getItems().get(at) instanceof SourceItem.File item) {
      list.getItems().set(at, item.opened(opened.contains(file)));
    }
  }

  private int at(String file) {
    List<SourceItem> items = list.getItems();
    for (int at = 0; at < items.size(); at++) {
      if (items.get(at) instanceof SourceItem.File item && item.row().file().equals(file)) {
        return at;
      }
    }
    return -1;
  }

  @Override
  public String chosen() {
    return opened.isEmpty() ? "" : opened.getLast();
  }

  /// Opens a file's row and brings it into sight.
  @Override
  public void choose(String file) {
    int at = at(file);
    if (at < 0) {
      return;
    }
    if (!opened.contains(file)) {
      toggle(file);
    }
    list.getFocusModel().focus(at);
    list.scrollTo(Math.max(0, at - 1));
  }

  @Override
  public String note() {
    return "Every figure walks back to a place in one of these files";
  }
}
