package dev.slowpath.analysis.link;

import dev.slowpath.model.trace.TraceSet;
import java.util.Arrays;

/// Children of spans, as ranges in one array: the children of a span are `child(first(s)) …
/// child(first(s + 1) - 1)`, ordered by end, latest last; of those that end together the longest
/// last.
public final class SpanTree {
  private static final long MILLISECOND = 1_000_000;

  private final int[] firsts;
  private final int[] children;
  private final long toleranceNs;

  public SpanTree(TraceSet traces) {
    firsts = new int[traces.size() + 1];
    for (int span = 0; span < traces.size(); span++) {
      if (traces.parent(span) >= 0) {
        firsts[traces.parent(span) + 1]++;
      }
    }
    for (int span = 0; span < traces.size(); span++) {
      firsts[span + 1] += firsts[span];
    }
    int[] next = Arrays.copyOf(firsts, traces.size());
    Integer[] boxed = new Integer[firsts[traces.size()]];
    for (int span = 0; span < traces.size(); span++) {
      if (traces.parent(span) >= 0) {
        boxed[next[traces.parent(span)]++] = span;
      }
    }
    for (int span = 0; span < traces.size(); span++) {
      Arrays.sort(
          boxed,
          firsts[span],
          firsts[span + 1],
          (left, right) -> {
            int byEnd = Long.compare(traces.endNs(left), traces.endNs(right));
            int byStart = Long.compare(traces.startNs(right), traces.startNs(left));
            int byTime = byEnd != 0 ? byEnd : byStart;
            return byTime != 0 ? byTime : Integer.compare(right, left);
          });
    }
    children = new int[boxed.length];
    Arrays.setAll(children, at -> boxed[at]);
    toleranceNs = toleranceNs(traces);
  }

  /// Times that are all whole milliseconds or microseconds were rounded to them: spans that touched
  /// may then overlap by one unit.
  private static long toleranceNs(TraceSet traces) {
    long unit = MILLISECOND;
    for (int span = 0; span < traces.size() && unit > 1; span++) {
      while (unit > 1 && (traces.startNs(span) % unit != 0 || traces.endNs(span) % unit != 0)) {
        unit /= 1000;
      }
    }
    return unit > 1 ? unit : 0;
  }

  /// How far two spans may overlap and still count as one after the other, in ns.
  public long toleranceNs() {
    return toleranceNs;
  }

  /// How many children a span has.
  public int count(int span) {
    return firsts[span + 1] - firsts[span];
  }

  /// The n-th child by end time, from 0.
  public int child(int span, int n) {
    return children[firsts[span] + n];
  }
}
