package dev.slowpath.model.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Whole numbers, one a row, while rows are added. They stand in blocks, so that growing copies
/// nothing and leaves no room unused; while all are the same, they take no memory.
final class LongColumn {
  private static final int BITS = 14;
  private static final int BLOCK = 1 << BITS;

  private final List<long[]> blocks = new ArrayList<>();
  private long[] last = {};
  private long first;
  private int size;

  void add(long value) {
    if (last.length == 0) {
      addToSame(value);
      return;
    }
    int at = size & (BLOCK - 1);
    if (at == 0) {
      last = new long[BLOCK];
      blocks.add(last);
    }
    last[at] = value;
    size++;
  }

  private void addToSame(long value) {
    if (size == 0) {
      first = value;
    }
    if (value != first) {
      spread();
      last[size & (BLOCK - 1)] = value;
    }
    size++;
  }

  /// Gives every row so far a place of its own.
  private void spread() {
    for (int block = 0; block <= size >> BITS; block++) {
      long[] values = new long[BLOCK];
      Arrays.fill(values, first);
      blocks.add(values);
      last = values;
    }
  }

  long get(int row) {
    return blocks.isEmpty() ? first : blocks.get(row >> BITS)[row & (BLOCK - 1)];
  }

  /// All rows in their order.
  long[] all() {
    long[] all = new long[size];
    Arrays.setAll(all, this::get);
    return all;
  }

  /// The rows in another order, or one alone where all are the same; the column is given up.
  long[] ordered(int[] order) {
    if (blocks.isEmpty()) {
      return size == 0 ? new long[0] : new long[] {first};
    }
    long[] ordered = new long[order.length];
    Arrays.setAll(ordered, row -> get(order[row]));
    blocks.clear();
    return ordered;
  }
}
