package dev.slowpath.analysis.flame;

import dev.slowpath.analysis.flame.Merged.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Adds the places of two profiles on one another up by function.
final class FunctionChanges {
  private final Merged merged;
  private final long[][] selfs;
  private final long[][] totals;

  /// Weight and samples before, weight and samples after.
  private static final int FIGURES = 4;

  private FunctionChanges(Merged merged) {
    this.merged = merged;
    selfs = new long[merged.frames().size()][FIGURES];
    totals = new long[merged.frames().size()][FIGURES];
  }

  /// The functions of both, those that differ most first.
  static List<FunctionChange> of(Merged merged, Judge judge) {
    FunctionChanges all = new FunctionChanges(merged);
    all.add();
    List<Change> selfs = judged(all.selfs, judge);
    List<Change> totals = judged(all.totals, judge);
    List<FunctionChange> functions = new ArrayList<>();
    for (int name = 0; name < merged.frames().size(); name++) {
      functions.add(
          new FunctionChange(merged.frames().get(name), selfs.get(name), totals.get(name)));
    }
    return functions.stream()
        .sorted(
            Comparator.comparingDouble((FunctionChange one) -> -Math.abs(one.self().delta()))
                .thenComparingDouble(one -> -Math.abs(one.total().delta()))
                .thenComparing(one -> one.frame().name()))
        .toList();
  }

  private void add() {
    long[][] below = new long[merged.size()][FIGURES];
    for (int node = merged.size() - 1; node > 0; node--) {
      int name = merged.name(node);
      long[] all = figures(node);
      boolean isOutermost = isOutermost(node);
      for (int at = 0; at < FIGURES; at++) {
        selfs[name][at] += all[at] - below[node][at];
        totals[name][at] += isOutermost ? all[at] : 0;
        below[merged.parent(node)][at] += all[at];
      }
    }
  }

  private long[] figures(int node) {
    return new long[] {
      merged.get(Column.TOTAL_BEFORE, node),
      merged.get(Column.COUNT_BEFORE, node),
      merged.get(Column.TOTAL_AFTER, node),
      merged.get(Column.COUNT_AFTER, node)
    };
  }

  /// Whether no caller is the same function.
  private boolean isOutermost(int node) {
    int name = merged.name(node);
    for (int at = merged.parent(node); at > 0; at = merged.parent(at)) {
      if (merged.name(at) == name) {
        return false;
      }
    }
    return true;
  }

  private static List<Change> judged(long[][] figures, Judge judge) {
    List<Change> changes = new ArrayList<>();
    List<Long> samples = new ArrayList<>();
    for (long[] one : figures) {
      changes.add(
          judge.change(new Judge.Weighed(one[0], one[1]), new Judge.Weighed(one[2], one[3])));
      samples.add(one[1] + one[3]);
    }
    return judge.judged(changes, samples);
  }
}
