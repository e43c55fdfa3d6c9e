package dev.slowpath.desktop.traces;

import dev.slowpath.workbench.layout.TraceLayout;
import java.util.Arrays;
import java.util.BitSet;

/// What of a trace is on the screen: which rows are folded, from which on rows are seen, and which
/// stretch of time the bars show. Places count the rows that no fold hides.
final class TraceWindow {
  static final double ROW = 20;
  static final double HEAD = 22;
  private static final double FIGURE = 66;
  private static final double LEAST_NAMES = 140;
  private static final double MOST_NAMES = 460;
  private static final double NAMES_SHARE = 0.42;
  private static final long LEAST_NS = 1_000;

  private final TraceLayout layout;
  private final BitSet folded = new BitSet();
  private int[] shown;
  private int top;
  private long fromNs;
  private long toNs;
  private double width = 1;
  private double height = 1;

  TraceWindow(TraceLayout layout) {
    this.layout = layout;
    shown = layout.shown(folded);
    wholeTime();
  }

  TraceLayout layout() {
    return layout;
  }

  void resize(double wide, double high) {
    width = wide;
    height = high;
    scrollTo(top);
  }

  double width() {
    return width;
  }

  double height() {
    return height;
  }

  /// How many rows no fold hides.
  int count() {
    return shown.length;
  }

  int rowsOnScreen() {
    return Math.max(1, (int) Math.floor((height - HEAD) / ROW));
  }

  int top() {
    return top;
  }

  void scrollTo(int place) {
    top = Math.clamp(place, 0, Math.max(0, shown.length - rowsOnScreen()));
  }

  /// The row at a place.
  int row(int place) {
    return shown[place];
  }

  /// The place of a row; of one that is hidden, that of the folded row it is below.
  int place(int row) {
    int at = Arrays.binarySearch(shown, row);
    return at >= 0 ? at : -at - 2;
  }

  /// The row at a height of the picture; -1 where there is none.
  int rowAt(double y) {
    int place = top + (int) Math.floor((y - HEAD) / ROW);
    return y < HEAD || place >= shown.length ? -1 : shown[place];
  }

  /// The upper edge of a place.
  double y(int place) {
    return HEAD + (place - top) * ROW;
  }

  boolean isFolded(int row) {
    return folded.get(row);
  }

  boolean hasBelow(int row) {
    return layout.end(row) > row + 1;
  }

  /// Hides or shows what is below a row.
  void fold(int row, boolean isFolded) {
    folded.set(row, isFolded);
    shown = layout.shown(folded);
    scrollTo(top);
  }

  /// Unfolds what hides a row, and scrolls until it is seen.
  void reveal(int row) {
    boolean isHidden = false;
    for (int above = layout.parent(row); above >= 0; above = layout.parent(above)) {
      isHidden |= folded.get(above);
      folded.clear(above);
    }
    if (isHidden) {
      shown = layout.shown(folded);
    }
    int place = place(row);
    if (place < top) {
      scrollTo(place);
    } else if (place >= top + rowsOnScreen()) {
      scrollTo(place - rowsOnScreen() + 1);
    }
  }

  void wholeTime() {
    fromNs = layout.startNs();
    toNs = Math.max(layout.endNs(), fromNs + 1);
  }

  boolean isWholeTime() {
    return fromNs == layout.startNs() && toNs >= layout.endNs();
  }

  /// Shows a stretch of time, within the trace.
  void zoom(long from, long to) {
    long least = Math.max(LEAST_NS, to - from);
    fromNs = Math.max(layout.startNs(), from);
    toNs = Math.min(Math.max(layout.endNs(), layout.startNs() + 1), fromNs + least);
    fromNs = Math.max(layout.startNs(), Math.min(fromNs, toNs - 1));
  }

  /// Shows so many times as much time around an instant, which stays where it is.
  void zoomAround(long ns, double times) {
    double before = (ns - fromNs) * times;
    double after = (toNs - ns) * times;
    zoom(ns - (long) before, ns + (long) after);
  }

  long fromNs() {
    return fromNs;
  }

  long toNs() {
    return toNs;
  }

  /// Where names end and bars begin.
  double names() {
    return Math.rint(Math.clamp(width * NAMES_SHARE, LEAST_NAMES, MOST_NAMES));
  }

  /// Where bars end and figures begin.
  double barsEnd() {
    return Math.max(names() + 20, width - FIGURE);
  }

  double x(long ns) {
    double share = (double) (ns - fromNs) / (toNs - fromNs);
    return names() + share * (barsEnd() - names());
  }

  long ns(double x) {
    double share = (x - names()) / (barsEnd() - names());
    return fromNs + (long) (Math.clamp(share, 0, 1) * (toNs - fromNs));
  }
}
