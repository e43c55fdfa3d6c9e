package dev.slowpath.analysis.retime;

import dev.slowpath.analysis.link.SpanTree;
import dev.slowpath.model.trace.TraceSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

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
  private final Map<Integer, long[]> byTrace = new HashMap<>();

  private Retiming(TraceSet traces, SpanTree tree, Edits edits) {
    this.traces = traces;
    this.tree = tree;
    this.edits = edits;
    int last = -1;
    for (int span : edits.spans()) {
      int trace = traceOf(span);
      if (trace != last) {
        byTrace.put(trace, retime(trace));
        last = trace;
      }
    }
  }

  public static Retiming of(TraceSet traces, SpanTree tree, Edits edits) {
    return new Retiming(traces, tree, edits);
  }

  /// How long a span would have taken.
  public long durationNs(int span) {
    if (byTrace.isEmpty()) {
      return traces.durationNs(span);
    }
    int trace = traceOf(span);
    long[] gained = byTrace.get(trace);
    return traces.durationNs(span) - (gained == null ? 0 : gained[span - traces.first(trace)]);
  }

  private int traceOf(int span) {
    int low = 0;
    int high = traces.traces() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (traces.first(middle) <= span) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /// What every span of a trace gains.
  private long[] retime(int trace) {
    int first = traces.first(trace);
    int[] upwards = upwards(first, traces.end(trace) - first);
    Clipped clipped = new Clipped(traces, first, upwards);
    long[] durations = new long[upwards.length];
    for (int at : upwards) {
      Edits.Change change = edits.of(first + at);
      long duration =
          tree.count(first + at) == 0
              ? clipped.durationNs(at)
              : new Children(first + at, clipped, durations).durationNs();
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

  /// The children of one span on their new time line, which begins at 0.
  private final class Children {
    private final int parent;
    private final Clipped clipped;
    private final long[] durations;
    private final Map<Integer, Long> starts = new HashMap<>();
    private final Map<Integer, Long> ends = new HashMap<>();

    Children(int parent, Clipped clipped, long[] durations) {
      this.parent = parent;
      this.clipped = clipped;
      this.durations = durations;
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
            && ends.containsKey(byEnd[done])) {
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

    private long newEnd(int child) {
      return ends.getOrDefault(child, 0L);
    }

    private void place(int child, long startNs) {
      long start = starts.getOrDefault(edits.of(child).with(), startNs);
      starts.put(child, start);
      ends.put(child, start + durations[child - clipped.first()]);
    }
  }
}
