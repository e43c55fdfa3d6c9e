package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.part.Hues;
import dev.slowpath.desktop.theme.Fonts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.profile.CallTree;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.workbench.layout.FlameLayout;
import dev.slowpath.workbench.wording.Shortened;
import java.util.function.IntConsumer;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/// The icicle: callers above, callees below, as wide as they weigh.
final class FlameCanvas extends Pane {
  private static final double ROW = 18;
  private static final double LABELLED = 30;
  private static final double LETTER = 6.3;
  private final Canvas canvas = new Canvas();
  private final Palette palette;
  private final FlameLayout layout;
  private int zoomed;
  private String wanted = "";

  FlameCanvas(Palette palette, FlameLayout layout, IntConsumer hovered) {
    this.palette = palette;
    this.layout = layout;
    getChildren().add(canvas);
    setMinSize(100, ROW * (layout.rows() + 1));
    setFocusTraversable(true);
    setAccessibleText("Flame graph; the table beside it holds the same frames");
    canvas.setOnMouseMoved(event -> hovered.accept(nodeAt(event.getX(), event.getY())));
    canvas.setOnMouseClicked(event -> zoom(Math.max(0, nodeAt(event.getX(), event.getY()))));
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(Math.min(8_000, getHeight()));
    paint();
  }

  void zoom(int node) {
    zoomed = node;
    paint();
  }

  void find(String text) {
    wanted = text;
    paint();
  }

  private int nodeAt(double x, double y) {
    long weight = layout.start(zoomed) + (long) (x / scale());
    return layout.at((int) (y / ROW), weight);
  }

  private double scale() {
    return getWidth() / Math.max(1, layout.tree().total(zoomed));
  }

  private void paint() {
    GraphicsContext paint = canvas.getGraphicsContext2D();
    paint.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    paint.setFont(Font.font(Fonts.TEXT, 11));
    paint.setTextBaseline(VPos.CENTER);
    int rows = Math.min(layout.rows(), (int) (canvas.getHeight() / ROW));
    for (int row = 0; row < rows; row++) {
      row(paint, row);
    }
  }

  /// Frames narrower than a pixel are skipped by search, not one by one.
  private void row(GraphicsContext paint, int row) {
    long from = layout.start(zoomed);
    long to = layout.end(zoomed);
    double scale = scale();
    int node = layout.after(row, from);
    while (node < layout.first(row + 1) && layout.start(node) < to) {
      double left = Math.max(0, (layout.start(node) - from) * scale);
      double right = Math.min(getWidth(), (layout.end(node) - from) * scale);
      frame(paint, node, left, Math.max(1, right - left));
      if (right - left < 1) {
        long pixelEnd = from + (long) Math.ceil((Math.floor(left) + 1) / scale);
        node = Math.max(node + 1, layout.after(row, pixelEnd));
      } else {
        node++;
      }
    }
  }

  private void frame(GraphicsContext paint, int node, double left, double width) {
    CallTree tree = layout.tree();
    double top = layout.row(node) * ROW;
    boolean isHit = node > 0 && FlameModel.matches(tree.frame(node), wanted);
    paint.setFill(isHit ? palette.color(Token.MATCH) : color(node));
    paint.fillRect(left, top, Math.max(1, width - 1), ROW - 1);
    if (width > LABELLED) {
      paint.setFill(palette.color(isHit ? Token.ON_MATCH : Token.F_INK));
      String name = node == 0 ? "all" : Shortened.method(tree.frame(node).name());
      int room = (int) ((width - 8) / LETTER);
      paint.fillText(Shortened.text(name, Math.max(2, room)), left + 4, top + ROW / 2);
    }
  }

  /// The kind's colour, shaded by the name, so that a frame keeps its shade in every view.
  private Color color(int node) {
    if (node == 0) {
      return palette.color(Token.OWN);
    }
    Frame frame = layout.tree().frame(node);
    double shade = Math.floorMod(frame.name().hashCode(), 19) / 100.0;
    return palette.color(Hues.of(frame.kind())).interpolate(palette.color(Token.BG), shade);
  }
}
