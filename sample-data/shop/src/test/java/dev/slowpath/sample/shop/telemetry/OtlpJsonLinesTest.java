package dev.slowpath.sample.shop.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.sample.shop.JsonTree;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OtlpJsonLinesTest {
  // Without a processor the SDK records nothing.
  private static SdkTracerProvider provider() {
    var processor = SimpleSpanProcessor.create(new SpanFile());
    return SdkTracerProvider.builder().addSpanProcessor(processor).build();
  }

  private static String line() {
    try (var provider = provider()) {
      var span =
          provider
              .get("scope")
              .spanBuilder("GET /orders")
              .setSpanKind(SpanKind.SERVER)
              .setStartTimestamp(1_700_000_000_000_000_001L, TimeUnit.NANOSECONDS)
              .setAttribute("text", "a \"b\"")
              .setAttribute("whole", 200)
              .setAttribute("part", 0.5)
              .setAttribute("truth", true)
              .setAttribute(AttributeKey.stringArrayKey("list"), List.of("t=1", "t=2"))
              .startSpan();
      span.setStatus(StatusCode.ERROR);
      span.end(1_700_000_000_000_000_999L, TimeUnit.NANOSECONDS);
      var data = ((ReadableSpan) span).toSpanData();
      return new String(OtlpJsonLines.line(List.of(data)), StandardCharsets.UTF_8);
    }
  }

  private static Map<String, Object> span() {
    var resource = JsonTree.objects(JsonTree.parse(line()), "resourceSpans").getFirst();
    var scope = JsonTree.objects(resource, "scopeSpans").getFirst();
    return JsonTree.objects(scope, "spans").getFirst();
  }

  @Test
  void requestIsOneLine() {
    assertEquals(line().length() - 1, line().indexOf('\n'));
  }

  @Test
  void idsAreHexAndTimesAreDecimalStrings() {
    var span = span();
    assertTrue(JsonTree.text(span, "traceId").matches("[0-9a-f]{32}"));
    assertTrue(JsonTree.text(span, "spanId").matches("[0-9a-f]{16}"));
    assertEquals("", span.get("parentSpanId"));
    assertEquals("1700000000000000001", span.get("startTimeUnixNano"));
    assertEquals("1700000000000000999", span.get("endTimeUnixNano"));
    assertEquals(2L, span.get("kind"));
    assertEquals(Map.of("code", 2L), span.get("status"));
  }

  @Test
  void attributeValuesAreTyped() {
    var values = new LinkedHashMap<String, Object>();
    for (var attribute : JsonTree.objects(span(), "attributes")) {
      values.put(JsonTree.text(attribute, "key"), JsonTree.object(attribute, "value"));
    }
    var list = List.of(Map.of("stringValue", "t=1"), Map.of("stringValue", "t=2"));
    assertEquals(
        Map.of(
            "text", Map.of("stringValue", "a \"b\""),
            "whole", Map.of("intValue", "200"),
            "part", Map.of("doubleValue", 0.5),
            "truth", Map.of("boolValue", true),
            "list", Map.of("arrayValue", Map.of("values", list))),
        values);
  }
}
