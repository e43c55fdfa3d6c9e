package dev.slowpath.analysis.retime;

import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceSet;

/// The spans of one trace, each held to the time of all that wait for it: a child that begins
/// before its parent or outlives it counts only within. Who consumes a message is not waited for,
/// and keeps its own time.
final class Clipped {
  private final int first;
  private final long[] starts;
  private final long[] ends;

  /// @param upwards the spans of the trace, children before their parents, numbered from its first
  Clipped(TraceSet traces, int first, int[] upwards) {
    this.first = first;
    starts = new long[upwards.length];
    ends = new long[upwards.length];
    for (int next = upwards.length - 1; next >= 0; next--) {
      int at = upwards[next];
      starts[at] = traces.startNs(first + at);
      ends[at] = traces.endNs(first + at);
      int parent = traces.parent(first + at) - first;
      if (parent >= 0 && blocks(traces, first + at)) {
        starts[at] = Math.max(starts[at], starts[parent]);
        ends[at] = Math.max(starts[at], Math.min(ends[at], ends[parent]));
      }
    }
  }

  /// Whether a span's parent waits for it.
  static boolean blocks(TraceSet traces, int span) {
    int parent = traces.parent(span);
    return parent < 0
        || traces.kind(parent) != SpanKind.PRODUCER
        || traces.kind(span) != SpanKind.CONSUMER;
  }

  int first() {
    return first;
  }

  long startOf(int span) {
    return starts[span - first];
  }

  long endOf(int span) {
    return ends[span - first];
  }

  long durationOf(int span) {
    return durationNs(span - first);
  }

  /// By the span's number in the trace.
  long durationNs(int at) {
    return ends[at] - starts[at];
  }
}
