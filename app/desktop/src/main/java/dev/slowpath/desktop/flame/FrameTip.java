package dev.slowpath.desktop.flame;

import javafx.scene.layout.VBox;

/// What is said of the frame under the pointer: its name, where it stands, its weights.
final class FrameTip extends VBox {
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
    resize(Math.min(WIDTH, Math.max(280, prefWidth(-1))), prefHeight(WIDTH));
    autosize();
  }
}
