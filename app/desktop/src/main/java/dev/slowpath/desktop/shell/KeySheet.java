package dev.slowpath.desktop.shell;

import dev.slowpath.desktop.page.Command;
import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Parts;
import java.util.List;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The sheet of keys: every action by the place where its key holds.
final class KeySheet extends VBox {
  private final Button close;

  /// A sheet.
  ///
  /// @param groups names of places, in the order shown, and what can be done there
  KeySheet(Map<String, List<Command>> groups, Runnable closed) {
    getStyleClass().add("key-sheet");
    setMaxSize(920, USE_PREF_SIZE);
    close = Parts.iconButton("Close (Esc)", "c-close", closed);
    HBox head = new HBox(8, Parts.label("Keys", "page-title"), Parts.gap(), close);
    head.getStyleClass().add("sheet-head");
    FlowPane columns = new FlowPane(24, 16);
    columns.setPadding(new Insets(16));
    groups.forEach((place, commands) -> {
      if (commands.stream().anyMatch(command -> !command.keys().isEmpty())) {
        columns.getChildren().add(group(place, commands));
      }
    });
    ScrollPane scroll = Cards.scroll(columns);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    scroll.setMaxHeight(620);
    columns.setPrefWrapLength(888);
    getChildren().addAll(head, scroll);
  }

  Button closeButton() {
    return close;
  }

  private static VBox group(String place, List<Command> commands) {
    VBox group = new VBox(6, Parts.label(place, "pane-title"));
    group.setPrefWidth(268);
    for (Command command : commands) {
      if (!command.keys().isEmpty()) {
        Label keys = Parts.label(shown(command.keys()), "key");
        keys.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(8, name(command), Parts.gap(), keys);
        row.setMinHeight(24);
        row.setStyle("-fx-alignment: center-left;");
        group.getChildren().add(row);
      }
    }
    return group;
  }

  private static Label name(Command command) {
    return Parts.label(command.name(), "s12");
  }

  /// Keys as this machine writes them; a sign stands for itself.
  static String shown(String keys) {
    return keys.contains("+") || keys.length() > 1
        ? KeyCombination.valueOf(keys).getDisplayText()
        : keys;
  }
}
