package dev.slowpath.model.trace;

import dev.slowpath.model.source.Provenance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Collects spans in any order and from any number of files, then sorts, removes exact repeats and
/// resolves parents.
public final class TraceSetBuilder {
  private final Columns columns = new Columns();
  private int repeatsLeftOut;

  TraceSetBuilder() {}

  public TraceSetBuilder add(Provenance source, Span span) {
    columns.add(source, span);
    return this;
  }

  /// Adds every span of another set; what was an orphan there may find its parent here.
  public TraceSetBuilder addAll(TraceSet other) {
    Columns rows = other.columns();
    for (int row = 0; row < rows.size(); row++) {
      columns.add(rows.source(row), rows.span(row));
    }
    repeatsLeftOut += other.quality().duplicates();
    return this;
  }

  public int size() {
    return columns.size();
  }

  public TraceSet build() {
    List<Integer> byId = new ArrayList<>(columns.size());
    for (int row = 0; row < columns.size(); row++) {
      byId.add(row);
    }
    CanonicalOrder order = new CanonicalOrder(columns);
    byId.sort(order);
    Unique unique = unique(byId, order);
    Columns sorted = columns.select(byTraceAndTime(unique.rows));
    int[] firsts = firsts(sorted);
    Parents parents = Parents.resolve(sorted, firsts);
    Quality quality =
        new Quality(
            parents.orphans(),
            repeatsLeftOut + unique.duplicates,
            unique.conflicts,
            reversed(sorted),
            parents.cut());
    return new TraceSet(sorted, firsts, parents.indices(), quality);
  }

  private record Unique(List<Integer> rows, int duplicates, int conflicts) {}

  private Unique unique(List<Integer> byId, CanonicalOrder order) {
    List<Integer> kept = new ArrayList<>(byId.size());
    int duplicates = 0;
    int conflicts = 0;
    for (int row : byId) {
      if (!kept.isEmpty() && order.isRepeat(kept.getLast(), row)) {
        duplicates++;
        continue;
      }
      if (!kept.isEmpty() && columns.compareIds(kept.getLast(), row) == 0) {
        conflicts++;
      }
      kept.add(row);
    }
    return new Unique(kept, duplicates, conflicts);
  }

  private static int reversed(Columns rows) {
    int reversed = 0;
    for (int row = 0; row < rows.size(); row++) {
      reversed += rows.isReversed(row) ? 1 : 0;
    }
    return reversed;
  }

  private int[] byTraceAndTime(List<Integer> rows) {
    long[] traceStarts = new long[columns.size()];
    int from = 0;
    while (from < rows.size()) {
      int to = from;
      long earliest = Long.MAX_VALUE;
      while (to < rows.size() && columns.sameTrace(rows.get(from), rows.get(to))) {
        earliest = Math.min(earliest, columns.startNs(rows.get(to)));
        to++;
      }
      for (int at = from; at < to; at++) {
        traceStarts[rows.get(at)] = earliest;
      }
      from = to;
    }
    Comparator<Integer> order =
        Comparator.<Integer>comparingLong(row -> traceStarts[row])
            .thenComparing(columns::trace)
            .thenComparingLong(columns::startNs)
            .thenComparing(Comparator.<Integer>comparingLong(columns::endNs).reversed())
            .thenComparing(new CanonicalOrder(columns));
    List<Integer> sorted = new ArrayList<>(rows);
    sorted.sort(order);
    return sorted.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int[] firsts(Columns sorted) {
    int[] firsts = new int[sorted.size() + 1];
    int traces = 0;
    for (int row = 0; row < sorted.size(); row++) {
      if (row == 0 || !sorted.sameTrace(row - 1, row)) {
        firsts[traces++] = row;
      }
    }
    firsts[traces] = sorted.size();
    return Arrays.copyOf(firsts, traces + 1);
  }
}
