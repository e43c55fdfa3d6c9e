package dev.slowpath.analysis.link;

import dev.slowpath.model.trace.TraceSet;
import java.util.Arrays;

/// Children of spans, as ranges in one array: the children of a span are `child(first(s)) …
/// child(first(s + 1) - 1)`, ordered by end, latest last.
public final class SpanTree {
  private final int[] firsts;
  private final int[] children;

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
            return byEnd != 0 ? byEnd : Integer.compare(left, right);
          });
    }
    children = new int[boxed.length];
    Arrays.setAll(children, at -> boxed[at]);
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
