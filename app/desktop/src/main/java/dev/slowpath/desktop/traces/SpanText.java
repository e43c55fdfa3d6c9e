package dev.slowpath.desktop.traces;

import dev.slowpath.analysis.marks.Marks;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.workbench.layout.TraceLayout;
import java.util.List;
import java.util.Locale;

/// What is said of spans in a waterfall.
final class SpanText {
  private static final List<String> FUNCTION = List.of("code.function.name", "code.function");

  private SpanText() {}

  /// The statement a span executes; empty for none.
  static String sql(TraceSet traces, int span) {
    return traces.firstOf(span, Marks.SQL_TEXT).orElse("");
  }

  /// The function that a span says it is of; empty for none.
  static String function(TraceSet traces, int span) {
    return traces.firstOf(span, FUNCTION).orElse("");
  }

  /// The statement, else the name; with the service where that is not the caller's.
  static String label(TraceLayout layout, int row) {
    TraceSet traces = layout.traces();
    int span = layout.span(row);
    int parent = traces.parent(span);
    String sql = sql(traces, span);
    String name = sql.isEmpty() ? traces.name(span) : CanonicalSql.of(sql).text();
    boolean isSame = parent >= 0 && traces.service(parent).equals(traces.service(span));
    return isSame ? name : traces.service(span) + " · " + name;
  }

  /// The role of a span in a word; empty where the file does not say.
  static String role(TraceSet traces, int span) {
    SpanKind kind = traces.kind(span);
    return kind == SpanKind.UNKNOWN ? "" : kind.name().toLowerCase(Locale.ROOT);
  }
}
