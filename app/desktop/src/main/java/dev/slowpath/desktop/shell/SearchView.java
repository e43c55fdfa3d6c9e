package dev.slowpath.desktop.shell;

import dev.slowpath.desktop.part.Parts;
import dev.slowpath.workbench.wording.Numbers;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The search over everything: words above, what they match below, chosen by keyboard or click.
final class SearchView extends VBox {
  private static final double ROW = 32;
  private static final int ROWS = 12;

  private final TextField field = new TextField();
  private final ListView<Find> list = new ListView<>();
  private final Label count = Parts.label("", "t3", "s11");
  private final BiConsumer<String, Consumer<SearchModel.Found>> finder;
  private final Consumer<Find> chosen;

  /// A search.
  ///
  /// @param prompt what can be asked
  /// @param finder finds words beside the screen, and hands over what it found on it
  SearchView(
      String prompt,
      BiConsumer<String, Consumer<SearchModel.Found>> finder,
      Consumer<Find> chosen) {
    this.finder = finder;
    this.chosen = chosen;
    getStyleClass().add("search");
    setMaxSize(680, USE_PREF_SIZE);
    field.setPromptText(prompt);
    field.setAccessibleText(prompt);
    field.getStyleClass().add("search-words");
    field.textProperty().addListener((_, _, words) -> ask(words));
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
    list.setFixedCellSize(ROW);
    list.setCellFactory(_ -> new FindCell());
    list.setAccessibleText("What the search found");
    list.setPlaceholder(Parts.label("Nothing matches", "t2", "s12"));
    list.setOnMouseClicked(_ -> choose());
    list.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        choose();
      }
    });
    HBox top = new HBox(8, Parts.icon("m-magnify"), field, count);
    top.getStyleClass().add("search-top");
    HBox.setHgrow(field, Priority.ALWAYS);
    count.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(top, list, foot());
    ask("");
  }

  private static HBox foot() {
    HBox foot =
        new HBox(
            16,
            Parts.label("↑↓ choose", "t3", "s11"),
            Parts.label("Enter opens", "t3", "s11"),
            Parts.label("Esc closes", "t3", "s11"));
    foot.getStyleClass().add("search-foot");
    return foot;
  }

  TextField field() {
    return field;
  }

  private void ask(String words) {
    finder.accept(
        words,
        found -> {
          if (words.equals(field.getText())) {
            show(found);
          }
        });
  }

  private void show(SearchModel.Found found) {
    list.getItems().setAll(found.listed());
    list.getSelectionModel().selectFirst();
    list.scrollTo(0);
    double rows = Math.clamp(found.listed().size(), 2, ROWS);
    list.setPrefHeight(rows * ROW + 2);
    list.setMinHeight(rows * ROW + 2);
    int hidden = found.count() - found.listed().size();
    String all = Numbers.count((long) found.count());
    count.setText(hidden == 0 ? all : "%d of %s".formatted(found.listed().size(), all));
  }

  /// Arrows move in the list while the cursor stays in the words.
  private void steer(KeyEvent event) {
    int step =
        switch (event.getCode()) {
          case DOWN -> 1;
          case UP -> -1;
          case PAGE_DOWN -> ROWS;
          case PAGE_UP -> -ROWS;
          default -> 0;
        };
    if (step != 0) {
      int last = list.getItems().size() - 1;
      int to = Math.clamp(list.getSelectionModel().getSelectedIndex() + step, 0, Math.max(0, last));
      list.getSelectionModel().clearAndSelect(to);
      list.scrollTo(Math.max(0, to - ROWS / 2));
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER) {
      choose();
      event.consume();
    }
  }

  private void choose() {
    Find find = list.getSelectionModel().getSelectedItem();
    if (find != null) {
      chosen.accept(find);
    }
  }

  /// What is listed right now.
  List<Find> listed() {
    return list.getItems();
  }
}
