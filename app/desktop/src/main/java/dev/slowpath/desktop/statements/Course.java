package dev.slowpath.desktop.statements;

import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.workbench.wording.Numbers;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;

/// The load of a statement from snapshot to snapshot, a bar each; a thin line where the entry was
/// not there.
final class Course extends Canvas {
  private static final double HEIGHT = 36;
  private static final double GAP = 2;
  private static final double WIDEST = 24;

  Course(Palette palette, List<Double> loads, double width) {
    super(width, HEIGHT);
    double most =
        loads.stream().mapToDouble(Double::doubleValue).filter(x -> x > 0).max().orElse(1);
    double step = Math.min(WIDEST, width / loads.size());
    GraphicsContext paint = getGraphicsContext2D();
    for (int at = 0; at < loads.size(); at++) {
      double load = loads.get(at);
      boolean isThere = !Double.isNaN(load);
      double height = isThere ? Math.max(1, load / most * HEIGHT) : 1;
      paint.setFill(palette.color(isThere ? Token.DB : Token.TRACK));
      paint.fillRect(at * step, HEIGHT - height, Math.max(1, step - GAP), height);
    }
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(
        "Load from snapshot to snapshot: "
            + loads.stream().map(Numbers::load).collect(Collectors.joining(", ")));
  }
}
