package dev.slowpath.workbench.layout;

import dev.slowpath.model.profile.FrameTree;
import java.util.Arrays;
import java.util.function.IntConsumer;

/// A call tree as rows of frames: every node lies within its parent, from `start` to `start +
/// total` in the weight of the metric.
///
/// Nodes keep their number in the tree. A row holds its nodes in ascending order of start, so what
/// a pixel shows is found by binary search.
public final class FlameLayout {
  private final FrameTree tree;
  private final long[] starts;
  private final long[] ends;
  private final int[] rowOf;
  private final int[] rowFirst;

  private FlameLayout(FrameTree tree, long[] starts, int[] rowOf, int[] rowFirst) {
    this.tree = tree;
    this.starts = starts;
    ends = new long[starts.length];
    for (int node = 0; node < ends.length; node++) {
      ends[node] = starts[node] + tree.total(node);
    }
    this.rowOf = rowOf;
    this.rowFirst = rowFirst;
  }

  /// Lays out a tree, whose nodes come breadth first.
  public static FlameLayout of(FrameTree tree) {
    int size = tree.size();
    long[] starts = new long[size];
    long[] next = new long[size];
    int[] rowOf = new int[size];
    int[] firsts = new int[size + 2];
    int rows = 0;
    for (int node = 0; node < size; node++) {
      int parent = tree.parent(node);
      if (parent >= 0) {
        starts[node] = next[parent];
        next[parent] += tree.total(node);
        rowOf[node] = rowOf[parent] + 1;
      }
      next[node] = starts[node];
      if (rowOf[node] >= rows) {
        firsts[rows++] = node;
      }
    }
    firsts[rows] = size;
    return new FlameLayout(tree, starts, rowOf, Arrays.copyOf(firsts, rows + 1));
  }

  public FrameTree tree() {
    return tree;
  }

  public int rows() {
    return rowFirst.length - 1;
  }

  public long start(int node) {
    return starts[node];
  }

  public long end(int node) {
    return ends[node];
  }

  public int row(int node) {
    return rowOf[node];
  }

  /// The first node of a row; that of the row after the last is the size of the tree.
  public int first(int row) {
    return rowFirst[row];
  }

  /// The first node of a row that ends after a weight; the first of the next row if none does.
  public int after(int row, long weight) {
    return after(rowFirst[row], rowFirst[row + 1], weight);
  }

  private int after(int from, int to, long weight) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[middle] > weight) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /// The node of a row at a weight, or -1 where there is none.
  public int at(int row, long weight) {
    if (row < 0 || row >= rows()) {
      return -1;
    }
    int node = after(row, weight);
    return node < rowFirst[row + 1] && start(node) <= weight ? node : -1;
  }

  /// Visits what can be seen of a row: each node that is a pixel wide or more, and of the narrower
  /// ones the first in each pixel. What is visited is bounded by pixels, never by nodes.
  ///
  /// @param from the weight at the left edge
  /// @param to the weight at the right edge
  /// @param perPixel weight that one pixel stands for
  public void visible(int row, long from, long to, double perPixel, IntConsumer seen) {
    int end = rowFirst[row + 1];
    int node = after(row, from);
    double pixels = 1 / perPixel;
    while (node < end && starts[node] < to) {
      seen.accept(node);
      if (ends[node] - Math.max(from, starts[node]) >= perPixel) {
        node++;
      } else {
        // Never before the left edge: a narrow node that reaches over it stands in the first pixel.
        long pixel = (long) (Math.max(0, starts[node] - from) * pixels) + 1;
        node = next(node + 1, end, from + (long) Math.ceil(pixel * perPixel));
      }
    }
  }

  /// The first node of a row, from one on, that ends after a weight. Steps grow as they go: what is
  /// looked for is most often near.
  private int next(int from, int end, long weight) {
    int low = from;
    int step = 1;
    while (low + step < end && ends[low + step - 1] <= weight) {
      low += step;
      step <<= 1;
    }
    return after(low, Math.min(end, low + step), weight);
  }

  /// The child of a node that weighs most, or -1 for a leaf.
  public int heaviestChild(int node) {
    int row = rowOf[node] + 1;
    if (row >= rows()) {
      return -1;
    }
    int child = after(row, starts[node]);
    return child < rowFirst[row + 1] && tree.parent(child) == node ? child : -1;
  }

  /// The sibling before or after a node; the node itself where there is none.
  public int sibling(int node, int step) {
    int other = node + step;
    boolean isOfRow = other > 0 && other < tree.size() && rowOf[other] == rowOf[node];
    return isOfRow && tree.parent(other) == tree.parent(node) ? other : node;
  }
}
