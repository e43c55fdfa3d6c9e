package dev.slowpath.desktop.traces;

import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.traces.TracesModel.Asked;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.workbench.wording.Shortened;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/// What is asked of the traces listed: an endpoint, a least duration, failed ones only, words.
final class TracesBar extends HBox {
  private static final int NAME = 28;

  private final ComboBox<Optional<EndpointKey>> endpoint = new ComboBox<>();
  private final TextField least = new TextField();
  private final ToggleButton errors = new ToggleButton("Errors");
  private final TextField search = new TextField();
  private final Runnable asked;
  private boolean isQuiet;

  /// @param asked told when something else is asked for
  TracesBar(Runnable asked) {
    super(8);
    this.asked = asked;
    setStyle("-fx-alignment: center-right;");
    endpoint.setAccessibleText("Endpoint");
    endpoint.setPrefWidth(190);
    endpoint.setMinWidth(110);
    endpoint.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Optional<EndpointKey> key) {
            return key == null ? "" : name(key);
          }

          @Override
          public Optional<EndpointKey> fromString(String name) {
            return Optional.empty();
          }
        });
    endpoint.valueProperty().addListener((_, _, _) -> tell());
    field(least, "Least duration in ms", "≥ ms", 76);
    field(search, "Search traces", "Search: id, name, SQL", 170);
    errors.getStyleClass().setAll("segment", "only");
    errors.setOnAction(_ -> tell());
    getChildren().addAll(endpoint, least, errors, search);
    show(List.of());
  }

  private static String name(Optional<EndpointKey> key) {
    return key.map(one -> Shortened.text(one.name(), NAME)).orElse("All endpoints");
  }

  private void field(TextField field, String name, String prompt, double width) {
    field.setAccessibleText(name);
    field.setPromptText(prompt);
    field.getStyleClass().add("search-field");
    field.setPrefWidth(width);
    field.setMinWidth(64);
    field.textProperty().addListener((_, _, _) -> tell());
    Parts.tip(field, name);
  }

  private void tell() {
    if (!isQuiet) {
      asked.run();
    }
  }

  /// Shows the endpoints there are; the one asked for stays if it is among them.
  void show(List<EndpointKey> endpoints) {
    Optional<EndpointKey> before =
        endpoint.getValue() == null ? Optional.empty() : endpoint.getValue();
    List<Optional<EndpointKey>> all = new ArrayList<>();
    all.add(Optional.empty());
    endpoints.forEach(one -> all.add(Optional.of(one)));
    isQuiet = true;
    endpoint.getItems().setAll(all);
    endpoint.setValue(all.contains(before) ? before : Optional.empty());
    isQuiet = false;
  }

  Asked asked() {
    Optional<EndpointKey> key =
        endpoint.getValue() == null ? Optional.empty() : endpoint.getValue();
    return new Asked(key, leastMs(), errors.isSelected(), search.getText());
  }

  /// What is no number asks for nothing, and is marked.
  private double leastMs() {
    String text = least.getText().strip().replace(',', '.');
    boolean isNumber = text.matches("\\d{1,12}(\\.\\d{0,6})?");
    least.getStyleClass().removeAll("wrong");
    if (!isNumber && !text.isEmpty()) {
      least.getStyleClass().add("wrong");
    }
    return isNumber ? Double.parseDouble(text) : 0;
  }

  /// Asks for nothing any more, and tells nobody.
  void clear() {
    isQuiet = true;
    endpoint.setValue(Optional.empty());
    least.clear();
    errors.setSelected(false);
    search.clear();
    isQuiet = false;
  }

  void toggleErrors() {
    errors.fire();
  }

  void focus() {
    search.requestFocus();
    search.selectAll();
  }
}
