package dev.slowpath.analysis.path;

import dev.slowpath.analysis.link.SpanTree;
import dev.slowpath.model.trace.TraceSet;
import java.util.Arrays;

/// The time of a span in which none of its children ran.
public final class SelfTime {

  private SelfTime() {}

  /// Duration without the time in which a child ran: overlapping children count once.
  public static long ofNs(TraceSet traces, SpanTree tree, int span) {
    int[] children = new int[tree.count(span)];
    Arrays.setAll(children, at -> tree.child(span, at));
    // Spans of a trace are numbered by their start.
    Arrays.sort(children);
    long covered = 0;
    long until = traces.startNs(span);
    for (int child : children) {
      long end = Math.min(traces.endNs(child), traces.endNs(span));
      covered += Math.max(0, end - Math.max(until, traces.startNs(child)));
      until = Math.max(until, end);
    }
    return traces.durationNs(span) - covered;
  }
}
