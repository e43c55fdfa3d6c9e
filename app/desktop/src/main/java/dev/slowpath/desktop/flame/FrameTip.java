package dev.slowpath.desktop.flame;

import javafx.scene.layout.VBox;

/// What is said of the frame under the pointer: its name, where it stands, its weights.
final class FrameTip extends VBox {
  private static final double LEAST = 280;
  private static final double WIDTH = 420;

  FrameTip() {
    getStyleClass().add("frame-tip");
    setVisible(false);
    setManaged(false);
    setMouseTransparent(true);
    setMaxWidth(WIDTH);
  }

  void show(Subject subject, int node, int zoomed) {
    getChildren().setAll(subject.tip(node, zoomed));
    setVisible(true);
    // What is new in it has no style yet, and with that no size.
    applyCss();
    double width = Math.clamp(prefWidth(-1), LEAST, WIDTH);
    resize(width, prefHeight(width));
    layout();
  }
}
