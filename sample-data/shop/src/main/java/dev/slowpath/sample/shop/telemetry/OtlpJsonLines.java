package dev.slowpath.sample.shop.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// One `ExportTraceServiceRequest` as a line of JSON, the way the OpenTelemetry collector's file
/// exporter writes it: lowerCamelCase names, ids in hex, 64-bit integers and times as decimal
/// strings, enumerations as numbers.
final class OtlpJsonLines {
  private static final JsonFactory JSON = new JsonFactory();

  private OtlpJsonLines() {}

  /// The line of some spans of one resource, line feed included.
  static byte[] line(Collection<SpanData> spans) {
    var bytes = new ByteArrayOutputStream();
    try (var json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeArrayPropertyStart("resourceSpans");
      writeResourceSpans(json, spans);
      json.writeEndArray();
      json.writeEndObject();
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private static void writeResourceSpans(JsonGenerator json, Collection<SpanData> spans) {
    var first = spans.iterator().next();
    json.writeStartObject();
    json.writeObjectPropertyStart("resource");
    writeAttributes(json, first.getResource().getAttributes());
    json.writeEndObject();
    json.writeArrayPropertyStart("scopeSpans");
    var byScope =
        spans.stream().collect(Collectors.groupingBy(SpanData::getInstrumentationScopeInfo));
    byScope.forEach((scope, ofScope) -> {
      json.writeStartObject();
      json.writeObjectPropertyStart("scope");
      json.writeStringProperty("name", scope.getName());
      json.writeEndObject();
      json.writeArrayPropertyStart("spans");
      ofScope.forEach(span -> writeSpan(json, span));
      json.writeEndArray();
      json.writeEndObject();
    });
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeSpan(JsonGenerator json, SpanData span) {
    var isRoot = !span.getParentSpanContext().isValid();
    json.writeStartObject();
    json.writeStringProperty("traceId", span.getTraceId());
    json.writeStringProperty("spanId", span.getSpanId());
    json.writeStringProperty("parentSpanId", isRoot ? "" : span.getParentSpanId());
    json.writeStringProperty("name", span.getName());
    json.writeNumberProperty("kind", kind(span.getKind()));
    json.writeStringProperty("startTimeUnixNano", Long.toString(span.getStartEpochNanos()));
    json.writeStringProperty("endTimeUnixNano", Long.toString(span.getEndEpochNanos()));
    writeAttributes(json, span.getAttributes());
    json.writeObjectPropertyStart("status");
    if (span.getStatus().getStatusCode() == StatusCode.ERROR) {
      json.writeNumberProperty("code", 2);
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static int kind(SpanKind kind) {
    return switch (kind) {
      case INTERNAL -> 1;
      case SERVER -> 2;
      case CLIENT -> 3;
      case PRODUCER -> 4;
      case CONSUMER -> 5;
    };
  }

  private static void writeAttributes(JsonGenerator json, Attributes attributes) {
    json.writeArrayPropertyStart("attributes");
    attributes.forEach((key, value) -> writeAttribute(json, key, value));
    json.writeEndArray();
  }

  private static void writeAttribute(JsonGenerator json, AttributeKey<?> key, Object value) {
    json.writeStartObject();
    json.writeStringProperty("key", key.getKey());
    json.writeObjectPropertyStart("value");
    if (value instanceof List<?> list) {
      json.writeObjectPropertyStart("arrayValue");
      json.writeArrayPropertyStart("values");
      for (var element : list) {
        json.writeStartObject();
        writeScalar(json, element);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } else {
      writeScalar(json, value);
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeScalar(JsonGenerator json, Object value) {
    switch (value) {
      case Long number -> json.writeStringProperty("intValue", Long.toString(number));
      case Double number -> json.writeNumberProperty("doubleValue", number);
      case Boolean truth -> json.writeBooleanProperty("boolValue", truth);
      default -> json.writeStringProperty("stringValue", value.toString());
    }
  }
}
