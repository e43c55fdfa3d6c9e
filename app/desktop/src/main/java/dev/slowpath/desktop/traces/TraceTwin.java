package dev.slowpath.desktop.traces;

import dev.slowpath.desktop.page.Twin;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.workbench.layout.TraceLayout;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Places;
import java.util.List;
import java.util.stream.IntStream;

/// The spans of a waterfall as a table, in the order they are drawn.
final class TraceTwin {
  private static final int MOST_ROWS = 5_000;
  private static final List<String> COLUMNS =
      List.of(
          "Depth", "Span", "Service", "Status", "From ms", "Takes ms", "On the path ms", "Place");

  private TraceTwin() {}

  static Twin of(TraceLayout layout, String title) {
    boolean isCut = layout.rows() > MOST_ROWS;
    String part = isCut ? ", the first " + Numbers.count((long) MOST_ROWS) : "";
    return new Twin(
        "Spans of " + title + part,
        COLUMNS,
        IntStream.range(0, Math.min(MOST_ROWS, layout.rows()))
            .mapToObj(row -> row(layout, row))
            .toList());
  }

  private static List<String> row(TraceLayout layout, int row) {
    TraceSet traces = layout.traces();
    int span = layout.span(row);
    String sql = SpanText.sql(traces, span);
    return List.of(
        Integer.toString(layout.depth(row)),
        sql.isEmpty() ? traces.name(span) : sql,
        traces.service(span),
        traces.failed(span) ? "error" : "",
        Numbers.ms((traces.startNs(span) - layout.startNs()) / 1e6),
        Numbers.ms(traces.durationNs(span) / 1e6),
        Numbers.ms(layout.onPathNs(row) / 1e6),
        Places.text(traces.locator(span)));
  }
}
