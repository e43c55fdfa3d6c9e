package dev.slowpath.desktop.traces;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.path.CallPaths;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.endpoint.TimeKind;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.workbench.screen.Filters;
import dev.slowpath.workbench.screen.Investigation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// What the page of traces lists: every trace of the requests shown, and what is asked of them.
public final class TracesModel {

  private TracesModel() {}

  /// A trace.
  ///
  /// @param root its longest span without a parent
  /// @param endpoint of its first request that is shown; of a fragment, the root's service and name
  /// @param queries spans that are calls to a database
  /// @param errors spans that failed
  public record Row(
      int trace,
      int root,
      EndpointKey endpoint,
      long startNs,
      double ms,
      int spans,
      int queries,
      int errors) {
    public Row {
      Objects.requireNonNull(endpoint);
    }
  }

  /// What is asked of traces; all of it must hold.
  ///
  /// @param endpoint the one endpoint; empty for all
  /// @param leastMs how long a trace takes at least
  /// @param text each of its words stands in the trace's id, endpoint, or the name, service or
  ///   statement of a span
  public record Asked(
      Optional<EndpointKey> endpoint, double leastMs, boolean onlyErrors, String text) {
    public static final Asked NOTHING = new Asked(Optional.empty(), 0, false, "");

    public Asked {
      Objects.requireNonNull(endpoint);
      Objects.requireNonNull(text);
    }
  }

  /// All traces of the requests shown, the slowest first. Without filters also those that hold no
  /// request.
  public static List<Row> rows(Investigation investigation) {
    Linked linked = investigation.linked();
    TraceSet traces = linked.traces();
    int[] traceOf = new int[traces.size()];
    for (int trace = 0; trace < traces.traces(); trace++) {
      Arrays.fill(traceOf, traces.first(trace), traces.end(trace), trace);
    }
    int[] entries = new int[traces.traces()];
    Arrays.fill(entries, Integer.MAX_VALUE);
    linked
        .requests()
        .byEndpoint()
        .values()
        .forEach(all ->
            all.forEach(
                entry -> entries[traceOf[entry]] = Math.min(entry, entries[traceOf[entry]])));
    boolean isWhole = investigation.filters().equals(Filters.none());
    List<Row> rows = new ArrayList<>();
    for (int trace = 0; trace < entries.length; trace++) {
      boolean hasRequest = entries[trace] < Integer.MAX_VALUE;
      if (hasRequest || isWhole) {
        int root = CallPaths.root(traces, trace);
        rows.add(row(linked, trace, root, hasRequest ? entries[trace] : root));
      }
    }
    rows.sort(Comparator.comparingDouble((Row row) -> -row.ms()).thenComparingInt(Row::trace));
    return rows;
  }

  private static Row row(Linked linked, int trace, int root, int entry) {
    TraceSet traces = linked.traces();
    int queries = 0;
    int errors = 0;
    for (int span = traces.first(trace); span < traces.end(trace); span++) {
      queries += linked.kind(span) == TimeKind.DATABASE ? 1 : 0;
      errors += traces.failed(span) ? 1 : 0;
    }
    return new Row(
        trace,
        root,
        linked.requests().endpointOf(entry),
        traces.startNs(root),
        traces.durationNs(root) / 1e6,
        traces.end(trace) - traces.first(trace),
        queries,
        errors);
  }

  /// The rows of which everything asked holds, in their order.
  public static List<Row> holding(Linked linked, List<Row> rows, Asked asked) {
    List<String> words =
        Arrays.stream(asked.text().strip().toLowerCase(Locale.ROOT).split("\\s+"))
            .filter(word -> !word.isEmpty())
            .toList();
    return rows.stream()
        .filter(row -> asked.endpoint().map(row.endpoint()::equals).orElse(true))
        .filter(row -> row.ms() >= asked.leastMs())
        .filter(row -> !asked.onlyErrors() || row.errors() > 0)
        .filter(row -> words.stream().allMatch(word -> holds(linked, row, word)))
        .toList();
  }

  private static boolean holds(Linked linked, Row row, String word) {
    TraceSet traces = linked.traces();
    String head = traces.trace(row.root()).hex() + " " + row.endpoint().name();
    if (head.toLowerCase(Locale.ROOT).contains(word)) {
      return true;
    }
    for (int span = traces.first(row.trace()); span < traces.end(row.trace()); span++) {
      if (isSaid(traces, span, word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSaid(TraceSet traces, int span, String word) {
    return has(traces.name(span), word)
        || has(traces.service(span), word)
        || has(SpanText.sql(traces, span), word);
  }

  private static boolean has(String text, String word) {
    for (int at = 0; at + word.length() <= text.length(); at++) {
      if (text.regionMatches(true, at, word, 0, word.length())) {
        return true;
      }
    }
    return false;
  }

  /// Endpoints of the rows, by name.
  public static List<EndpointKey> endpoints(List<Row> rows) {
    return rows.stream().map(Row::endpoint).distinct().sorted().toList();
  }

  /// What a trace, or a span in it, is called where it is chosen: the ids with a slash between.
  public static String id(TraceSet traces, int span) {
    return traces.trace(span).hex() + "/" + HexFormat.of().toHexDigits(traces.spanId(span));
  }

  /// The span that was called so among those of a trace; the given one where none is.
  public static int spanOf(TraceSet traces, int trace, String id, int otherwise) {
    for (int span = traces.first(trace); span < traces.end(trace); span++) {
      if (id(traces, span).equals(id)) {
        return span;
      }
    }
    return otherwise;
  }
}
