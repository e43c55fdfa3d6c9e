package dev.slowpath.model.trace;

import dev.slowpath.model.sorting.Order;
import java.util.Arrays;

/// Rows of a table grouped by trace: traces by their earliest start, then id; the rows of each in
/// the order they were added. Works on numbers alone, so that millions of traces of one span take
/// little more than reading them.
final class Grouping {
  private final Columns rows;
  private final int[] numberOf;
  private int[] table = new int[1 << 10];
  private int[] firstRow = new int[1 << 9];
  private int traces;

  private Grouping(Columns rows) {
    this.rows = rows;
    numberOf = new int[rows.size()];
    Arrays.fill(table, -1);
  }

  /// Grouped rows.
  ///
  /// Shapes: the rows of group `g` are `rows[firsts[g]] … rows[firsts[g + 1] - 1]`.
  static final class Groups {
    private final int[] rows;
    private final int[] firsts;

    Groups(int[] rows, int[] firsts) {
      this.rows = rows;
      this.firsts = firsts;
    }

    int count() {
      return firsts.length - 1;
    }

    int first(int group) {
      return firsts[group];
    }

    int end(int group) {
      return firsts[group + 1];
    }

    int row(int at) {
      return rows[at];
    }
  }

  static Groups of(Columns rows) {
    Grouping grouping = new Grouping(rows);
    for (int row = 0; row < rows.size(); row++) {
      grouping.numberOf[row] = grouping.number(row);
    }
    return grouping.groups();
  }

  /// The number of a row's trace, in the order of their first rows.
  private int number(int row) {
    if (traces * 2 >= table.length) {
      rehash();
    }
    int at = slot(row);
    if (table[at] < 0) {
      table[at] = traces;
      if (traces == firstRow.length) {
        firstRow = Arrays.copyOf(firstRow, traces * 2);
      }
      firstRow[traces++] = row;
    }
    return table[at];
  }

  /// Where a row's trace stands in the table, or would.
  private int slot(int row) {
    int mask = table.length - 1;
    int at = rows.traceHash(row) & mask;
    while (table[at] >= 0 && !rows.sameTrace(firstRow[table[at]], row)) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void rehash() {
    table = new int[table.length * 2];
    Arrays.fill(table, -1);
    for (int trace = 0; trace < traces; trace++) {
      table[slot(firstRow[trace])] = trace;
    }
  }

  private Groups groups() {
    long[] earliest = new long[traces];
    Arrays.fill(earliest, Long.MAX_VALUE);
    int[] sizes = new int[traces];
    for (int row = 0; row < numberOf.length; row++) {
      int trace = numberOf[row];
      earliest[trace] = Math.min(earliest[trace], rows.startNs(row));
      sizes[trace]++;
    }
    int[] order =
        Order.by(
            earliest,
            (left, right) -> rows.trace(firstRow[left]).compareTo(rows.trace(firstRow[right])));
    int[] firsts = new int[traces + 1];
    int[] next = new int[traces];
    for (int group = 0; group < traces; group++) {
      next[order[group]] = firsts[group];
      firsts[group + 1] = firsts[group] + sizes[order[group]];
    }
    int[] grouped = new int[numberOf.length];
    for (int row = 0; row < numberOf.length; row++) {
      grouped[next[numberOf[row]]++] = row;
    }
    return new Groups(grouped, firsts);
  }
}
