package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.part.FramePaint;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.profile.FrameTree;
import dev.slowpath.workbench.layout.FlameLayout;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// What lies on a flame graph's frames: labels on one canvas; on another the outlines of what is
/// chosen and of what the pointer is on, so that a moving pointer paints no label anew.
final class FlameMarks {
  /// Narrower frames have no label, in pixels.
  private static final double LABELLED = 30;

  /// Narrower frames of the chosen function are not outlined, in pixels.
  private static final double OUTLINED = 3;

  private final Canvas labels = new Canvas();
  private final Canvas outlines = new Canvas();
  private final Palette palette;
  private final FramePaint paint;
  private final Subject subject;
  private final Map<Integer, Color> inks = new HashMap<>();

  FlameMarks(Palette palette, Subject subject) {
    this.palette = palette;
    this.subject = subject;
    paint = new FramePaint(palette);
    outlines.setMouseTransparent(true);
  }

  /// The layer that the pointer is over.
  Canvas labels() {
    return labels;
  }

  /// The uppermost layer.
  Canvas outlines() {
    return outlines;
  }

  void resize(double width, double height) {
    for (Canvas layer : new Canvas[] {labels, outlines}) {
      layer.setWidth(width);
      layer.setHeight(height);
    }
  }

  private static GraphicsContext cleared(Canvas layer) {
    GraphicsContext on = layer.getGraphicsContext2D();
    on.clearRect(0, 0, layer.getWidth(), layer.getHeight());
    return on;
  }

  /// Writes the names of frames that have room for them.
  void label(FlameWindow window, Matches matches) {
    GraphicsContext on = cleared(labels);
    FlameLayout layout = window.layout();
    for (int row = window.top(); row < window.lastRow(); row++) {
      if (row < layout.row(window.zoomed())) {
        int node = window.ancestor(row);
        int faded =
            Pixels.mixed(
                subject.argb(node), Pixels.argb(palette.color(Token.BG)), FlameRaster.FADED);
        Color ink = matches.isHit(node) ? palette.color(Token.ON_MATCH) : ink(faded);
        label(on, node, ink, new FramePaint.Box(0, window.y(row), window.width()));
      } else {
        layout.visible(
            row,
            window.from(),
            window.to(),
            window.perPixel() * LABELLED,
            node -> label(on, window, matches, node));
      }
    }
  }

  private void label(GraphicsContext on, FlameWindow window, Matches matches, int node) {
    // A frame that begins left of the picture is labelled where it is seen.
    double x = Math.max(0, window.x(node));
    double width = Math.min(window.width(), window.x(node) + window.width(node)) - x;
    if (width > LABELLED) {
      boolean isHit = matches.isHit(node);
      Color ink = isHit ? palette.color(Token.ON_MATCH) : ink(subject.argb(node));
      double y = window.y(window.layout().row(node));
      label(on, node, ink, new FramePaint.Box(x, y, width));
    }
  }

  private void label(GraphicsContext on, int node, Color ink, FramePaint.Box box) {
    paint.label(on, subject.label(node), ink, box);
  }

  private Color ink(int argb) {
    return inks.computeIfAbsent(argb, one -> paint.ink(Pixels.color(one)));
  }

  /// Outlines what is chosen, the same function elsewhere, and what the pointer is on.
  void outline(FlameWindow window, int selected, int hovered) {
    GraphicsContext on = cleared(outlines);
    on.setStroke(palette.color(Token.T1));
    if (selected > 0) {
      on.setLineDashes(3, 2);
      int first = Math.max(window.top(), window.layout().row(window.zoomed()));
      double wide = window.perPixel() * OUTLINED;
      for (int row = first; row < window.lastRow(); row++) {
        window
            .layout()
            .visible(
                row,
                window.from(),
                window.to(),
                wide,
                node -> outlineSame(on, window, node, selected));
      }
      on.setLineDashes();
      outline(on, window, selected, 2);
    }
    if (hovered > 0) {
      outline(on, window, hovered, 1);
    }
  }

  private void outlineSame(GraphicsContext on, FlameWindow window, int node, int selected) {
    FrameTree tree = window.layout().tree();
    if (node > 0 && node != selected && tree.frameIndex(node) == tree.frameIndex(selected)) {
      outline(on, window, node, 1);
    }
  }

  private static void outline(GraphicsContext on, FlameWindow window, int node, double line) {
    boolean isCaller = window.layout().row(node) < window.layout().row(window.zoomed());
    double x = isCaller ? 0 : Math.max(-line, window.x(node));
    double end =
        isCaller
            ? window.width()
            : Math.min(window.width() + 2 * line, window.x(node) + window.width(node));
    double y = window.y(window.layout().row(node));
    if (end < 0 || x > window.width()) {
      return;
    }
    on.setLineWidth(line);
    on.strokeRect(
        x + line / 2, y + line / 2, Math.max(1, end - x - 1 - line), FramePaint.ROW - 1 - line);
  }
}
