package dev.slowpath.desktop.plans;

import dev.slowpath.desktop.part.Parts;
import dev.slowpath.workbench.wording.PlanText;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A plan as EXPLAIN writes it, the lines of the chosen step marked.
final class RawText extends VBox {
  private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

  private final ListView<PlanText.Line> lines = new ListView<>();
  private final Label marked = Parts.label("", "t3", "s11");
  private final Label place = Parts.locator("");
  private final SimpleIntegerProperty node = new SimpleIntegerProperty();

  RawText() {
    lines.getStyleClass().add("raw-list");
    lines.setFixedCellSize(18);
    lines.setAccessibleText("The plan as text");
    lines.setCellFactory(_ -> new Row());
    VBox.setVgrow(lines, Priority.ALWAYS);
    Label title = Parts.label("As text", "pane-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    marked.setMinWidth(Region.USE_PREF_SIZE);
    HBox head =
        new HBox(
            12, title, place, Parts.gap(), marked, Parts.copy("Copy the plan as text", this::text));
    head.setAlignment(Pos.CENTER_LEFT);
    head.setMinHeight(32);
    head.setPadding(new Insets(0, 16, 0, 16));
    getChildren().addAll(head, lines);
    setMinHeight(90);
  }

  String text() {
    return lines.getItems().stream().map(PlanText.Line::text).collect(Collectors.joining("\n"));
  }

  void show(List<PlanText.Line> shown, String file) {
    lines.getItems().setAll(shown);
    place.setText(file);
  }

  void mark(int chosen) {
    node.set(chosen);
    List<PlanText.Line> all = lines.getItems();
    long count = all.stream().filter(line -> line.node() == chosen).count();
    marked.setText(
        "%d %s of node %d marked".formatted(count, count == 1 ? "line" : "lines", chosen));
    for (int at = 0; at < all.size(); at++) {
      if (all.get(at).node() == chosen) {
        lines.scrollTo(Math.max(0, at - 1));
        return;
      }
    }
  }

  private final class Row extends ListCell<PlanText.Line> {
    private final Label number = Parts.label("", "locator");
    private final Label text = Parts.label("", "raw-line");
    private final HBox row = new HBox(number, text);

    Row() {
      number.setMinWidth(28);
      row.getStyleClass().add("raw-row");
      setPrefWidth(0);
      node.addListener((_, _, _) -> mark());
    }

    /// A state of the cell, not a style of what it holds: a style that changes while the list lays
    /// its cells out is not always painted.
    private void mark() {
      PlanText.Line line = getItem();
      pseudoClassStateChanged(MARKED, line != null && line.node() == node.get());
    }

    @Override
    protected void updateItem(PlanText.@Nullable Line line, boolean empty) {
      super.updateItem(line, empty);
      mark();
      if (line == null || empty) {
        setGraphic(null);
        return;
      }
      setGraphic(row);
      number.setText(Integer.toString(getIndex() + 1));
      text.setText(line.text());
    }
  }
}
