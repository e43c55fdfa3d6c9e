package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.part.FramePaint;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.profile.FrameTree;
import javafx.scene.Group;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeType;
import javafx.scene.shape.VLineTo;

/// Outlines on a flame graph: of what is chosen, of the same function elsewhere, and of what the
/// pointer is on. Shapes, so that where the pointer moves only their own pixels are painted anew.
final class FlameOutlines extends Group {
  /// Narrower frames of the chosen function are not outlined, in pixels.
  private static final double OUTLINED = 6;

  private final Path same = new Path();
  private final Rectangle chosen = outline(2);
  private final Rectangle pointed = outline(1);

  FlameOutlines(Palette palette) {
    same.getStrokeDashArray().setAll(3.0, 2.0);
    same.setStroke(palette.color(Token.T1));
    chosen.setStroke(palette.color(Token.T1));
    pointed.setStroke(palette.color(Token.T1));
    getChildren().addAll(same, chosen, pointed);
    setMouseTransparent(true);
    setManaged(false);
  }

  private static Rectangle outline(double line) {
    Rectangle outline = new Rectangle();
    outline.setFill(null);
    outline.setStrokeWidth(line);
    outline.setStrokeType(StrokeType.INSIDE);
    return outline;
  }

  void clip(double width, double height) {
    setClip(new Rectangle(width, height));
  }

  /// @param selected the chosen node, 0 for none
  /// @param hovered the node under the pointer, 0 or below for none
  void show(FlameWindow window, int selected, int hovered) {
    same.getElements().clear();
    if (selected > 0) {
      int first = Math.max(window.top(), window.layout().row(window.zoomed()));
      for (int row = first; row < window.lastRow(); row++) {
        showSame(window, row, selected);
      }
    }
    show(chosen, window, selected);
    show(pointed, window, hovered);
  }

  private void showSame(FlameWindow window, int row, int selected) {
    FrameTree tree = window.layout().tree();
    double wide = window.perPixel() * OUTLINED;
    window
        .layout()
        .visible(
            row,
            window.from(),
            window.to(),
            wide,
            node -> {
              boolean isSame =
                  node > 0
                      && node != selected
                      && tree.frameIndex(node) == tree.frameIndex(selected);
              if (isSame && window.width(node) >= OUTLINED) {
                addSame(window, node);
              }
            });
  }

  private void addSame(FlameWindow window, int node) {
    double left = left(window, node) + 0.5;
    double right = right(window, node) - 1.5;
    double top = window.y(window.layout().row(node)) + 0.5;
    double bottom = top + FramePaint.ROW - 2;
    same.getElements()
        .addAll(
            new MoveTo(left, top),
            new HLineTo(right),
            new VLineTo(bottom),
            new HLineTo(left),
            new VLineTo(top));
  }

  private static void show(Rectangle outline, FlameWindow window, int node) {
    boolean isSeen = node > 0 && right(window, node) > 0 && left(window, node) < window.width();
    outline.setVisible(isSeen);
    if (isSeen) {
      outline.setX(left(window, node));
      outline.setY(window.y(window.layout().row(node)));
      outline.setWidth(Math.max(2, right(window, node) - left(window, node) - 1));
      outline.setHeight(FramePaint.ROW - 1);
    }
  }

  /// Callers of what is zoomed are as wide as the picture; what reaches beyond it is cut a little
  /// outside.
  private static double left(FlameWindow window, int node) {
    return isCaller(window, node) ? 0 : Math.max(-4, (double) Math.round(window.x(node)));
  }

  private static double right(FlameWindow window, int node) {
    return isCaller(window, node)
        ? window.width()
        : Math.min(window.width() + 4, (double) Math.round(window.x(node) + window.width(node)));
  }

  private static boolean isCaller(FlameWindow window, int node) {
    return window.layout().row(node) < window.layout().row(window.zoomed());
  }
}
