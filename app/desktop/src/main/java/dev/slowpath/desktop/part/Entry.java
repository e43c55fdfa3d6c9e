package dev.slowpath.desktop.part;

import java.util.function.Consumer;
import javafx.scene.control.TextField;

/// A line to type in, whose text is kept on Enter and when the keyboard goes elsewhere.
public final class Entry extends TextField {
  private final Consumer<String> keep;
  private String kept = "";

  /// @param name what is read out, and shown where nothing is typed yet
  /// @param keep told each text that is another than before
  public Entry(String name, Consumer<String> keep) {
    this.keep = keep;
    getStyleClass().add("search-field");
    setAccessibleText(name);
    setMinWidth(60);
    setOnAction(_ -> commit());
    focusedProperty()
        .addListener((_, _, isFocused) -> {
          if (!isFocused) {
            commit();
          }
        });
  }

  private void commit() {
    String text = getText().strip();
    if (!text.equals(kept)) {
      kept = text;
      keep.accept(text);
    }
  }

  /// Shows what is kept; what is being typed stays.
  public void show(String text) {
    boolean isTyping = isFocused() && !getText().strip().equals(kept);
    if (!isTyping && !text.equals(kept)) {
      setText(text);
    }
    kept = text;
  }

  /// Takes another text in place of what is there.
  public void replace(String text) {
    kept = text;
    setText(text);
  }
}
