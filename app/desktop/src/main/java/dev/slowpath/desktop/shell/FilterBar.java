package dev.slowpath.desktop.shell;

import dev.slowpath.desktop.part.Parts;
import dev.slowpath.workbench.screen.Filter;
import dev.slowpath.workbench.screen.Investigation;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The filters in force as chips, each with a cross to take it away, and the switches of the page.
final class FilterBar extends HBox {
  private static final String LOAD = "Load = seconds of wall time spent per second observed";

  private final HBox chips = new HBox(8);
  private final HBox end = new HBox(8);
  private final Consumer<Filter> removed;
  private final Runnable adding;

  FilterBar(Consumer<Filter> removed, Runnable adding) {
    this.removed = removed;
    this.adding = adding;
    getStyleClass().add("filters");
    setMinHeight(40);
    setMaxHeight(40);
    chips.setStyle("-fx-alignment: center-left;");
    chips.setMinWidth(0);
    end.setStyle("-fx-alignment: center-right;");
    end.setMinWidth(0);
    HBox.setHgrow(chips, Priority.ALWAYS);
    getChildren().addAll(chips, end);
    setVisible(false);
    setManaged(false);
  }

  void show(Investigation investigation) {
    chips.getChildren().clear();
    boolean isTimed = investigation.filters().time().isPresent();
    investigation
        .linked()
        .window()
        .filter(_ -> !isTimed)
        .ifPresent(
            range -> chips.getChildren().add(Parts.chip("Time", Words.window(range), false)));
    investigation.filters().all().forEach(filter -> chips.getChildren().add(chip(filter)));
    chips.getChildren().add(add());
    boolean isShown = !investigation.isEmpty();
    setVisible(isShown);
    setManaged(isShown);
  }

  private HBox chip(Filter filter) {
    String key = FilterWords.key(filter);
    String value = FilterWords.value(filter);
    Label shown = Parts.label(value);
    shown.setMaxWidth(320);
    shown.setTooltip(new Tooltip(value + "\n" + FilterWords.reach(filter)));
    Button cross =
        Parts.iconButton(
            "Take away: %s %s".formatted(key, value), "c-close", () -> removed.accept(filter));
    cross.getStyleClass().setAll("chip-cross");
    HBox chip =
        new HBox(Parts.icon(FilterWords.icon(filter)), Parts.label(key, "chip-key"), shown, cross);
    chip.getStyleClass().addAll("chip", "whole");
    return chip;
  }

  private Button add() {
    Button add = new Button("Filter", Parts.icon("p-plus"));
    add.getStyleClass().add("chip-add");
    add.setAccessibleText("Add a filter (Ctrl+Shift+F)");
    add.setTooltip(new Tooltip("Add a filter (Ctrl+Shift+F)"));
    add.setMinWidth(Region.USE_PREF_SIZE);
    add.setOnAction(_ -> adding.run());
    return add;
  }

  /// What the page shown says and switches here.
  void end(String note, List<Node> switches, boolean hasLoads) {
    end.getChildren().clear();
    String words = note.isEmpty() && hasLoads ? LOAD : note;
    if (!words.isEmpty()) {
      end.getChildren().add(Parts.label(words, "t3", "s11"));
    }
    end.getChildren().addAll(switches);
  }
}
