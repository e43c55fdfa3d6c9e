package dev.slowpath.desktop.live;

import dev.slowpath.desktop.part.Parts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// What a form says of the server for the moment: how far it is, or why it was refused and what
/// mends that, to be copied.
final class Told extends HBox {
  private static final String NOTE = "note";

  private final Label words = Parts.paragraph("", "s12");
  private final Node sign = Parts.icon("a-alert-outline");
  private final Button copy = Parts.copy("Copy what was said", words::getText);

  Told() {
    setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMaxWidth(Double.MAX_VALUE);
    say("");
  }

  /// Says something in passing; nothing takes no room.
  void say(String text) {
    getStyleClass().remove(NOTE);
    show(text, List.of(words));
  }

  /// Says something that must be seen.
  void warn(String text) {
    mark(text, List.of(sign, words));
  }

  /// Says why it was refused, with what mends it.
  void refuse(String text) {
    mark(text, List.of(sign, words, copy));
  }

  private void mark(String text, List<Node> parts) {
    getStyleClass().remove(NOTE);
    getStyleClass().add(NOTE);
    show(text, parts);
  }

  private void show(String text, List<Node> parts) {
    words.setText(text);
    getChildren().setAll(parts);
    setVisible(!text.isEmpty());
    setManaged(!text.isEmpty());
  }
}
