package dev.slowpath.desktop.part;

import javafx.scene.control.TextField;

/// The field that a list is narrowed by.
public final class SearchField extends TextField {

  /// @param prompt what stands in it while it is empty
  /// @param spoken what is searched, for who does not see it
  /// @param narrow told of every change of the text
  public SearchField(String prompt, String spoken, Runnable narrow) {
    setPromptText(prompt);
    setAccessibleText(spoken);
    getStyleClass().add("search-field");
    setPrefWidth(180);
    setMinWidth(120);
    textProperty().addListener((_, _, _) -> narrow.run());
  }

  /// Puts the cursor into it, as a page does that is searched (Ctrl+F).
  ///
  /// @return true: there is something to search
  public boolean take() {
    requestFocus();
    selectAll();
    return true;
  }
}
