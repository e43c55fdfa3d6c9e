package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.part.FramePaint;
import dev.slowpath.workbench.layout.FlameLayout;

/// The part of a flame graph that is looked at: a stretch of the weights of one node as wide as the
/// picture, what calls that node above it, from some row on.
///
/// @param zoomed the node whose callers are as wide as the picture
/// @param from the weight at the left edge, not before that node
/// @param to the weight at the right edge, not after that node
/// @param top the first row that is drawn
/// @param isFlame whether the root lies at the bottom
/// @param least the first row that is ever drawn
record FlameWindow(
    FlameLayout layout,
    int zoomed,
    long from,
    long to,
    int top,
    double width,
    double height,
    boolean isFlame,
    int least) {

  /// The whole of a layout, but for the rows before one.
  static FlameWindow from(int least, FlameLayout layout) {
    return new FlameWindow(layout, 0, layout.start(0), layout.end(0), least, 1, 1, false, least);
  }

  /// The whole of a layout.
  static FlameWindow of(FlameLayout layout) {
    return from(0, layout);
  }

  FlameWindow zoomedTo(int node) {
    return new FlameWindow(
        layout, node, layout.start(node), layout.end(node), top, width, height, isFlame, least);
  }

  FlameWindow scrolledTo(int row) {
    int most = least + hidden();
    return new FlameWindow(
        layout, zoomed, from, to, Math.clamp(row, least, most), width, height, isFlame, least);
  }

  FlameWindow turned(boolean toFlame) {
    return new FlameWindow(layout, zoomed, from, to, top, width, height, toFlame, least);
  }

  FlameWindow sized(double wide, double high) {
    return new FlameWindow(layout, zoomed, from, to, top, wide, high, isFlame, least);
  }

  /// Shows a stretch so many times as long, what lies at `x` staying there.
  FlameWindow stretched(double times, double x) {
    double length = Math.clamp((to - from) * times, 1, (double) Math.max(1, layout.end(0)));
    double left = from + x * perPixel() - x / Math.max(1, width) * length;
    return reaching((long) left, (long) Math.ceil(length));
  }

  /// The same length, so many pixels to the right.
  FlameWindow shifted(double pixels) {
    return reaching(from + (long) (pixels * perPixel()), to - from);
  }

  private FlameWindow reaching(long left, long length) {
    long whole = layout.end(0);
    long first = Math.clamp(left, 0, Math.max(0, whole - length));
    long last = Math.min(whole, first + length);
    int node = zoomed;
    while (node > 0 && (layout.start(node) > first || layout.end(node) < last)) {
      node = layout.tree().parent(node);
    }
    return new FlameWindow(layout, node, first, last, top, width, height, isFlame, least);
  }

  /// Whether a node lies in the stretch that is looked at, at least in part.
  boolean shows(int node) {
    return layout.end(node) > from && layout.start(node) < to;
  }

  double perPixel() {
    return Math.max(1, to - from) / Math.max(1, width);
  }

  double x(int node) {
    return (layout.start(node) - from) / perPixel();
  }

  double width(int node) {
    return layout.tree().total(node) / perPixel();
  }

  double y(int row) {
    double down = (row - top) * FramePaint.ROW;
    return isFlame ? height - down - FramePaint.ROW : down;
  }

  int rowAt(double y) {
    double down = isFlame ? height - y : y;
    return top + (int) (down / FramePaint.ROW);
  }

  /// The node of a row that calls the zoomed one.
  int ancestor(int row) {
    int node = zoomed;
    while (layout.row(node) > row) {
      node = layout.tree().parent(node);
    }
    return node;
  }

  /// The node at a point, or -1.
  int at(double x, double y) {
    int row = rowAt(y);
    if (row < 0 || row >= layout.rows()) {
      return -1;
    }
    return row < layout.row(zoomed)
        ? ancestor(row)
        : layout.at(row, from + (long) (x * perPixel()));
  }

  /// How many rows there is no room for.
  int hidden() {
    return Math.max(0, layout.rows() - least - rowsOnScreen());
  }

  int rowsOnScreen() {
    return Math.max(1, (int) (height / FramePaint.ROW));
  }

  /// The row after the last that is drawn.
  int lastRow() {
    return Math.min(layout.rows(), top + rowsOnScreen() + 1);
  }
}
