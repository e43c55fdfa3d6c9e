package dev.slowpath.plugin.traces;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceId;
import dev.slowpath.plugin.reading.Tally;
import dev.slowpath.plugin.reading.span.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads one OTLP span object at a time. Fields that are not there have the defaults of proto3;
/// what a span cannot do without is never made up: such a span is passed over and counted.
final class SpanReader {
  private final Texts texts;
  private final Tally tally;

  private String traceId = "";
  private String spanId = "";
  private String parentId = "";
  private String name = "";
  private String traceState = "";
  private SpanKind kind = SpanKind.UNKNOWN;
  private boolean failed;
  private OptionalLong start = OptionalLong.empty();
  private OptionalLong end = OptionalLong.empty();
  private List<String> pairs = new ArrayList<>();

  SpanReader(Texts texts, Tally tally) {
    this.texts = texts;
    this.tally = tally;
  }

  /// Reads the object the parser stands at, up to its end. Empty for a span without a valid id or
  /// without a start.
  Optional<SpanDraft> read(JsonParser parser, Place place) {
    clear();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      field(parser, field, place);
    }
    return draft(place);
  }

  private void clear() {
    traceId = "";
    spanId = "";
    parentId = "";
    name = "";
    traceState = "";
    kind = SpanKind.UNKNOWN;
    failed = false;
    start = OptionalLong.empty();
    end = OptionalLong.empty();
    pairs = new ArrayList<>();
  }

  private void field(JsonParser parser, String field, Place place) {
    switch (field) {
      case "traceId", "trace_id" -> traceId = texts.scalar(parser);
      case "spanId", "span_id" -> spanId = Json.scalar(parser);
      case "parentSpanId", "parent_span_id" -> parentId = Json.scalar(parser);
      case "name" -> name = texts.scalar(parser);
      case "traceState", "trace_state" -> traceState = texts.scalar(parser);
      case "kind" -> kind = kind(Json.scalar(parser));
      case "startTimeUnixNano", "start_time_unix_nano" -> start = Json.whole(parser);
      case "endTimeUnixNano", "end_time_unix_nano" -> end = Json.whole(parser);
      case "attributes" -> Attributes.read(parser, texts, pairs);
      case "status" -> failed = isError(parser);
      case "droppedAttributesCount", "dropped_attributes_count" ->
          dropped(parser, "span attributes", place);
      case "droppedEventsCount", "dropped_events_count" -> dropped(parser, "span events", place);
      case "droppedLinksCount", "dropped_links_count" -> dropped(parser, "span links", place);
      default -> parser.skipChildren();
    }
  }

  /// By number or by name (opentelemetry/proto/trace/v1/trace.proto, Span.SpanKind).
  static SpanKind kind(String text) {
    return switch (text) {
      case "1", "SPAN_KIND_INTERNAL" -> SpanKind.INTERNAL;
      case "2", "SPAN_KIND_SERVER" -> SpanKind.SERVER;
      case "3", "SPAN_KIND_CLIENT" -> SpanKind.CLIENT;
      case "4", "SPAN_KIND_PRODUCER" -> SpanKind.PRODUCER;
      case "5", "SPAN_KIND_CONSUMER" -> SpanKind.CONSUMER;
      default -> SpanKind.UNKNOWN;
    };
  }

  private static boolean isError(JsonParser parser) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return false;
    }
    String code = "";
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean isCode = parser.currentName().equals("code");
      parser.nextToken();
      String value = Json.scalar(parser);
      code = isCode ? value : code;
    }
    return isError(code);
  }

  /// By number or by name (opentelemetry/proto/trace/v1/trace.proto, Status.StatusCode).
  static boolean isError(String code) {
    return code.equals("2") || code.equals("STATUS_CODE_ERROR");
  }

  private void dropped(JsonParser parser, String what, Place place) {
    OptionalLong count = Json.whole(parser);
    if (count.isPresent() && count.getAsLong() > 0) {
      String words = what + " that the producer dropped";
      tally.count(Notice.Kind.LOST, words, count.getAsLong(), place);
    }
  }

  private Optional<SpanDraft> draft(Place place) {
    Optional<TraceId> trace = Ids.trace(traceId);
    OptionalLong id = Ids.span(spanId);
    if (trace.isEmpty() || id.isEmpty() || id.getAsLong() == 0) {
      return without("a valid trace and span id", place);
    }
    if (start.isEmpty() || start.getAsLong() <= 0) {
      return without("a start time", place);
    }
    long startNs = start.getAsLong();
    return Optional.of(
        new SpanDraft(
            trace.get(),
            id.getAsLong(),
            parent(place),
            name,
            kind,
            failed,
            startNs,
            end(startNs, place),
            weight(place),
            pairs,
            place));
  }

  private Optional<SpanDraft> without(String what, Place place) {
    tally.count(Notice.Kind.SKIPPED, "spans without " + what, 1, place);
    return Optional.empty();
  }

  private long parent(Place place) {
    if (parentId.isEmpty()) {
      return 0;
    }
    OptionalLong parent = Ids.span(parentId);
    if (parent.isEmpty()) {
      String words = "spans whose parent id cannot be read, taken as roots";
      tally.count(Notice.Kind.UNKNOWN, words, 1, place);
    }
    return parent.orElse(0);
  }

  private long end(long startNs, Place place) {
    if (end.isEmpty() || end.getAsLong() <= 0) {
      tally.count(
          Notice.Kind.UNKNOWN, "spans without an end time, taken as of no length", 1, place);
      return startNs;
    }
    return end.getAsLong();
  }

  private double weight(Place place) {
    if (traceState.isEmpty()) {
      return 1;
    }
    OptionalDouble weight = SamplingThreshold.weight(traceState);
    if (weight.isEmpty()) {
      String words = "spans whose sampling threshold cannot be read, taken as one each";
      tally.count(Notice.Kind.UNKNOWN, words, 1, place);
    }
    return weight.orElse(1);
  }
}
