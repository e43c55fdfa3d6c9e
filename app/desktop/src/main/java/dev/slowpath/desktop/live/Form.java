package dev.slowpath.desktop.live;

import dev.slowpath.desktop.part.Parts;
import dev.slowpath.plugin.Recorder.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Names and what is filled in beside them, a line each.
final class Form extends GridPane {
  private static final double NAMES = 112;

  private final Map<String, Control> controls = new LinkedHashMap<>();

  Form() {
    getStyleClass().add("form");
    setHgap(12);
    setVgap(8);
    ColumnConstraints names = new ColumnConstraints(NAMES);
    ColumnConstraints fields = new ColumnConstraints();
    fields.setHgrow(Priority.ALWAYS);
    getColumnConstraints().addAll(names, fields);
  }

  /// Adds a line.
  void add(Field field) {
    if (!field.choices().isEmpty()) {
      ComboBox<String> choice = new ComboBox<>();
      choice.getItems().setAll(field.choices());
      choice.setValue(field.value());
      choice.setMaxWidth(Double.MAX_VALUE);
      put(field, choice);
      return;
    }
    TextField text = field.isSecret() ? new PasswordField() : new TextField(field.value());
    text.setPromptText(field.prompt());
    text.getStyleClass().add("search-field");
    put(field, text);
  }

  private void put(Field field, Control control) {
    control.setAccessibleText(field.name());
    control.setId("field-" + field.id());
    controls.put(field.id(), control);
    addRow(controls.size() - 1, Parts.label(field.name(), "t2", "s12"), control);
  }

  void clear() {
    controls.clear();
    getChildren().clear();
  }

  /// What is filled in, by the ids of the fields.
  Map<String, String> filled() {
    Map<String, String> filled = new LinkedHashMap<>();
    controls.forEach((id, control) -> filled.put(id, text(control)));
    return filled;
  }

  private static String text(Control control) {
    return switch (control) {
      case PasswordField secret -> secret.getText();
      case TextField field -> field.getText().strip();
      case ComboBox<?> choice -> String.valueOf(choice.getValue());
      default -> "";
    };
  }

  /// Fills a line.
  void fill(String id, String value) {
    if (controls.get(id) instanceof TextField field) {
      field.setText(value);
    }
  }

  /// The first line's.
  Optional<Control> first() {
    return controls.values().stream().findFirst();
  }

  /// Puts the keyboard into a line; into the first one where there is none of that id.
  void focus(String id) {
    Optional.ofNullable(controls.get(id)).or(this::first).ifPresent(Control::requestFocus);
  }
}
