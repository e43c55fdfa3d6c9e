package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.part.FramePaint;
import dev.slowpath.workbench.layout.FlameLayout;

/// The part of a flame graph that is looked at: one node as wide as the picture, what calls it
/// above it, from some row on.
///
/// @param top the first row that is drawn
/// @param isFlame whether the root lies at the bottom
record FlameWindow(
    FlameLayout layout, int zoomed, int top, double width, double height, boolean isFlame) {

  long from() {
    return layout.start(zoomed);
  }

  long to() {
    return layout.end(zoomed);
  }

  double perPixel() {
    return Math.max(1, layout.tree().total(zoomed)) / Math.max(1, width);
  }

  double x(int node) {
    return (layout.start(node) - from()) / perPixel();
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
        : layout.at(row, from() + (long) (x * perPixel()));
  }

  int rowsOnScreen() {
    return Math.max(1, (int) (height / FramePaint.ROW));
  }
}
