package dev.slowpath.plugin.python.silk;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceId;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.reading.span.Ids;
import dev.slowpath.plugin.reading.span.Routes;
import dev.slowpath.plugin.reading.span.SpanForm;
import dev.slowpath.plugin.reading.span.SpanIntake;
import dev.slowpath.plugin.reading.span.Times;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/// Rows of the tables of Silk and the debug toolbar as spans: a request is a root, each query its
/// child. A request's id makes the ids, so that files of one table each join.
final class DjangoRows {
  static final List<String> TABLES =
      List.of("silk_request", "silk_sqlquery", "silk_response", "debug_toolbar_historyentry");
  private static final String SERVICE = "django";
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final SpanIntake intake;
  private final Limits limits;
  private final Map<String, SpanForm> requests = new HashMap<>();
  private final List<String> order = new ArrayList<>();
  private final Map<String, Long> ownCosts = new HashMap<>();
  private final Map<String, Long> lastQueries = new HashMap<>();
  private final Map<String, String> statuses = new HashMap<>();
  private long count;

  DjangoRows(SpanIntake intake, Limits limits) {
    this.intake = intake;
    this.limits = limits;
  }

  /// The table that a header of columns is of; empty for another.
  static String table(List<String> columns) {
    if (columns.containsAll(List.of("id", "path", "start_time", "num_sql_queries"))) {
      return "silk_request";
    }
    if (columns.containsAll(List.of("query", "request_id", "traceback"))) {
      return "silk_sqlquery";
    }
    return columns.containsAll(List.of("request_id", "data", "created_at"))
        ? "debug_toolbar_historyentry"
        : "";
  }

  long count() {
    return count;
  }

  void row(String table, Map<String, String> values, Place place) {
    count++;
    switch (table) {
      case "silk_request" -> request(values, place);
      case "silk_sqlquery" -> query(values, place);
      case "silk_response" ->
          statuses.put(value(values, "request_id"), value(values, "status_code"));
      default -> ToolbarEntry.read(values, place, limits).ifPresent(entry -> entry.into(intake));
    }
  }

  static String value(Map<String, String> values, String name) {
    return values.getOrDefault(name, "");
  }

  /// The trace of a request, by its UUID.
  static Optional<TraceId> trace(String requestId) {
    return Ids.hexTrace(requestId.replace("-", ""));
  }

  private void request(Map<String, String> values, Place place) {
    String id = value(values, "id");
    String path = value(values, "path");
    SpanForm form =
        new SpanForm(place)
            .trace(trace(id))
            .id(OptionalLong.of(trace(id).map(DjangoRows::root).orElse(0L)))
            .service(SERVICE)
            .kind(SpanKind.SERVER)
            .name(value(values, "method") + " " + Routes.of(path))
            .startNs(Times.iso(value(values, "start_time")))
            .endNs(Times.iso(value(values, "end_time")))
            .with("http.request.method", value(values, "method"))
            .with("http.route", Routes.of(path))
            .with("url.path", path)
            .with("code.function.name", value(values, "view_name"));
    if (form.endNs().isEmpty()) {
      form.durationNs(Times.ns(value(values, "time_taken"), Times.MILLIS));
    }
    long own =
        Times.ns(value(values, "meta_time"), Times.MILLIS).orElse(0)
            + Times.ns(value(values, "meta_time_spent_queries"), Times.MILLIS).orElse(0);
    ownCosts.put(id, Math.max(0, own));
    if (requests.put(id, form) == null) {
      order.add(id);
    }
  }

  /// Any id but 0 that follows from the trace's.
  static long root(TraceId trace) {
    long id = trace.high() ^ trace.low();
    return id == 0 ? 1 : id;
  }

  private void query(Map<String, String> values, Place place) {
    String request = value(values, "request_id");
    Optional<TraceId> trace = trace(request);
    String number = value(values, values.containsKey("rowid") ? "rowid" : "id");
    SpanForm form =
        new SpanForm(place)
            .trace(trace)
            .service(SERVICE)
            .kind(SpanKind.CLIENT)
            .name(verb(value(values, "query")))
            .startNs(Times.iso(value(values, "start_time")))
            .endNs(Times.iso(value(values, "end_time")))
            .with("db.query.text", value(values, "query"))
            .with("code.stacktrace", value(values, "traceback"));
    if (trace.isPresent() && Ids.unsigned(number).isPresent()) {
      long root = root(trace.get());
      form.parent(OptionalLong.of(root));
      form.id(OptionalLong.of((Ids.unsigned(number).getAsLong() + 1) * MIX ^ root));
    }
    if (form.endNs().isEmpty()) {
      form.durationNs(Times.ns(value(values, "time_taken"), Times.MILLIS));
    }
    Traceback.frame(value(values, "traceback")).ifPresent(frame -> frame.into(form));
    form.endNs().ifPresent(end -> lastQueries.merge(request, end, Math::max));
    intake.take(form);
  }

  static String verb(String sql) {
    String stripped = sql.strip();
    return stripped.isEmpty() ? "query" : stripped.split("\\s", 2)[0];
  }

  /// Every query and response is known: what Silk itself took is no part of the request.
  void finish() {
    for (String id : order) {
      SpanForm form = Objects.requireNonNull(requests.get(id));
      String status = statuses.getOrDefault(id, "");
      form.with("http.response.status_code", status).failed(status.matches("5\\d\\d"));
      long own = ownCosts.getOrDefault(id, 0L);
      if (own > 0 && form.endNs().isPresent() && form.startNs().isPresent()) {
        long least = lastQueries.getOrDefault(id, form.startNs().getAsLong());
        long end = form.endNs().getAsLong();
        form.endNs(OptionalLong.of(Math.max(Math.min(least, end), end - own)));
        intake
            .tally()
            .count(Notice.Kind.ASSUMED, "requests less what Silk itself took", 1, form.place());
      }
      intake.take(form);
    }
  }
}
