package dev.slowpath.desktop.shell;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// What lies above the window's content for a moment: one panel, closed by Escape or by a click
/// beside it. While it is open the keyboard stays in it; afterwards it is where it was.
final class Overlay extends StackPane {
  private @Nullable Region panel;
  private @Nullable Node first;
  private @Nullable Node before;

  Overlay() {
    getStyleClass().add("overlay");
    setVisible(false);
    setManaged(false);
    setOnMousePressed(event -> {
      if (event.getTarget() == this) {
        close();
      }
    });
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
          }
        });
    sceneProperty()
        .addListener((_, _, scene) -> {
          if (scene != null) {
            watch(scene);
          }
        });
  }

  private void watch(Scene scene) {
    scene
        .focusOwnerProperty()
        .addListener((_, _, owner) -> {
          if (panel != null && first != null && (owner == null || !isInside(owner))) {
            first.requestFocus();
          }
        });
  }

  private boolean isInside(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at == this) {
        return true;
      }
    }
    return false;
  }

  /// Shows a panel below the header, the keyboard in one of its nodes.
  void open(Region shown, Node focus) {
    if (panel == null) {
      before = Optional.ofNullable(getScene()).map(Scene::getFocusOwner).orElse(null);
    }
    panel = shown;
    first = focus;
    shown.getStyleClass().add("panel");
    StackPane.setAlignment(shown, Pos.TOP_CENTER);
    getChildren().setAll(shown);
    setManaged(true);
    setVisible(true);
    focus.requestFocus();
  }

  /// Whether it is this panel that lies above the window now.
  boolean isShowing(Region shown) {
    return shown.equals(panel);
  }

  boolean isOpen() {
    return panel != null;
  }

  void close() {
    panel = null;
    first = null;
    getChildren().clear();
    setVisible(false);
    setManaged(false);
    if (before != null) {
      before.requestFocus();
    }
  }
}
