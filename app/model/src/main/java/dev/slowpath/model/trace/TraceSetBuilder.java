package dev.slowpath.model.trace;

import dev.slowpath.model.sorting.Order;
import dev.slowpath.model.source.Provenance;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Collects spans in any order and from any number of files, then sorts, removes exact repeats and
/// resolves parents.
public final class TraceSetBuilder {
  private final Columns columns = new Columns();
  private int repeatsLeftOut;

  /// The one set that was added and nothing else: it is built already.
  private @Nullable TraceSet alone;

  TraceSetBuilder() {}

  public TraceSetBuilder add(Provenance source, Span span) {
    flush();
    columns.add(source, span);
    return this;
  }

  /// Adds every span of another set; what was an orphan there may find its parent here.
  public TraceSetBuilder addAll(TraceSet other) {
    if (columns.size() == 0 && alone == null) {
      alone = other;
      return this;
    }
    flush();
    take(other);
    return this;
  }

  /// Adds every span that another collects, in the order in which they came to it.
  public TraceSetBuilder addAll(TraceSetBuilder later) {
    flush();
    later.flush();
    columns.addAll(later.columns);
    repeatsLeftOut += later.repeatsLeftOut;
    return this;
  }

  private void take(TraceSet other) {
    columns.addAll(other.columns());
    repeatsLeftOut += other.quality().duplicates();
  }

  /// Takes the spans of the set that was alone until now.
  private void flush() {
    TraceSet first = alone;
    alone = null;
    if (first != null) {
      take(first);
    }
  }

  public int size() {
    return columns.size() + (alone == null ? 0 : alone.size());
  }

  public TraceSet build() {
    if (alone != null) {
      return alone;
    }
    Kept kept = kept(Grouping.of(columns));
    Columns sorted = columns.select(kept.rows());
    Parents parents = Parents.resolve(sorted, kept.firsts());
    Quality quality =
        new Quality(
            parents.orphans(),
            repeatsLeftOut + kept.duplicates,
            kept.conflicts,
            reversed(sorted),
            parents.cut());
    return new TraceSet(sorted, kept.firsts(), parents.indices(), quality);
  }

  /// Rows that are kept, in their order, and where each trace begins among them.
  private static final class Kept {
    private final int[] rows;
    private final int[] firsts;
    private int size;
    private int traces;
    private int duplicates;
    private int conflicts;

    Kept(int rows, int traces) {
      this.rows = new int[rows];
      firsts = new int[traces + 1];
    }

    int[] rows() {
      return Arrays.copyOf(rows, size);
    }

    int[] firsts() {
      return firsts;
    }

    void end() {
      firsts[++traces] = size;
    }
  }

  private Kept kept(Grouping.Groups groups) {
    Kept kept = new Kept(columns.size(), groups.count());
    CanonicalOrder canonical = new CanonicalOrder(columns);
    Order.Ties byTime =
        (left, right) -> {
          int byStart = Long.compare(columns.startNs(left), columns.startNs(right));
          int byEnd = Long.compare(columns.endNs(right), columns.endNs(left));
          int byBoth = byStart != 0 ? byStart : byEnd;
          return byBoth != 0 ? byBoth : canonical.compare(left, right);
        };
    for (int group = 0; group < groups.count(); group++) {
      int first = kept.size;
      for (int at = groups.first(group); at < groups.end(group); at++) {
        kept.rows[kept.size++] = groups.row(at);
      }
      Order.sort(kept.rows, first, kept.size, canonical::compare);
      leaveRepeatsOut(kept, first, canonical);
      Order.sort(kept.rows, first, kept.size, byTime);
      kept.end();
    }
    return kept;
  }

  private void leaveRepeatsOut(Kept kept, int first, CanonicalOrder order) {
    int end = kept.size;
    kept.size = first;
    for (int at = first; at < end; at++) {
      int row = kept.rows[at];
      boolean isFirst = kept.size == first;
      if (!isFirst && order.isRepeat(kept.rows[kept.size - 1], row)) {
        kept.duplicates++;
        continue;
      }
      if (!isFirst && columns.compareIds(kept.rows[kept.size - 1], row) == 0) {
        kept.conflicts++;
      }
      kept.rows[kept.size++] = row;
    }
  }

  private static int reversed(Columns rows) {
    int reversed = 0;
    for (int row = 0; row < rows.size(); row++) {
      reversed += rows.isReversed(row) ? 1 : 0;
    }
    return reversed;
  }
}
