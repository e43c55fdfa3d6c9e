package dev.slowpath.plugin.traces.console;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.reading.json.JsonRecords;
import dev.slowpath.plugin.reading.json.JsonValue;
import dev.slowpath.plugin.reading.span.Kinds;
import dev.slowpath.plugin.reading.span.SpanForm;
import dev.slowpath.plugin.reading.span.SpanIntake;
import dev.slowpath.plugin.reading.span.Times;

/// Reads a span at a time: ids begin with `0x`, times are ISO 8601.
final class ConsoleReading implements JsonRecords.Sink {
  private final SpanIntake intake;

  ConsoleReading(SpanIntake intake) {
    this.intake = intake;
  }

  @Override
  public boolean isRecord(String path) {
    return path.isEmpty() || path.equals("[]");
  }

  @Override
  public JsonRecords.Taken take(String path, JsonValue span, Place place) {
    JsonValue context = span.at("context");
    if (!context.has("span_id")) {
      return JsonRecords.Taken.NO;
    }
    SpanForm form =
        new SpanForm(place)
            .trace(context.at("trace_id").text())
            .id(context.at("span_id").text())
            .parent(span.at("parent_id").text())
            .name(span.at("name").text())
            .kind(Kinds.of(span.at("kind").text()))
            .startNs(Times.iso(span.at("start_time").text()))
            .endNs(Times.iso(span.at("end_time").text()))
            .failed(span.at("status", "status_code").text().endsWith("ERROR"));
    span.at("attributes").leaves(form::with);
    JsonValue resource = span.at("resource");
    JsonValue known = resource.has("attributes") ? resource.at("attributes") : resource;
    form.service(known.at("service.name").text());
    for (String key : new String[] {"service.instance.id", "host.name", "process.pid"}) {
      form.with(key, known.at(key).text());
    }
    intake.take(form);
    return JsonRecords.Taken.YES;
  }
}
