package dev.slowpath.plugin.traces.datadog;

import dev.slowpath.model.source.Place;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceId;
import dev.slowpath.plugin.reading.json.JsonRecords;
import dev.slowpath.plugin.reading.json.JsonValue;
import dev.slowpath.plugin.reading.span.Ids;
import dev.slowpath.plugin.reading.span.Kinds;
import dev.slowpath.plugin.reading.span.SpanForm;
import dev.slowpath.plugin.reading.span.SpanIntake;
import dev.slowpath.plugin.reading.span.Times;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads spans of all three forms. What only one span of a trace states (the upper half of its id,
/// how it was sampled) holds for all of it, and is known at the end of the file.
final class DatadogReading implements JsonRecords.Sink {
  private final List<SpanForm> forms = new ArrayList<>();
  private final Map<Long, Long> upperHalves = new HashMap<>();
  private final Map<Long, Double> probabilities = new HashMap<>();

  @Override
  public boolean isRecord(String path) {
    return path.endsWith("[]") || path.matches("(trace\\.)?spans\\.\\d+");
  }

  @Override
  public JsonRecords.Taken take(String path, JsonValue value, Place place) {
    boolean isPage = value.at("attributes").has("span_id");
    JsonValue span = isPage ? value.at("attributes") : value;
    if (!span.has("trace_id") || !span.has("span_id")) {
      return JsonRecords.Taken.NO;
    }
    forms.add(isPage ? ofPage(span, place) : ofAgent(span, place));
    return JsonRecords.Taken.YES;
  }

  private SpanForm ofAgent(JsonValue span, Place place) {
    SpanForm form = ids(span, place).failed(!isZero(span.at("error").text()));
    boolean isSeconds = span.at("start").text().indexOf('.') > 0;
    int unit = isSeconds ? Times.SECONDS : Times.NANOS;
    form.startNs(Times.ns(span.at("start").text(), unit));
    form.durationNs(Times.ns(span.at("duration").text(), unit));
    span.at("meta").leaves(form::with);
    span.at("metrics").leaves(form::with);
    remember(form);
    name(form, span.at("name").text(), span.at("resource").text(), span.at("type").text());
    return form;
  }

  private SpanForm ofPage(JsonValue span, Place place) {
    SpanForm form = ids(span, place);
    form.startNs(Times.instant(span.at("start_timestamp").text()));
    form.endNs(Times.instant(span.at("end_timestamp").text()));
    span.at("attributes").leaves(form::with);
    span.at("custom").leaves(form::with);
    form.failed(form.attribute("status").equals("error") || form.attribute("error").equals("1"));
    form.with("host.name", span.at("host").text());
    remember(form);
    String operation = span.at("operation_name").text();
    String name = operation.isEmpty() ? form.attribute("operation_name") : operation;
    name(form, name, span.at("resource_name").text(), span.at("type").text());
    return form;
  }

  private static SpanForm ids(JsonValue span, Place place) {
    return new SpanForm(place)
        .trace(trace(span.at("trace_id").text()))
        .id(id(span.at("span_id").text()))
        .parent(parent(span.at("parent_id").text()))
        .service(span.at("service").text());
  }

  private static boolean isZero(String text) {
    return text.isEmpty() || text.equals("0") || text.equals("false");
  }

  /// Decimal, of 64 bits; the API also gives 32 hexadecimal digits.
  private static Optional<TraceId> trace(String text) {
    OptionalLong low = Ids.unsigned(text);
    return low.isPresent() && low.getAsLong() != 0
        ? Optional.of(new TraceId(0, low.getAsLong()))
        : Ids.hexTrace(text);
  }

  private static OptionalLong id(String text) {
    OptionalLong decimal = Ids.unsigned(text);
    return decimal.isPresent() ? decimal : Ids.hexSpan(text);
  }

  private static OptionalLong parent(String text) {
    return text.isEmpty() ? OptionalLong.of(0) : id(text);
  }

  private void remember(SpanForm form) {
    if (form.trace().isEmpty()) {
      return;
    }
    long low = form.trace().get().low();
    OptionalLong high = Ids.hexSpan(form.attribute("_dd.p.tid"));
    if (high.isPresent() && form.trace().get().high() == 0) {
      upperHalves.put(low, high.getAsLong());
    }
    double kept =
        rate(form, "_dd.rule_psr") * rate(form, "_dd.limit_psr") * rate(form, "_dd.agent_psr");
    if (kept < 1 && kept > 0) {
      probabilities.put(low, kept);
    }
  }

  /// 1 where it is not stated.
  private static double rate(SpanForm form, String key) {
    try {
      String text = form.attribute(key);
      return text.isEmpty() ? 1 : Double.parseDouble(text);
    } catch (NumberFormatException noRate) {
      return 1;
    }
  }

  /// The resource is what a served request is known by, and the statement of a query.
  private static void name(SpanForm form, String operation, String resource, String type) {
    SpanKind stated = Kinds.of(form.attribute("span.kind"));
    SpanKind kind = stated == SpanKind.UNKNOWN ? kind(type) : stated;
    boolean isServed = kind == SpanKind.SERVER || kind == SpanKind.CONSUMER;
    boolean isQuery = type.equals("sql") || type.equals("db") || type.equals("cassandra");
    form.kind(kind)
        .name(operation.isEmpty() || (isServed && !resource.isEmpty()) ? resource : operation);
    if (isQuery && resource.indexOf(' ') > 0) {
      form.with("db.query.text", resource);
    }
    if (type.equals("redis") || type.equals("memcached")) {
      form.with("db.system.name", type);
    }
    form.with("resource.name", isServed || isQuery ? "" : resource);
  }

  private static SpanKind kind(String type) {
    return switch (type) {
      case "web" -> SpanKind.SERVER;
      case "http", "sql", "db", "redis", "memcached", "cassandra", "mongodb", "elasticsearch" ->
          SpanKind.CLIENT;
      case "worker" -> SpanKind.CONSUMER;
      default -> SpanKind.INTERNAL;
    };
  }

  void into(SpanIntake intake) {
    for (SpanForm form : forms) {
      long low = form.trace().map(TraceId::low).orElse(0L);
      Long high = upperHalves.get(low);
      if (high != null && form.trace().isPresent()) {
        form.trace(Optional.of(new TraceId(high, low)));
      }
      intake.take(form.weight(1 / probabilities.getOrDefault(low, 1.0)));
    }
  }
}
