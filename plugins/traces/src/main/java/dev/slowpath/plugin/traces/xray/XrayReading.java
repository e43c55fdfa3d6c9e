package dev.slowpath.plugin.traces.xray;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.reading.json.JsonRecords;
import dev.slowpath.plugin.reading.json.JsonValue;
import dev.slowpath.plugin.reading.span.Ids;
import dev.slowpath.plugin.reading.span.SpanForm;
import dev.slowpath.plugin.reading.span.SpanIntake;
import dev.slowpath.plugin.reading.span.Times;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/// Reads a segment at a time with all that is nested in it, on a stack of our own.
final class XrayReading implements JsonRecords.Sink {
  /// A segment or subsegment, and what it has from the one that holds it.
  private record Nested(JsonValue value, String trace, String parent, String service) {}

  private final SpanIntake intake;
  private final Limits limits;

  XrayReading(SpanIntake intake, Limits limits) {
    this.intake = intake;
    this.limits = limits;
  }

  @Override
  public boolean isRecord(String path) {
    return path.endsWith("Segments[]") || path.equals("[]");
  }

  @Override
  public boolean isLineRecord() {
    return true;
  }

  @Override
  public JsonRecords.Taken takeLine(JsonValue line, Place place) {
    if (line.at("Traces").isList()) {
      for (JsonValue trace : line.at("Traces").items()) {
        trace.at("Segments").items().forEach(segment -> take("Segments[]", segment, place));
      }
      return JsonRecords.Taken.YES;
    }
    boolean isHeader = line.has("format") && line.has("version");
    return isHeader ? JsonRecords.Taken.ASIDE : take("", line, place);
  }

  @Override
  public JsonRecords.Taken take(String path, JsonValue value, Place place) {
    JsonValue segment =
        value.at("Document").isText()
            ? JsonRecords.parsed(value.at("Document").text(), limits)
            : value;
    if (!segment.has("trace_id") || !segment.has("id")) {
      return JsonRecords.Taken.NO;
    }
    Deque<Nested> open = new ArrayDeque<>();
    open.push(
        new Nested(
            segment,
            segment.at("trace_id").text(),
            segment.at("parent_id").text(),
            segment.at("name").text()));
    while (!open.isEmpty()) {
      Nested next = open.pop();
      take(next, next.value() == segment, place);
      for (JsonValue child : next.value().at("subsegments").items()) {
        String id = next.value().at("id").text();
        open.push(new Nested(child, next.trace(), id, next.service()));
      }
    }
    return JsonRecords.Taken.YES;
  }

  private void take(Nested nested, boolean isSegment, Place place) {
    JsonValue value = nested.value();
    SpanForm form =
        new SpanForm(place)
            .trace(Ids.hexTrace(hex(nested.trace())))
            .id(Ids.hexSpan(value.at("id").text()))
            .parent(nested.parent())
            .service(nested.service())
            .name(value.at("name").text())
            .startNs(Times.ns(value.at("start_time").text(), Times.SECONDS))
            .endNs(Times.ns(value.at("end_time").text(), Times.SECONDS))
            .failed(isTrue(value, "fault") || isTrue(value, "error") || isTrue(value, "throttle"));
    if (isTrue(value, "in_progress")) {
      String words = "segments that were still under way";
      intake.tally().count(Notice.Kind.UNKNOWN, words, 1, place);
    }
    kind(form, value, isSegment);
    attributes(form, value);
    intake.take(form);
  }

  private static boolean isTrue(JsonValue value, String name) {
    return value.at(name).text().equals("true");
  }

  /// `1-5f84c7a2-0123456789abcdef01234567` without what is not hexadecimal.
  private static String hex(String trace) {
    String[] parts = trace.split("-", -1);
    return parts.length == 3 ? parts[1] + parts[2] : trace;
  }

  /// A segment with a request serves it, unless it was only inferred from a caller's.
  private static void kind(SpanForm form, JsonValue value, boolean isSegment) {
    String namespace = value.at("namespace").text();
    boolean isCall =
        namespace.equals("aws") || namespace.equals("remote") || value.at("sql").isObject();
    boolean isServed = isSegment && !isTrue(value, "inferred");
    if (isCall) {
      form.kind(SpanKind.CLIENT);
    } else {
      form.kind(isServed ? SpanKind.SERVER : SpanKind.INTERNAL);
    }
    String method = value.at("http", "request", "method").text();
    if (isServed && !method.isEmpty()) {
      form.name(method); // its route is told from its URL
    }
  }

  private static void attributes(SpanForm form, JsonValue value) {
    form.with("http.request.method", value.at("http", "request", "method").text());
    form.with("url.full", value.at("http", "request", "url").text());
    form.with("http.response.status_code", value.at("http", "response", "status").text());
    form.with("http.response.body.size", value.at("http", "response", "content_length").text());
    JsonValue sql = value.at("sql");
    form.with("db.query.text", sql.at("sanitized_query").text());
    form.with("db.system.name", sql.at("database_type").text().toLowerCase(Locale.ROOT));
    if (sql.isObject() && !sql.has("database_type")) {
      form.with("db.system.name", "sql");
    }
    form.with("aws.operation", value.at("aws", "operation").text());
    value.at("annotations").leaves(form::with);
  }
}
