package dev.slowpath.workbench.layout;

import dev.slowpath.analysis.link.SpanTree;
import dev.slowpath.analysis.marks.Marks;
import dev.slowpath.model.endpoint.TimeKind;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// The spans of one request as rows of a waterfall, repeated siblings gathered into one group.
///
/// @param rows in the order they are drawn, top down
/// @param spans how many spans the request has, shown or gathered
public record WaterfallLayout(List<Row> rows, double durationMs, int spans) {
  private static final int REPEATS = 5;
  private static final int SHOWN_OF_GROUP = 4;

  public WaterfallLayout {
    rows = List.copyOf(rows);
  }

  /// What a row stands for.
  public enum Part {
    SPAN,
    /// All spans of a group of repeats.
    GROUP,
    /// One span of the group above it.
    MEMBER,
    /// Those of the group that are not drawn.
    MORE
  }

  /// A row: what it stands for and where its bar lies, from the start of the request.
  ///
  /// @param span the span, of several the first
  /// @param count spans that the row stands for
  /// @param fromMs where the bar begins
  /// @param toMs where it ends
  /// @param sumMs the time of its spans together
  public record Row(
      Part part,
      int span,
      int count,
      int depth,
      String label,
      TimeKind kind,
      double fromMs,
      double toMs,
      double sumMs) {}

  /// Lays out one request.
  ///
  /// @param entry the span the request begins with
  public static WaterfallLayout of(TraceSet traces, SpanTree tree, int entry) {
    Walk walk = new Walk(traces, tree, entry);
    walk.down();
    return new WaterfallLayout(walk.rows, traces.durationNs(entry) / 1e6, walk.spans);
  }

  private record Step(int span, int depth) {}

  private static final class Walk {
    private final Marks marks = Marks.usual();
    private final TraceSet traces;
    private final SpanTree tree;
    private final int entry;
    private final List<Row> rows = new ArrayList<>();
    private int spans;

    Walk(TraceSet traces, SpanTree tree, int entry) {
      this.traces = traces;
      this.tree = tree;
      this.entry = entry;
    }

    void down() {
      Deque<Step> open = new ArrayDeque<>();
      open.push(new Step(entry, 0));
      while (!open.isEmpty()) {
        Step step = open.pop();
        spans++;
        rows.add(row(Part.SPAN, List.of(step.span()), step.depth()));
        List<Step> below = children(step);
        for (int at = below.size() - 1; at >= 0; at--) {
          open.push(below.get(at));
        }
      }
    }

    /// The children to be drawn one by one; groups of repeated leaves become rows at once.
    private List<Step> children(Step parent) {
      Integer[] byStart = new Integer[tree.count(parent.span())];
      Arrays.setAll(byStart, n -> tree.child(parent.span(), n));
      Arrays.sort(
          byStart, Comparator.<Integer>comparingLong(traces::startNs).thenComparing(span -> span));
      List<Step> alone = new ArrayList<>();
      for (int at = 0; at < byStart.length; ) {
        int end = at + 1;
        while (end < byStart.length && label(byStart[end]).equals(label(byStart[at]))) {
          end++;
        }
        List<Integer> run = Arrays.asList(byStart).subList(at, end);
        boolean areLeaves = run.stream().allMatch(span -> tree.count(span) == 0);
        if (run.size() >= REPEATS && areLeaves) {
          group(run, parent.depth() + 1);
        } else {
          run.forEach(span -> alone.add(new Step(span, parent.depth() + 1)));
        }
        at = end;
      }
      return alone;
    }

    private void group(List<Integer> run, int depth) {
      spans += run.size();
      int last = run.size() - 1;
      rows.add(row(Part.GROUP, run, depth));
      for (int span : run.subList(0, SHOWN_OF_GROUP)) {
        rows.add(row(Part.MEMBER, List.of(span), depth + 1));
      }
      if (last > SHOWN_OF_GROUP) {
        rows.add(row(Part.MORE, run.subList(SHOWN_OF_GROUP, last), depth + 1));
      }
      rows.add(row(Part.MEMBER, List.of(run.get(last)), depth + 1));
    }

    private Row row(Part part, List<Integer> run, int depth) {
      int first = run.getFirst();
      double from = ms(traces.startNs(first));
      double to = run.stream().mapToDouble(span -> ms(traces.endNs(span))).max().orElse(from);
      double sum = run.stream().mapToDouble(span -> traces.durationNs(span) / 1e6).sum();
      return new Row(
          part, first, run.size(), depth, label(first), marks.kind(traces, first), from, to, sum);
    }

    private double ms(long atNs) {
      return (atNs - traces.startNs(entry)) / 1e6;
    }

    private String label(int span) {
      return traces.firstOf(span, Marks.SQL_TEXT).orElse(traces.name(span));
    }
  }
}
