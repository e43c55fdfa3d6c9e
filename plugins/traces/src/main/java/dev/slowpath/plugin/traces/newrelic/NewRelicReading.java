package dev.slowpath.plugin.traces.newrelic;

import dev.slowpath.model.source.Place;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.plugin.reading.json.JsonRecords;
import dev.slowpath.plugin.reading.json.JsonValue;
import dev.slowpath.plugin.reading.span.Kinds;
import dev.slowpath.plugin.reading.span.SpanForm;
import dev.slowpath.plugin.reading.span.SpanIntake;
import dev.slowpath.plugin.reading.span.Times;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads flat rows, whatever wraps them: names differ between old and new agents.
final class NewRelicReading implements JsonRecords.Sink {
  private final SpanIntake intake;

  NewRelicReading(SpanIntake intake) {
    this.intake = intake;
  }

  @Override
  public boolean isRecord(String path) {
    return path.endsWith("events[]") || path.endsWith("results[]") || path.equals("[]");
  }

  @Override
  public boolean isLineRecord() {
    return false;
  }

  /// `results[]` holds rows in NerdGraph's answers, and lists of events in NRQL's.
  @Override
  public JsonRecords.Taken take(String path, JsonValue value, Place place) {
    if (value.at("events").isList()) {
      value.at("events").items().forEach(event -> event(event, place));
      return JsonRecords.Taken.YES;
    }
    return event(value, place);
  }

  private JsonRecords.Taken event(JsonValue event, Place place) {
    Map<String, String> row = new LinkedHashMap<>();
    event.leaves(row::putIfAbsent);
    if (!row.containsKey("trace.id") && !row.containsKey("traceId")) {
      return JsonRecords.Taken.NO;
    }
    row(row, place);
    return JsonRecords.Taken.YES;
  }

  void row(Map<String, String> row, Place place) {
    SpanForm form =
        new SpanForm(place)
            .trace(first(row, "trace.id", "traceId"))
            .id(first(row, "id", "guid", "span.id"))
            .parent(first(row, "parent.id", "parentId"))
            .name(first(row, "name", "span.name"))
            .service(first(row, "service.name", "entity.name", "appName", "entityName"))
            .startNs(Times.instant(first(row, "timestamp", "startTime")));
    String ms = first(row, "duration.ms", "durationMs");
    form.durationNs(
        ms.isEmpty()
            ? Times.ns(row.getOrDefault("duration", ""), Times.SECONDS)
            : Times.ns(ms, Times.MILLIS));
    row.forEach(form::with);
    form.failed(isError(row));
    form.kind(kind(row));
    name(form, row);
    intake.take(form);
  }

  private static String first(Map<String, String> row, String... names) {
    for (String name : List.of(names)) {
      String value = row.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  private static boolean isError(Map<String, String> row) {
    return row.getOrDefault("otel.status_code", "").equals("ERROR")
        || row.containsKey("error.class")
        || row.getOrDefault("error", "").equals("true");
  }

  private static SpanKind kind(Map<String, String> row) {
    SpanKind stated = Kinds.of(row.getOrDefault("span.kind", ""));
    if (stated != SpanKind.UNKNOWN) {
      return stated;
    }
    boolean isEntry = row.getOrDefault("nr.entryPoint", "").equals("true");
    boolean isCall = List.of("http", "datastore").contains(row.getOrDefault("category", ""));
    if (isEntry) {
      return SpanKind.SERVER;
    }
    return isCall ? SpanKind.CLIENT : SpanKind.INTERNAL;
  }

  /// An entry is known by its transaction: `WebTransaction/Expressjs/GET//orders`.
  private static void name(SpanForm form, Map<String, String> row) {
    String transaction = first(row, "transaction.name", "transactionName");
    if (form.kind() == SpanKind.SERVER && !transaction.isEmpty()) {
      form.name(transaction);
    }
    if (row.getOrDefault("category", "").equals("datastore")) {
      String component = row.getOrDefault("component", "");
      form.with(
          "db.system.name", component.isEmpty() ? "database" : component.toLowerCase(Locale.ROOT));
    }
  }
}
