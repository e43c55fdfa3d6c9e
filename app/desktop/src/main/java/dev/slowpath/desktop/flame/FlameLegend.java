package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.part.Hues;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.workbench.wording.FrameKinds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/// What colours and widths of a flame graph mean.
final class FlameLegend extends FlowPane {
  private final Palette palette;

  FlameLegend(Palette palette) {
    super(16, 4);
    this.palette = palette;
    getStyleClass().add("foot");
    setPadding(new Insets(8, 16, 8, 16));
    setMinHeight(32);
  }

  void show(FlameModel.Shown shown, FlameMode mode) {
    getChildren().clear();
    shown.kinds().stream()
        .sorted()
        .forEach(kind -> key(palette.color(Hues.of(kind)), FrameKinds.name(kind)));
    String words = width(shown.choice().metric(), mode);
    getChildren().add(Parts.label(words, "t3", "s11"));
  }

  private static String width(Metric metric, FlameMode mode) {
    if (mode == FlameMode.TIME_ORDER) {
      return "From left to right in the order of time, thread by thread; width is weight";
    }
    return metric == Metric.CRITICAL_PATH
        ? "Width is wall time that requests wait for; callers above callees"
        : "Width is weight, not time; callers above callees";
  }

  /// Of a difference.
  void showDifference() {
    getChildren().clear();
    key(palette.color(Token.MORE), "more, with its part of before");
    key(palette.color(Token.LESS), "less");
    key(palette.color(Token.AGG), "not told from chance");
    getChildren().add(Parts.label("Width is before and after together", "t3", "s11"));
  }

  private void key(Color color, String name) {
    HBox key = new HBox(6, new Rectangle(8, 8, color), Parts.label(name, "t2", "s11"));
    key.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(key);
  }
}
