package dev.slowpath.workbench.layout;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.SpanTree;
import dev.slowpath.analysis.path.CallPaths;
import dev.slowpath.analysis.path.CriticalPath;
import dev.slowpath.model.trace.TraceSet;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Every span of one trace as a row of a waterfall: each below its parent, siblings in the order
/// they began, spans without a parent in the file at the top; with the sections of the critical
/// path through the longest of these.
///
/// Shapes: rows `0 … rows()-1`; the spans below that of row `r` are the rows `r + 1 … end(r) - 1`.
/// Sections are numbered in the order of time; those of row `r` are `section(r, 0 …
/// sections(r)-1)`, in order too.
public final class TraceLayout {
  private final TraceSet traces;
  private final int[] spans;
  private final int[] depths;
  private final int[] ends;
  private final int[] rowOf;
  private final int firstSpan;
  private final List<CriticalPath.Section> path;
  private final int[] sectionFirsts;
  private final int[] sectionsByRow;
  private final long startNs;
  private final long endNs;

  private TraceLayout(Linked linked, int trace) {
    traces = linked.traces();
    firstSpan = traces.first(trace);
    int size = traces.end(trace) - firstSpan;
    spans = new int[size];
    depths = new int[size];
    ends = new int[size];
    rowOf = new int[size];
    layRows(linked.tree(), trace);
    path = CriticalPath.of(traces, linked.tree(), CallPaths.root(traces, trace)).reversed();
    sectionFirsts = new int[size + 1];
    sectionsByRow = new int[path.size()];
    fileSections();
    startNs = Arrays.stream(spans).mapToLong(traces::startNs).min().orElse(0);
    endNs = Arrays.stream(spans).mapToLong(traces::endNs).max().orElse(0);
  }

  /// Lays out a trace; takes a while where it has very many spans.
  public static TraceLayout of(Linked linked, int trace) {
    return new TraceLayout(linked, trace);
  }

  /// Depth first, by hand: traces may be deeper than Java's own stack.
  private void layRows(SpanTree tree, int trace) {
    int[] open = new int[spans.length];
    int waiting = 0;
    for (int span = traces.end(trace) - 1; span >= firstSpan; span--) {
      if (traces.parent(span) < 0) {
        open[waiting++] = span;
      }
    }
    int row = 0;
    while (waiting > 0) {
      int span = open[--waiting];
      int parent = traces.parent(span);
      spans[row] = span;
      depths[row] = parent < 0 ? 0 : depths[rowOf[parent - firstSpan]] + 1;
      rowOf[span - firstSpan] = row++;
      waiting = pushChildren(tree, span, open, waiting);
    }
    for (int at = spans.length - 1; at >= 0; at--) {
      ends[at] = Math.max(ends[at], at + 1);
      int parent = traces.parent(spans[at]);
      if (parent >= 0) {
        int above = rowOf[parent - firstSpan];
        ends[above] = Math.max(ends[above], ends[at]);
      }
    }
  }

  /// The first to begin comes off first; spans are numbered by their start.
  private static int pushChildren(SpanTree tree, int span, int[] open, int waiting) {
    int count = tree.count(span);
    for (int at = 0; at < count; at++) {
      open[waiting + at] = tree.child(span, at);
    }
    Arrays.sort(open, waiting, waiting + count);
    for (int low = waiting, high = waiting + count - 1; low < high; low++, high--) {
      int swapped = open[low];
      open[low] = open[high];
      open[high] = swapped;
    }
    return waiting + count;
  }

  private void fileSections() {
    for (CriticalPath.Section section : path) {
      sectionFirsts[row(section.span()) + 1]++;
    }
    for (int row = 0; row < spans.length; row++) {
      sectionFirsts[row + 1] += sectionFirsts[row];
    }
    int[] next = sectionFirsts.clone();
    for (int at = 0; at < path.size(); at++) {
      sectionsByRow[next[row(path.get(at).span())]++] = at;
    }
  }

  public TraceSet traces() {
    return traces;
  }

  public int rows() {
    return spans.length;
  }

  /// The span of a row.
  public int span(int row) {
    return spans[row];
  }

  /// The row of a span of this trace.
  public int row(int span) {
    return rowOf[span - firstSpan];
  }

  public int depth(int row) {
    return depths[row];
  }

  /// The first row behind those below a row.
  public int end(int row) {
    return ends[row];
  }

  /// The row of the parent; -1 for a row at the top.
  public int parent(int row) {
    int parent = traces.parent(spans[row]);
    return parent < 0 ? -1 : row(parent);
  }

  public long startNs() {
    return startNs;
  }

  public long endNs() {
    return endNs;
  }

  /// The critical path, in the order of time.
  public List<CriticalPath.Section> path() {
    return path;
  }

  /// How many sections of the path are of a row.
  public int sections(int row) {
    return sectionFirsts[row + 1] - sectionFirsts[row];
  }

  /// The number in the path of the n-th section of a row.
  public int section(int row, int n) {
    return sectionsByRow[sectionFirsts[row] + n];
  }

  /// What a row holds of the path, in ns.
  public long onPathNs(int row) {
    long sum = 0;
    for (int n = 0; n < sections(row); n++) {
      CriticalPath.Section section = path.get(section(row, n));
      sum += section.endNs() - section.startNs();
    }
    return sum;
  }

  /// The rows that are shown where some are folded: what is below a folded one is left out.
  public int[] shown(BitSet folded) {
    int[] shown = new int[spans.length];
    int count = 0;
    for (int row = 0; row < spans.length; row = folded.get(row) ? ends[row] : row + 1) {
      shown[count++] = row;
    }
    return Arrays.copyOf(shown, count);
  }
}
