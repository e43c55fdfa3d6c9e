package dev.slowpath.plugin.traces.zipkin;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.trace.SpanKind;
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
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads spans of both versions; who shares an id with whom is known at the end of the file.
final class ZipkinReading implements JsonRecords.Sink {
  private final List<SpanForm> forms = new ArrayList<>();

  @Override
  public boolean isRecord(String path) {
    return path.isEmpty() || path.endsWith("[]");
  }

  @Override
  public JsonRecords.Taken take(String path, JsonValue span, Place place) {
    if (!span.has("traceId") || !span.has("id")) {
      return JsonRecords.Taken.NO;
    }
    if (span.has("binaryAnnotations") || isFirstVersion(span.at("annotations"))) {
      firstVersion(span, place);
    } else {
      forms.add(secondVersion(span, place));
    }
    return JsonRecords.Taken.YES;
  }

  /// Only in version 1 an annotation names its endpoint.
  private static boolean isFirstVersion(JsonValue annotations) {
    return annotations.items().stream().anyMatch(annotation -> annotation.has("endpoint"));
  }

  private static SpanForm form(JsonValue span, Place place) {
    SpanForm form =
        new SpanForm(place)
            .trace(Ids.hexTrace(span.at("traceId").text()))
            .id(Ids.hexSpan(span.at("id").text()))
            .name(span.at("name").text())
            .startNs(Times.ns(span.at("timestamp").text(), Times.MICROS))
            .durationNs(Times.ns(span.at("duration").text(), Times.MICROS));
    String parent = span.at("parentId").text();
    return parent.isEmpty() ? form : form.parent(Ids.hexSpan(parent));
  }

  private static SpanForm secondVersion(JsonValue span, Place place) {
    SpanForm form = form(span, place);
    form.kind(Kinds.of(span.at("kind").text()));
    form.service(span.at("localEndpoint", "serviceName").text());
    tags(form, span.at("tags"));
    peer(form, span.at("remoteEndpoint"));
    return form;
  }

  private static void tags(SpanForm form, JsonValue tags) {
    tags.members().forEach((key, value) -> tag(form, key, value.text()));
  }

  private static void tag(SpanForm form, String key, String value) {
    form.failed(key.equals("error") && !value.equals("false"));
    form.failed(key.equals("otel.status_code") && value.equals("ERROR"));
    form.with(key, value);
  }

  private static void peer(SpanForm form, JsonValue endpoint) {
    form.with("peer.service", endpoint.at("serviceName").text());
    form.with("network.peer.address", endpoint.at("ipv4").text());
  }

  /// A span of version 1 may hold what caller and server saw; then it is two.
  private void firstVersion(JsonValue span, Place place) {
    Map<String, JsonValue> marks = new HashMap<>();
    span.at("annotations")
        .items()
        .forEach(mark -> marks.putIfAbsent(mark.at("value").text(), mark));
    boolean isCall = marks.containsKey("cs") || marks.containsKey("cr");
    boolean isServed = marks.containsKey("sr") || marks.containsKey("ss");
    if (isCall) {
      forms.add(half(span, marks, place, !isServed));
    }
    if (isServed) {
      forms.add(served(span, marks, place, !isCall));
    }
    if (!isCall && !isServed) {
      SpanForm form = form(span, place);
      form.service(local(span, marks));
      annotate(form, span);
      forms.add(form);
    }
  }

  private static SpanForm half(
      JsonValue span, Map<String, JsonValue> marks, Place place, boolean isAlone) {
    SpanForm form = form(span, place).kind(SpanKind.CLIENT);
    form.service(service(marks, "cs", "cr"));
    times(form, marks.get("cs"), marks.get("cr"));
    if (isAlone) {
      annotate(form, span);
    }
    return form;
  }

  private static SpanForm served(
      JsonValue span, Map<String, JsonValue> marks, Place place, boolean isAlone) {
    SpanForm form = form(span, place).kind(SpanKind.SERVER);
    form.service(service(marks, "sr", "ss"));
    if (!isAlone || form.startNs().isEmpty()) {
      times(form, marks.get("sr"), marks.get("ss"));
    }
    annotate(form, span);
    return form;
  }

  /// The instants of two annotations, where both are there.
  private static void times(SpanForm form, @Nullable JsonValue first, @Nullable JsonValue last) {
    OptionalLong start = instant(first);
    OptionalLong end = instant(last);
    if (start.isPresent()) {
      form.startNs(start);
    }
    if (start.isPresent() && end.isPresent()) {
      form.endNs(end);
    }
  }

  private static OptionalLong instant(@Nullable JsonValue annotation) {
    return annotation == null
        ? OptionalLong.empty()
        : Times.ns(annotation.at("timestamp").text(), Times.MICROS);
  }

  private static String service(Map<String, JsonValue> marks, String first, String second) {
    JsonValue mark = marks.getOrDefault(first, marks.getOrDefault(second, JsonValue.NONE));
    return mark.at("endpoint", "serviceName").text();
  }

  private static String local(JsonValue span, Map<String, JsonValue> marks) {
    List<JsonValue> all = new ArrayList<>(marks.values());
    all.addAll(span.at("binaryAnnotations").items());
    return all.stream()
        .map(mark -> mark.at("endpoint", "serviceName").text())
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("");
  }

  /// `sa` and `ca` are addresses, not attributes.
  private static void annotate(SpanForm form, JsonValue span) {
    for (JsonValue annotation : span.at("binaryAnnotations").items()) {
      String key = annotation.at("key").text();
      if (key.equals("sa") || key.equals("ca")) {
        form.with("peer.service", annotation.at("endpoint", "serviceName").text());
      } else {
        tag(form, key, annotation.at("value").text());
      }
    }
  }

  void into(SpanIntake intake) {
    int shared = SharedSpans.separate(forms);
    intake
        .tally()
        .count(
            Notice.Kind.ASSUMED, "spans that caller and server share, taken as one each", shared);
    forms.forEach(intake::take);
  }
}
