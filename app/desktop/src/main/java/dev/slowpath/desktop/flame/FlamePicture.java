package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.part.FramePaint;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.profile.CallTree;
import dev.slowpath.workbench.layout.FlameLayout;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Shortened;
import java.util.function.IntConsumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.util.Duration;

/// The flame graph: frames as a raster, labels and marks above it, its own scroll bar, and what the
/// pointer and the keys do.
final class FlamePicture extends Pane {
  private static final double BAR = 8;

  private final FlameRaster raster;
  private final ImageView frames = new ImageView();
  private final Canvas marks = new Canvas();
  private final ScrollBar scroll = new ScrollBar();
  private final FrameTip tip = new FrameTip();
  private final PauseTransition pause = new PauseTransition(Duration.millis(200));
  private final FramePaint labels;
  private final Palette palette;
  private final IntConsumer told;
  private FlameWindow window;
  private Matches matches;
  private int hovered = -1;
  private int selected;

  /// @param told of each node that is newly selected or zoomed to
  FlamePicture(Palette palette, FlameLayout layout, IntConsumer told) {
    this.palette = palette;
    this.told = told;
    raster = new FlameRaster(palette);
    labels = new FramePaint(palette);
    window = new FlameWindow(layout, 0, 0, 1, 1, false);
    matches = Matches.none(layout.tree());
    scroll.setOrientation(Orientation.VERTICAL);
    scroll.setFocusTraversable(false);
    scroll.valueProperty().addListener((_, _, row) -> move(row.intValue()));
    getChildren().addAll(frames, marks, scroll, tip);
    setMinSize(120, 120);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    getStyleClass().add("flame-picture");
    marks.setOnMouseMoved(this::hover);
    marks.setOnMouseExited(_ -> unhover());
    marks.setOnMouseClicked(this::click);
    marks.setOnScroll(
        event -> scroll.setValue(scroll.getValue() - Math.signum(event.getDeltaY()) * 3));
    pause.setOnFinished(_ -> showTip());
    new FlameKeys(this).listen();
  }

  FlameWindow window() {
    return window;
  }

  int selected() {
    return selected;
  }

  CallTree tree() {
    return window.layout().tree();
  }

  @Override
  protected void layoutChildren() {
    double width = Math.max(1, Math.floor(getWidth() - BAR));
    double height = Math.max(1, Math.floor(getHeight()));
    frames.setImage(raster.resized((int) width, (int) height));
    marks.setWidth(width);
    marks.setHeight(height);
    scroll.resizeRelocate(width, 0, BAR, height);
    window =
        new FlameWindow(
            window.layout(), window.zoomed(), window.top(), width, height, window.isFlame());
    bounds();
    paint();
  }

  private void bounds() {
    int hidden = Math.max(0, window.layout().rows() - window.rowsOnScreen());
    scroll.setMax(hidden);
    scroll.setVisibleAmount(
        hidden * window.rowsOnScreen() / (double) Math.max(1, window.layout().rows()));
    scroll.setVisible(hidden > 0);
  }

  private void move(int row) {
    look(window.zoomed(), row, window.isFlame());
  }

  private void look(int zoomed, int top, boolean isFlame) {
    int most = Math.max(0, window.layout().rows() - window.rowsOnScreen());
    window =
        new FlameWindow(
            window.layout(),
            zoomed,
            Math.clamp(top, 0, most),
            window.width(),
            window.height(),
            isFlame);
    tip.setVisible(false);
    paint();
  }

  /// Makes a node as wide as the picture; what calls it stays above it.
  void zoom(int node) {
    selected = node;
    look(node, window.top(), window.isFlame());
    reveal(node);
    told.accept(node);
  }

  void select(int node) {
    selected = node;
    reveal(node);
    paint();
    told.accept(node);
  }

  /// Selects the first node of the function that another picture has selected, where it is there.
  void chooseAs(FlamePicture before) {
    if (before.selected == 0) {
      return;
    }
    String name = before.tree().frame(before.selected).name();
    for (int node = 1; node < tree().size(); node++) {
      if (tree().frame(node).name().equals(name)) {
        select(node);
        return;
      }
    }
  }

  private void reveal(int node) {
    int row = window.layout().row(node);
    if (row < window.top() || row >= window.top() + window.rowsOnScreen()) {
      scroll.setValue(Math.max(0, row - window.rowsOnScreen() / 2));
    }
    boolean isOutside =
        window.layout().end(node) <= window.from() || window.layout().start(node) >= window.to();
    if (isOutside) {
      look(0, window.top(), window.isFlame());
    }
  }

  void turn(boolean isFlame) {
    look(window.zoomed(), window.top(), isFlame);
  }

  void mark(Matches found) {
    matches = found;
    paint();
  }

  private void hover(MouseEvent event) {
    int node = window.at(event.getX(), event.getY());
    if (node == hovered) {
      return;
    }
    hovered = node;
    tip.setVisible(false);
    pause.stop();
    if (node >= 0) {
      tip.setLayoutX(event.getX() + 12);
      pause.playFromStart();
    }
    paintMarks();
  }

  private void unhover() {
    hovered = -1;
    pause.stop();
    tip.setVisible(false);
    paintMarks();
  }

  /// Beside the pointer, and never over the row of its frame.
  private void showTip() {
    if (hovered < 0) {
      return;
    }
    tip.show(tree(), hovered, window.zoomed());
    double row = window.y(window.layout().row(hovered));
    double below = row + FramePaint.ROW + 6;
    boolean fitsBelow = below + tip.getHeight() < getHeight();
    tip.setLayoutY(fitsBelow ? below : Math.max(0, row - tip.getHeight() - 6));
    tip.setLayoutX(Math.clamp(tip.getLayoutX(), 0, Math.max(0, getWidth() - tip.getWidth() - 12)));
  }

  private void click(MouseEvent event) {
    requestFocus();
    int node = window.at(event.getX(), event.getY());
    if (node < 0) {
      return;
    }
    boolean isAncestor = window.layout().row(node) < window.layout().row(window.zoomed());
    if (event.getClickCount() > 1 || isAncestor) {
      zoom(node);
    } else {
      select(node);
    }
  }

  private void paint() {
    raster.paint(window, matches);
    paintMarks();
    setAccessibleText(
        "Flame graph of %s frames; chosen is %s with %s of all"
            .formatted(
                Numbers.count((long) tree().size()),
                selected == 0 ? "all" : tree().frame(selected).name(),
                Numbers.share(tree().total(selected) / (double) Math.max(1, tree().total(0)))));
  }

  private void paintMarks() {
    GraphicsContext paint = marks.getGraphicsContext2D();
    paint.clearRect(0, 0, marks.getWidth(), marks.getHeight());
    FlameLayout layout = window.layout();
    int last = Math.min(layout.rows(), window.top() + window.rowsOnScreen());
    for (int row = window.top(); row < last; row++) {
      if (row < layout.row(window.zoomed())) {
        label(paint, window.ancestor(row), 0, window.width());
      } else {
        layout.visible(
            row,
            window.from(),
            window.to(),
            window.perPixel() * 30,
            node -> label(paint, node, window.x(node), window.width(node)));
      }
    }
    outlines(paint, last);
  }

  private void label(GraphicsContext paint, int node, double x, double width) {
    String name = node == 0 ? "all" : Shortened.method(tree().frame(node).name());
    Token ink = node == 0 ? Token.T1 : matches.isHit(node) ? Token.ON_MATCH : Token.F_INK;
    double y = window.y(window.layout().row(node));
    labels.label(paint, name, palette.color(ink), new FramePaint.Box(x, y, width));
  }

  private void outlines(GraphicsContext paint, int last) {
    paint.setStroke(palette.color(Token.T1));
    if (selected > 0) {
      paint.setLineDashes(3, 2);
      int first = Math.max(window.top(), window.layout().row(window.zoomed()));
      double wide = window.perPixel() * 3;
      for (int row = first; row < last; row++) {
        window
            .layout()
            .visible(row, window.from(), window.to(), wide, node -> outlineSame(paint, node));
      }
      paint.setLineDashes();
      outline(paint, selected, 2);
    }
    if (hovered > 0) {
      outline(paint, hovered, 1);
    }
  }

  /// The same function elsewhere.
  private void outlineSame(GraphicsContext paint, int node) {
    boolean isOther = node > 0 && node != selected;
    if (isOther && tree().frame(node).equals(tree().frame(selected))) {
      outline(paint, node, 1);
    }
  }

  private void outline(GraphicsContext paint, int node, double line) {
    boolean isAncestor = window.layout().row(node) < window.layout().row(window.zoomed());
    double x = isAncestor ? 0 : window.x(node);
    double width = isAncestor ? window.width() : window.width(node);
    double y = window.y(window.layout().row(node));
    if (x + width < 0 || x > window.width()) {
      return;
    }
    paint.setLineWidth(line);
    paint.strokeRect(
        x + line / 2, y + line / 2, Math.max(1, width - 1 - line), FramePaint.ROW - 1 - line);
  }
}
