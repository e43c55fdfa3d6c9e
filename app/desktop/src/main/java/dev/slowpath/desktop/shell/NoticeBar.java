package dev.slowpath.desktop.shell;

import dev.slowpath.desktop.part.Parts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// What there is to know, one sentence after another, until each was taken away.
final class NoticeBar extends HBox {
  private final Deque<String> sentences = new ArrayDeque<>();
  private final Label words = Parts.label("", "s12");
  private final Label more = Parts.label("", "t3", "s11");

  NoticeBar() {
    getStyleClass().add("notice");
    setMinHeight(36);
    setMaxHeight(36);
    setAlignment(Pos.CENTER_LEFT);
    Button close = Parts.iconButton("Take the notice away (Ctrl+Shift+X)", "c-close", this::next);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMaxWidth(Double.MAX_VALUE);
    more.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(Parts.icon("i-information-outline"), words, more, close);
    show();
  }

  void say(String sentence) {
    if (!sentences.contains(sentence)) {
      sentences.addLast(sentence);
    }
    show();
  }

  /// Takes the sentence shown away.
  void next() {
    sentences.pollFirst();
    show();
  }

  private void show() {
    boolean isShown = !sentences.isEmpty();
    String first = isShown ? sentences.getFirst() : "";
    words.setText(first);
    words.setTooltip(isShown ? new Tooltip(first) : null);
    more.setText(sentences.size() > 1 ? sentences.size() - 1 + " more" : "");
    setVisible(isShown);
    setManaged(isShown);
  }

  /// All there is to know, the sentence shown first.
  List<String> sentences() {
    return List.copyOf(sentences);
  }

  /// What is said right now; empty for nothing.
  String said() {
    return words.getText();
  }
}
