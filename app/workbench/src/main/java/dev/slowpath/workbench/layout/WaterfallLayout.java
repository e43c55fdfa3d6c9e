package dev.slowpath.workbench.layout;

import dev.slowpath.analysis.link.SpanTree;
import dev.slowpath.analysis.marks.Marks;
import dev.slowpath.analysis.marks.SpanMarks;
import dev.slowpath.model.endpoint.TimeKind;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/// The spans of one request as rows of a waterfall in the order they began, repeated siblings
/// gathered into one group.
///
/// @param rows in the order they are drawn, top down
/// @param waitMs how long the request waited before its first span; 0 where nothing says
/// @param durationMs of the request, the wait not counted
/// @param spans how many spans the request has, shown or gathered
public record WaterfallLayout(List<Row> rows, double waitMs, double durationMs, int spans) {
  private static final int REPEATS = 5;
  private static final int SHOWN_OF_GROUP = 4;
  private static final String PARAMETER = "db.query.parameter.";

  public WaterfallLayout {
    rows = List.copyOf(rows);
  }

  /// What a row stands for.
  public enum Part {
    /// The time before the first span.
    WAIT,
    SPAN,
    /// All spans of a group of repeats.
    GROUP,
    /// One span of the group above it.
    MEMBER,
    /// Those of the group that are not drawn.
    MORE
  }

  /// A row: what it stands for and where its bar lies. Times count from the start of the first
  /// span; the wait lies before it.
  ///
  /// @param span the span, of several the first
  /// @param count spans that the row stands for
  /// @param label the statement or the span's name; of a member, the values it was executed with
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
      double sumMs) {
    public Row {
      Objects.requireNonNull(part);
      Objects.requireNonNull(label);
      Objects.requireNonNull(kind);
    }
  }

  /// Lays out one request.
  ///
  /// @param entry the span the request begins with
  public static WaterfallLayout of(TraceSet traces, SpanTree tree, int entry) {
    return of(traces, tree, entry, 0);
  }

  /// Lays out one request that waited before its first span.
  ///
  /// @param entry the span the request begins with
  public static WaterfallLayout of(TraceSet traces, SpanTree tree, int entry, double waitMs) {
    Walk walk = new Walk(traces, tree, entry);
    if (waitMs > 0) {
      walk.rows.add(new Row(Part.WAIT, entry, 1, 0, "waiting", TimeKind.WAIT, -waitMs, 0, waitMs));
    }
    walk.down();
    return new WaterfallLayout(walk.rows, waitMs, traces.durationNs(entry) / 1e6, walk.spans);
  }

  /// Spans that are drawn together: one, or a group of repeats.
  private record Step(List<Integer> run, int depth) {}

  private static final class Walk {
    private final SpanMarks marks;
    private final TraceSet traces;
    private final SpanTree tree;
    private final int entry;
    private final List<Row> rows = new ArrayList<>();
    private int spans;

    Walk(TraceSet traces, SpanTree tree, int entry) {
      this.traces = traces;
      marks = Marks.usual().of(traces);
      this.tree = tree;
      this.entry = entry;
    }

    void down() {
      Deque<Step> open = new ArrayDeque<>();
      open.push(new Step(List.of(entry), 0));
      while (!open.isEmpty()) {
        Step step = open.pop();
        spans += step.run().size();
        if (step.run().size() > 1) {
          group(step);
          continue;
        }
        rows.add(row(Part.SPAN, step.run(), step.depth()));
        List<Step> below = children(step.run().getFirst(), step.depth() + 1);
        for (int at = below.size() - 1; at >= 0; at--) {
          open.push(below.get(at));
        }
      }
    }

    /// The children in the order they began, runs of the same leaf together.
    private List<Step> children(int parent, int depth) {
      Integer[] byStart = new Integer[tree.count(parent)];
      Arrays.setAll(byStart, n -> tree.child(parent, n));
      Arrays.sort(
          byStart, Comparator.<Integer>comparingLong(traces::startNs).thenComparing(span -> span));
      List<Integer> ordered = Arrays.asList(byStart);
      List<Step> steps = new ArrayList<>();
      for (int at = 0; at < byStart.length; ) {
        int end = at + 1;
        while (end < byStart.length && label(byStart[end]).equals(label(byStart[at]))) {
          end++;
        }
        List<Integer> run = ordered.subList(at, end);
        boolean areLeaves = run.stream().allMatch(span -> tree.count(span) == 0);
        if (run.size() >= REPEATS && areLeaves) {
          steps.add(new Step(run, depth));
        } else {
          run.forEach(span -> steps.add(new Step(List.of(span), depth)));
        }
        at = end;
      }
      return steps;
    }

    private void group(Step step) {
      List<Integer> run = step.run();
      int last = run.size() - 1;
      rows.add(row(Part.GROUP, run, step.depth()));
      for (int span : run.subList(0, Math.min(SHOWN_OF_GROUP, last))) {
        rows.add(row(Part.MEMBER, List.of(span), step.depth() + 1));
      }
      if (last > SHOWN_OF_GROUP) {
        rows.add(row(Part.MORE, run.subList(SHOWN_OF_GROUP, last), step.depth() + 1));
      }
      rows.add(row(Part.MEMBER, List.of(run.get(last)), step.depth() + 1));
    }

    private Row row(Part part, List<Integer> run, int depth) {
      int first = run.getFirst();
      double from = ms(traces.startNs(first));
      double to = run.stream().mapToDouble(span -> ms(traces.endNs(span))).max().orElse(from);
      double sum = run.stream().mapToDouble(span -> traces.durationNs(span) / 1e6).sum();
      String label = part == Part.MEMBER ? values(first) : label(first);
      return new Row(part, first, run.size(), depth, label, marks.kind(first), from, to, sum);
    }

    private double ms(long atNs) {
      return (atNs - traces.startNs(entry)) / 1e6;
    }

    private String label(int span) {
      return traces.firstOf(span, Marks.SQL_TEXT).orElse(traces.name(span));
    }

    /// The values that tell one repeat from the next, else what it is.
    private String values(int span) {
      List<String> values = new ArrayList<>();
      traces
          .attributes(span)
          .forEach((name, value) -> {
            if (name.startsWith(PARAMETER)) {
              String key = name.substring(PARAMETER.length());
              values.add(key.matches("\\d+") ? value : key + " = " + value);
            }
          });
      return values.isEmpty() ? label(span) : String.join(", ", values);
    }
  }
}
