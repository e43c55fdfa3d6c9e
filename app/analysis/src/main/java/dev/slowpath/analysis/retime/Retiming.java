package dev.slowpath.analysis.retime;

import dev.slowpath.analysis.link.SpanTree;
import dev.slowpath.model.trace.TraceSet;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Traces taken again with edits: how long every span would have taken.
///
/// What happened first still happens first. A child begins, and its parent ends, when all siblings
/// that had ended before are done, and the parent's own work in between takes as long as it did.
/// Children that ran side by side still do. Children are clipped to their parent, and consumers do
/// not block their producer, as on the critical path. Shrinking a span therefore shortens its
/// request only while nothing else was as slow (drag: Zhang et al., "CRISP", USENIX ATC 2022; the
/// idea of Coz, Curtsinger and Berger, SOSP 2015, taken after the fact).
///
/// Only traces with an edit are worked on; no recursion.
public final class Retiming {
  private final TraceSet traces;
  private final SpanTree tree;
  private final Edits edits;
  private final int[] numbers;
  private final long[][] gains;

  private Retiming(TraceSet traces, SpanTree tree, Edits edits) {
    this.traces = traces;
    this.tree = tree;
    this.edits = edits;
    numbers =
        IntStream.range(0, edits.size())
            .map(n -> traces.traceOf(edits.span(n)))
            .distinct()
            .toArray();
    gains = new long[numbers.length][];
    Arrays.setAll(gains, at -> retime(numbers[at]));
  }

  public static Retiming of(TraceSet traces, SpanTree tree, Edits edits) {
    return new Retiming(traces, tree, edits);
  }

  /// How long a span would have taken.
  public long durationNs(int span) {
    if (numbers.length == 0) {
      return traces.durationNs(span);
    }
    int trace = traces.traceOf(span);
    int at = Arrays.binarySearch(numbers, trace);
    return traces.durationNs(span) - (at < 0 ? 0 : gains[at][span - traces.first(trace)]);
  }

  /// What every span of a trace gains.
  private long[] retime(int trace) {
    int first = traces.first(trace);
    int[] upwards = upwards(first, traces.end(trace) - first);
    Clipped clipped = new Clipped(traces, first, upwards);
    long[] durations = new long[upwards.length];
    Placed placed = new Placed(upwards.length);
    for (int at : upwards) {
      Edits.Change change = edits.of(first + at);
      long duration =
          tree.count(first + at) == 0
              ? clipped.durationNs(at)
              : new Children(first + at, clipped, durations, placed).durationNs();
      durations[at] = Math.max(0, Math.round(duration * change.keep()) - change.lessNs());
    }
    Arrays.setAll(durations, at -> clipped.durationNs(at) - durations[at]);
    return durations;
  }

  /// The spans of a trace, children before their parents, numbered from the trace's first.
  private int[] upwards(int first, int size) {
    int[] pending = new int[size];
    int[] ready = new int[size];
    int end = 0;
    for (int at = 0; at < size; at++) {
      pending[at] = tree.count(first + at);
      if (pending[at] == 0) {
        ready[end++] = at;
      }
    }
    for (int next = 0; next < end; next++) {
      int parent = traces.parent(first + ready[next]) - first;
      if (parent >= 0 && --pending[parent] == 0) {
        ready[end++] = parent;
      }
    }
    return ready;
  }

  /// Where children stand on the new time lines of their parents; -1 for those that do not yet.
  private static final class Placed {
    private final long[] starts;
    private final long[] ends;

    Placed(int size) {
      starts = new long[size];
      ends = new long[size];
      Arrays.fill(ends, -1);
    }
  }

  /// The children of one span on their new time line, which begins at 0.
  private final class Children {
    private final int parent;
    private final Clipped clipped;
    private final long[] durations;
    private final Placed placed;

    Children(int parent, Clipped clipped, long[] durations, Placed placed) {
      this.parent = parent;
      this.clipped = clipped;
      this.durations = durations;
      this.placed = placed;
    }

    /// How long the parent takes, its own edits aside.
    long durationNs() {
      int[] byEnd = new int[tree.count(parent)];
      int blocking = 0;
      for (int at = 0; at < byEnd.length; at++) {
        int child = tree.child(parent, at);
        if (Clipped.blocks(traces, child) && clipped.durationOf(child) > 0) {
          byEnd[blocking++] = child;
        }
      }
      byEnd = Arrays.copyOf(byEnd, blocking);
      int[] byStart = byEnd.clone();
      // Spans of a trace are numbered by start.
      Arrays.sort(byStart);
      long lastEnd = clipped.startOf(parent);
      long newEnd = 0;
      int done = 0;
      for (int child : byStart) {
        long start = clipped.startOf(child);
        while (done < blocking
            && clipped.endOf(byEnd[done]) <= start + tree.toleranceNs()
            && isPlaced(byEnd[done])) {
          lastEnd = Math.max(lastEnd, clipped.endOf(byEnd[done]));
          newEnd = Math.max(newEnd, newEnd(byEnd[done]));
          done++;
        }
        place(child, Math.max(0, newEnd + start - lastEnd));
      }
      for (int child : byEnd) {
        lastEnd = Math.max(lastEnd, clipped.endOf(child));
        newEnd = Math.max(newEnd, newEnd(child));
      }
      return newEnd + clipped.endOf(parent) - lastEnd;
    }

    private boolean isPlaced(int child) {
      return placed.ends[child - clipped.first()] >= 0;
    }

    private long newEnd(int child) {
      return Math.max(0, placed.ends[child - clipped.first()]);
    }

    private void place(int child, long startNs) {
      int with = edits.of(child).with();
      boolean isBeside = with >= 0 && traces.parent(with) == parent && isPlaced(with);
      int at = child - clipped.first();
      placed.starts[at] = isBeside ? placed.starts[with - clipped.first()] : startNs;
      placed.ends[at] = placed.starts[at] + durations[at];
    }
  }
}
