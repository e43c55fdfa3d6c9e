package dev.slowpath.model.trace;

import java.util.HashMap;
import java.util.Map;

/// Parent links resolved within each trace, with cycles cut, by iteration only.
final class Parents {
  private final int[] indices;
  private final int orphans;
  private final int cut;

  private Parents(int[] indices, int orphans, int cut) {
    this.indices = indices;
    this.orphans = orphans;
    this.cut = cut;
  }

  /// The parent of each span, or -1.
  int[] indices() {
    return indices;
  }

  int orphans() {
    return orphans;
  }

  int cut() {
    return cut;
  }

  static Parents resolve(Columns rows, int[] firsts) {
    int[] parents = new int[rows.size()];
    int orphans = 0;
    int cut = 0;
    for (int trace = 0; trace + 1 < firsts.length; trace++) {
      int row = firsts[trace];
      if (firsts[trace + 1] == row + 1 && rows.parentId(row) != rows.spanId(row)) {
        // Alone: it has no parent here.
        parents[row] = -1;
        orphans += rows.parentId(row) == 0 ? 0 : 1;
        continue;
      }
      orphans += link(rows, firsts[trace], firsts[trace + 1], parents);
      cut += cutCycles(firsts[trace], firsts[trace + 1], parents);
    }
    return new Parents(parents, orphans, cut);
  }

  private static int link(Columns rows, int from, int to, int[] parents) {
    Map<Long, Integer> byId = new HashMap<>();
    for (int row = from; row < to; row++) {
      byId.putIfAbsent(rows.spanId(row), row);
    }
    int orphans = 0;
    for (int row = from; row < to; row++) {
      Integer parent = rows.parentId(row) == 0 ? null : byId.get(rows.parentId(row));
      parents[row] = parent == null ? -1 : parent;
      if (rows.parentId(row) != 0 && parents[row] < 0) {
        orphans++;
      }
    }
    return orphans;
  }

  /// Walks up from each span; a walk that meets itself is cut where it closed. Each span is walked
  /// once.
  private static int cutCycles(int from, int to, int[] parents) {
    int[] walkOf = new int[to - from];
    int cut = 0;
    for (int start = from; start < to; start++) {
      int walk = start - from + 1;
      int at = start;
      int last = -1;
      while (at >= 0 && walkOf[at - from] == 0) {
        walkOf[at - from] = walk;
        last = at;
        at = parents[at];
      }
      if (at >= 0 && last >= 0 && walkOf[at - from] == walk) {
        parents[last] = -1;
        cut++;
      }
    }
    return cut;
  }
}
