package dev.slowpath.plugin.traces.jaeger;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.reading.json.JsonRecords;
import dev.slowpath.plugin.reading.json.JsonValue;
import dev.slowpath.plugin.reading.span.Ids;
import dev.slowpath.plugin.reading.span.Kinds;
import dev.slowpath.plugin.reading.span.SharedSpans;
import dev.slowpath.plugin.reading.span.SpanForm;
import dev.slowpath.plugin.reading.span.SpanIntake;
import dev.slowpath.plugin.reading.span.Times;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Reads a trace at a time: spans name a process that may stand after them.
final class JaegerReading implements JsonRecords.Sink {
  /// A span and the process it names.
  private record Waiting(SpanForm form, String process) {}

  private final SpanIntake intake;
  private final List<Waiting> waiting = new ArrayList<>();
  private final Map<String, JsonValue> processes = new HashMap<>();
  private OptionalDouble probability = OptionalDouble.empty();

  JaegerReading(SpanIntake intake) {
    this.intake = intake;
  }

  @Override
  public boolean isRecord(String path) {
    return path.endsWith("spans[]") || path.endsWith("processes");
  }

  @Override
  public JsonRecords.Taken take(String path, JsonValue value, Place place) {
    if (path.endsWith("processes")) {
      processes.putAll(value.members());
      return JsonRecords.Taken.YES;
    }
    if (!value.has("spanID")) {
      return JsonRecords.Taken.NO;
    }
    SpanForm form = form(value, place);
    JsonValue process = value.at("process");
    if (process.isObject()) {
      intake.take(of(form, process));
    } else {
      waiting.add(new Waiting(form, value.at("processID").text()));
    }
    return JsonRecords.Taken.YES;
  }

  @Override
  public void left(String path) {
    if (path.isEmpty() || path.endsWith("[]")) {
      endTrace();
    }
  }

  private SpanForm form(JsonValue span, Place place) {
    String trace = span.at("traceID").text();
    SpanForm form =
        new SpanForm(place)
            .trace(Ids.hexTrace(trace))
            .id(Ids.hexSpan(span.at("spanID").text()))
            .name(span.at("operationName").text())
            .startNs(Times.ns(span.at("startTime").text(), Times.MICROS))
            .durationNs(Times.ns(span.at("duration").text(), Times.MICROS));
    String parent = parent(span, trace);
    if (!parent.isEmpty()) {
      form.parent(Ids.hexSpan(parent));
    }
    span.at("tags").items().forEach(tag -> tag(form, tag));
    return form;
  }

  /// The first reference of the kind CHILD_OF, else the first FOLLOWS_FROM, within the trace; or
  /// what old files name the parent.
  private static String parent(JsonValue span, String trace) {
    String follows = "";
    for (JsonValue reference : span.at("references").items()) {
      boolean isHere = reference.at("traceID").text().equals(trace);
      String id = reference.at("spanID").text();
      if (isHere && reference.at("refType").text().equals("CHILD_OF")) {
        return id;
      }
      follows = isHere && follows.isEmpty() ? id : follows;
    }
    return follows.isEmpty() ? span.at("parentSpanID").text() : follows;
  }

  private void tag(SpanForm form, JsonValue tag) {
    String key = tag.at("key").text();
    String value = tag.at("value").text();
    switch (key) {
      case "span.kind" -> form.kind(Kinds.of(value));
      case "error" -> form.failed(value.equals("true"));
      case "otel.status_code" -> form.failed(value.equals("ERROR"));
      case "sampler.param" -> sampler(form, value);
      default -> form.with(key, value);
    }
  }

  /// A parameter between 0 and 1 is the probability of a probabilistic sampler; a larger one is the
  /// rate of a limiting sampler, and says nothing of a single trace.
  private void sampler(SpanForm form, String value) {
    form.with("sampler.param", value);
    OptionalDouble parameter = number(value);
    if (parameter.isPresent() && parameter.getAsDouble() > 0 && parameter.getAsDouble() < 1) {
      probability = parameter;
    }
  }

  private static OptionalDouble number(String text) {
    try {
      return OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException noNumber) {
      return OptionalDouble.empty();
    }
  }

  /// The processes of the trace are known now.
  void endTrace() {
    List<SpanForm> forms = new ArrayList<>();
    for (Waiting one : waiting) {
      JsonValue process = processes.getOrDefault(one.process(), JsonValue.NONE);
      forms.add(of(one.form().weight(1 / probability.orElse(1)), process));
    }
    int shared = SharedSpans.separate(forms);
    intake
        .tally()
        .count(
            Notice.Kind.ASSUMED, "spans that caller and server share, taken as one each", shared);
    forms.forEach(intake::take);
    waiting.clear();
    processes.clear();
    probability = OptionalDouble.empty();
  }

  private static SpanForm of(SpanForm form, JsonValue process) {
    form.service(process.at("serviceName").text());
    for (JsonValue tag : process.at("tags").items()) {
      String value = tag.at("value").text();
      switch (tag.at("key").text()) {
        case "hostname", "host.name" -> form.with("host.name", value);
        case "service.instance.id" -> form.with("service.instance.id", value);
        case "process.pid" -> form.with("process.pid", value);
        case "service.version" -> form.with("service.version", value);
        default -> {}
      }
    }
    return form;
  }
}
