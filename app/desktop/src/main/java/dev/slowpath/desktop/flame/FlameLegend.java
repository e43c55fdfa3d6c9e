package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.part.Hues;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.workbench.wording.FrameKinds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/// Below a flame graph: what its colours and widths mean, and what is to be known of its samples.
final class FlameLegend extends HBox {
  private final Palette palette;
  private final FlowPane keys = new FlowPane(16, 4);
  private final Label samples = Parts.label("", "t2", "s11");

  FlameLegend(Palette palette) {
    super(16);
    this.palette = palette;
    setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(keys, Priority.ALWAYS);
    keys.setAlignment(Pos.CENTER_LEFT);
    samples.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(keys, samples);
    getStyleClass().add("foot");
    setPadding(new Insets(8, 16, 8, 16));
    setMinHeight(32);
  }

  /// Says what is to be known of the samples.
  void tell(String words) {
    samples.setText(words);
  }

  String told() {
    return samples.getText();
  }

  void show(FlameModel.Shown shown, FlameMode mode) {
    keys.getChildren().clear();
    shown.kinds().stream()
        .sorted()
        .forEach(kind -> key(palette.color(Hues.of(kind)), FrameKinds.name(kind)));
    String words = width(shown.choice().metric(), mode);
    keys.getChildren().add(Parts.label(words, "t3", "s11"));
  }

  private static String width(Metric metric, FlameMode mode) {
    if (mode == FlameMode.TIME_ORDER) {
      return "From left to right in the order of time, thread by thread; width is weight";
    }
    return metric == Metric.CRITICAL_PATH
        ? "Width is wall time that requests wait for; rows are the depth of calls"
        : "Width is weight, not time; rows are the depth of calls";
  }

  /// Of a difference.
  void showDifference() {
    keys.getChildren().clear();
    key(palette.color(Token.MORE), "more, with its part of before");
    key(palette.color(Token.LESS), "less");
    key(palette.color(Token.AGG), "not told from chance");
    keys.getChildren().add(Parts.label("Width is before and after together", "t3", "s11"));
  }

  private void key(Color color, String name) {
    HBox key = new HBox(6, new Rectangle(8, 8, color), Parts.label(name, "t2", "s11"));
    key.setAlignment(Pos.CENTER_LEFT);
    keys.getChildren().add(key);
  }
}
