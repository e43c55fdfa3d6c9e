package dev.slowpath.desktop.part;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// A cell of two lines: what it is, and below it where or how much.
public final class TwoLines extends VBox {
  private final Label upper;
  private final Label lower;

  public TwoLines(String upperStyle, String lowerStyle) {
    upper = Parts.label("", "s12", upperStyle);
    lower = Parts.label("", "t2", "s11", lowerStyle);
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(upper, lower);
  }

  /// Both lines end at the right edge, as figures do.
  public TwoLines right() {
    setAlignment(Pos.CENTER_RIGHT);
    return this;
  }

  public void show(String above, String below) {
    upper.setText(above);
    lower.setText(below);
  }
}
