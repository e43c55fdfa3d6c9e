package dev.slowpath.plugin.traces.sentry;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.reading.json.JsonRecords;
import dev.slowpath.plugin.reading.json.JsonValue;
import dev.slowpath.plugin.reading.span.SpanForm;
import dev.slowpath.plugin.reading.span.SpanIntake;
import dev.slowpath.plugin.reading.span.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Reads an event at a time: it holds the request and all its spans.
final class SentryReading implements JsonRecords.Sink {
  private final SpanIntake intake;
  private boolean isEnvelope;

  SentryReading(SpanIntake intake) {
    this.intake = intake;
  }

  @Override
  public boolean isRecord(String path) {
    return path.isEmpty() || path.equals("[]") || path.equals("data[]");
  }

  /// What an envelope holds besides spans (sessions, reports of its client) is no error.
  @Override
  public JsonRecords.Taken takeLine(JsonValue line, Place place) {
    isEnvelope |= line.has("sent_at");
    return take("", line, place);
  }

  @Override
  public JsonRecords.Taken take(String path, JsonValue event, Place place) {
    if (event.at("contexts", "trace").has("span_id") && isTransaction(event)) {
      transaction(event, place);
      return JsonRecords.Taken.YES;
    }
    if (event.at("items").items().stream().anyMatch(item -> item.has("span_id"))) {
      event.at("items").items().forEach(item -> single(item, place));
      return JsonRecords.Taken.YES;
    }
    if (event.has("exception") || event.has("level") || event.has("logentry")) {
      intake.tally().count(Notice.Kind.UNSUPPORTED, "events of errors, not read", 1, place);
      return JsonRecords.Taken.ASIDE;
    }
    boolean isHeader =
        isEnvelope || event.has("sent_at") || (event.has("type") && !event.has("spans"));
    return isHeader ? JsonRecords.Taken.ASIDE : JsonRecords.Taken.NO;
  }

  private static boolean isTransaction(JsonValue event) {
    return event.has("start_timestamp") || event.has("startTimestamp");
  }

  private void transaction(JsonValue event, Place place) {
    JsonValue trace = event.at("contexts", "trace");
    String service = service(event);
    double weight = weight(trace);
    SpanForm root =
        span(trace, place)
            .name(event.firstOf(List.of("transaction", "title")).text())
            .startNs(time(event.firstOf(List.of("start_timestamp", "startTimestamp"))))
            .endNs(time(event.firstOf(List.of("timestamp", "endTimestamp"))));
    String op = trace.at("op").text();
    root.kind(SentryNames.kind(op, root.attribute("sentry.kind"), true));
    SentryNames.route(root, event.at("request", "method").text());
    root.with("http.response.status_code", event.at("contexts", "response", "status_code").text());
    root.with("host.name", event.at("server_name").text());
    intake.take(root.service(service).weight(weight));
    for (JsonValue child : spans(event)) {
      SpanForm form = span(child, place);
      if (form.trace().isEmpty()) {
        form.trace(root.trace());
      }
      intake.take(form.service(service).weight(weight));
    }
  }

  /// In the event itself, or in the entry that the API makes of them.
  private static List<JsonValue> spans(JsonValue event) {
    List<JsonValue> spans = new ArrayList<>(event.at("spans").items());
    for (JsonValue entry : event.at("entries").items()) {
      if (entry.at("type").text().equals("spans")) {
        spans.addAll(entry.at("data").items());
      }
    }
    return spans;
  }

  private static SpanForm span(JsonValue span, Place place) {
    String op = span.at("op").text();
    String description = span.at("description").text();
    SpanForm form =
        new SpanForm(place)
            .trace(span.at("trace_id").text())
            .id(span.at("span_id").text())
            .parent(span.at("parent_span_id").text())
            .name(description.isEmpty() ? op : description)
            .startNs(time(span.at("start_timestamp")))
            .endNs(time(span.firstOf(List.of("timestamp", "end_timestamp"))))
            .failed(SentryNames.isFailure(span.at("status").text()));
    span.at("data").leaves(form::with);
    span.at("tags").leaves(form::with);
    form.with("sentry.op", op);
    form.kind(SentryNames.kind(op, form.attribute("sentry.kind"), false));
    SentryNames.describe(form, op, description);
    return form;
  }

  /// A span sent by itself.
  private void single(JsonValue item, Place place) {
    SpanForm form = new SpanForm(place);
    item.at("attributes")
        .members()
        .forEach((key, value) ->
            form.with(key, value.isObject() ? value.at("value").text() : value.text()));
    String op = form.attribute("sentry.op");
    boolean isSegment = item.at("is_segment").text().equals("true");
    form.trace(item.at("trace_id").text())
        .id(item.at("span_id").text())
        .parent(item.at("parent_span_id").text())
        .name(item.at("name").text())
        .startNs(time(item.at("start_timestamp")))
        .endNs(time(item.at("end_timestamp")))
        .failed(SentryNames.isFailure(item.at("status").text()))
        .kind(SentryNames.kind(op, form.attribute("sentry.kind"), isSegment))
        .service(SentryNames.beforeVersion(form.attribute("sentry.release")));
    SentryNames.describe(form, op, form.name());
    intake.take(form);
  }

  /// Events name no service: a tag, the release's name, or the server's may stand for it.
  private static String service(JsonValue event) {
    String resource = event.at("contexts", "otel", "resource").at("service.name").text();
    String release = SentryNames.beforeVersion(event.firstOf(List.of("release", "dist")).text());
    for (String name :
        List.of(
            event.at("tags", "service").text(),
            resource,
            release,
            event.at("server_name").text(),
            event.at("project").text())) {
      if (!name.isEmpty()) {
        return name;
      }
    }
    return "";
  }

  private static double weight(JsonValue trace) {
    String rate =
        trace.has("client_sample_rate")
            ? trace.at("client_sample_rate").text()
            : trace.at("data").at("sentry.sample_rate").text();
    try {
      return rate.isEmpty() ? 1 : 1 / Double.parseDouble(rate);
    } catch (NumberFormatException noRate) {
      return Double.NaN;
    }
  }

  /// Seconds, or ISO 8601 in old events.
  private static OptionalLong time(JsonValue value) {
    String text = value.text();
    return text.indexOf(':') > 0 ? Times.iso(text) : Times.ns(text, Times.SECONDS);
  }
}
