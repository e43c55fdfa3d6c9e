package dev.slowpath.benchmarks;

import dev.slowpath.workbench.layout.FlameLayout;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// A flame graph as it is drawn where nobody thought of a million frames: each frame that reaches
/// into the picture is a rectangle of its own, and has its label where that fits.
final class NaiveFlame {
  private static final double ROW = 18;
  private static final double LABELLED = 30;
  private static final double LETTER = 6.3;

  private final FlameLayout layout;

  NaiveFlame(FlameLayout layout) {
    this.layout = layout;
  }

  /// The first frame of the tenth row: heavy, and far from all.
  int heavy() {
    return layout.first(9);
  }

  /// Draws all under a node, from some row on.
  void draw(Canvas canvas, int zoomed, int top) {
    GraphicsContext on = canvas.getGraphicsContext2D();
    on.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    double scale = canvas.getWidth() / layout.tree().total(zoomed);
    for (int node = 0; node < layout.tree().size(); node++) {
      double x = (layout.start(node) - layout.start(zoomed)) * scale;
      double width = layout.tree().total(node) * scale;
      double y = (layout.row(node) - top) * ROW;
      if (x < canvas.getWidth() && x + width > 0 && y > -ROW && y < canvas.getHeight()) {
        draw(on, node, x, y, width);
      }
    }
  }

  private void draw(GraphicsContext on, int node, double x, double y, double width) {
    String name = node == 0 ? "all" : layout.tree().frame(node).name();
    on.setFill(Color.hsb(Math.floorMod(name.hashCode(), 120), 0.5, 0.7));
    on.fillRect(x, y, Math.max(0.5, width - 1), ROW - 1);
    if (width > LABELLED) {
      on.setFill(Color.BLACK);
      int room = (int) ((width - 8) / LETTER);
      on.fillText(
          name.substring(0, Math.min(name.length(), room)), Math.max(0, x) + 4, y + ROW - 5);
    }
  }
}
