package dev.slowpath.desktop.traces;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.workbench.layout.TraceLayout;
import dev.slowpath.workbench.wording.Numbers;
import java.util.function.IntConsumer;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;

/// The waterfall of a trace: as many rows as fit are painted, whatever there are; its own scroll
/// bar, and what the pointer does.
final class TracePicture extends Pane {
  private static final double BAR = 10;
  private static final double ARROW = 10;
  private static final double CLOSER = 0.8;

  private final Canvas canvas = new Canvas();
  private final ScrollBar scroll = new ScrollBar();
  private final TraceWindow window;
  private final TracePaint paint;
  private final IntConsumer told;
  private int chosen;
  private int hovered = -1;

  /// @param told of the row of each span that is newly chosen
  TracePicture(Palette palette, Linked linked, TraceLayout layout, IntConsumer told) {
    window = new TraceWindow(layout);
    paint = new TracePaint(palette, linked);
    this.told = told;
    scroll.setOrientation(Orientation.VERTICAL);
    scroll.setFocusTraversable(false);
    scroll.valueProperty().addListener((_, _, place) -> scrollTo(place.intValue()));
    getChildren().addAll(canvas, scroll);
    setMinSize(240, 80);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    getStyleClass().add("flame-picture");
    canvas.setOnMouseMoved(event -> hover(window.rowAt(event.getY())));
    canvas.setOnMouseExited(_ -> hover(-1));
    canvas.setOnMouseClicked(this::click);
    canvas.setOnScroll(this::wheel);
    new TraceKeys(this).listen();
    say();
  }

  TraceWindow window() {
    return window;
  }

  /// The row that is chosen.
  int chosen() {
    return chosen;
  }

  @Override
  protected void layoutChildren() {
    double width = Math.max(1, Math.floor(getWidth() - BAR));
    double height = Math.max(1, Math.floor(getHeight()));
    canvas.setWidth(width);
    canvas.setHeight(height);
    scroll.resizeRelocate(width, 0, BAR, height);
    window.resize(width, height);
    bounds();
    repaint();
  }

  private void bounds() {
    int hidden = Math.max(0, window.count() - window.rowsOnScreen());
    scroll.setMax(hidden);
    scroll.setVisibleAmount(hidden * (double) window.rowsOnScreen() / Math.max(1, window.count()));
    scroll.setBlockIncrement(window.rowsOnScreen());
    scroll.setVisible(hidden > 0);
    scroll.setValue(window.top());
  }

  /// Scrolls until a place is the first.
  void scrollTo(int place) {
    if (place != window.top()) {
      window.scrollTo(place);
      repaint();
    }
  }

  private void repaint() {
    paint.paint(canvas.getGraphicsContext2D(), window, chosen, hovered);
  }

  /// After rows or times changed.
  void changed() {
    bounds();
    repaint();
  }

  void choose(int row) {
    chosen = row;
    window.reveal(row);
    changed();
    say();
    told.accept(row);
  }

  void fold(int row, boolean isFolded) {
    window.fold(row, isFolded);
    changed();
  }

  private void hover(int row) {
    if (row != hovered) {
      hovered = row;
      repaint();
    }
  }

  private void click(MouseEvent event) {
    requestFocus();
    int row = window.rowAt(event.getY());
    if (row < 0) {
      return;
    }
    double arrow = TracePaint.indent(window.layout(), row);
    boolean isArrow = event.getX() >= arrow - ARROW / 2 && event.getX() < arrow + ARROW;
    if (isArrow && window.hasBelow(row)) {
      fold(row, !window.isFolded(row));
    } else if (event.getClickCount() > 1) {
      zoom(row);
    } else {
      choose(row);
    }
  }

  /// Makes a span's time as wide as the bars.
  void zoom(int row) {
    TraceSet traces = window.layout().traces();
    int span = window.layout().span(row);
    window.zoom(traces.startNs(span), traces.endNs(span));
    repaint();
  }

  /// Shows so many times as much time, around the middle.
  void zoomBy(double times) {
    window.zoomAround(window.fromNs() + (window.toNs() - window.fromNs()) / 2, times);
    repaint();
  }

  void wholeTime() {
    window.wholeTime();
    repaint();
  }

  private void wheel(ScrollEvent event) {
    if (event.isShortcutDown()) {
      window.zoomAround(window.ns(event.getX()), event.getDeltaY() > 0 ? CLOSER : 1 / CLOSER);
      repaint();
    } else {
      scroll.setValue(
          Math.clamp(scroll.getValue() - Math.signum(event.getDeltaY()) * 3, 0, scroll.getMax()));
    }
    event.consume();
  }

  private void say() {
    TraceLayout layout = window.layout();
    int span = layout.span(chosen);
    setAccessibleText(
        "Waterfall of %s spans; chosen is %s with %s, %s of it on the critical path"
            .formatted(
                Numbers.count((long) layout.rows()),
                SpanText.label(layout, chosen),
                Numbers.duration(layout.traces().durationNs(span) / 1e6),
                Numbers.duration(layout.onPathNs(chosen) / 1e6)));
  }
}
