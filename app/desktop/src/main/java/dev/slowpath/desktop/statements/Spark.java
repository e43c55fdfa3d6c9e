package dev.slowpath.desktop.statements;

import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;

/// The load of a statement in a row of the table: from snapshot to snapshot, a bar each, against
/// its own highest; with one step only, against the heaviest statement. Redrawn in place.
final class Spark extends Canvas {
  private static final double WIDTH = 40;
  private static final double HEIGHT = 20;
  private static final double FLAT = 8;

  private final Palette palette;

  Spark(Palette palette) {
    super(WIDTH, HEIGHT);
    this.palette = palette;
  }

  /// Shows a course of two steps or more.
  void show(List<Double> loads) {
    GraphicsContext paint = getGraphicsContext2D();
    paint.clearRect(0, 0, WIDTH, HEIGHT);
    double most = 0;
    for (double load : loads) {
      most = load > most ? load : most;
    }
    double step = WIDTH / loads.size();
    for (int at = 0; at < loads.size(); at++) {
      double load = loads.get(at);
      double height = load > 0 ? Math.max(1, load / most * HEIGHT) : 1;
      paint.setFill(palette.color(load > 0 ? Token.DB : Token.TRACK));
      paint.fillRect(at * step, HEIGHT - height, Math.max(0.5, step - (step > 3 ? 1 : 0)), height);
    }
  }

  /// Shows a share, 0..1.
  void show(double share) {
    GraphicsContext paint = getGraphicsContext2D();
    paint.clearRect(0, 0, WIDTH, HEIGHT);
    double top = (HEIGHT - FLAT) / 2;
    paint.setFill(palette.color(Token.TRACK));
    paint.fillRoundRect(0, top, WIDTH, FLAT, 4, 4);
    if (share > 0) {
      paint.setFill(palette.color(Token.DB));
      paint.fillRect(0, top, Math.max(1, share * WIDTH), FLAT);
    }
  }
}
