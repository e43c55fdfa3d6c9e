package dev.slowpath.sample.shop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// A span as a trace file holds it.
///
/// @param attributes each value as its text; an array as its elements between brackets
public record RecordedSpan(
    String traceId,
    String parentId,
    String name,
    long kind,
    long startNs,
    long endNs,
    Map<String, String> attributes) {
  public static final long SERVER = 2;
  public static final long CLIENT = 3;

  public RecordedSpan {
    attributes = Map.copyOf(attributes);
  }

  public static List<RecordedSpan> read(Path gzip) throws IOException {
    var spans = new ArrayList<RecordedSpan>();
    try (var in = new GZIPInputStream(Files.newInputStream(gzip));
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        addLine(spans, JsonTree.parse(line));
      }
    }
    return spans;
  }

  private static void addLine(List<RecordedSpan> spans, Map<String, Object> request) {
    for (var resource : JsonTree.objects(request, "resourceSpans")) {
      for (var scope : JsonTree.objects(resource, "scopeSpans")) {
        JsonTree.objects(scope, "spans").forEach(span -> spans.add(of(span)));
      }
    }
  }

  private static RecordedSpan of(Map<String, Object> span) {
    var attributes = new LinkedHashMap<String, String>();
    for (var attribute : JsonTree.objects(span, "attributes")) {
      attributes.put(JsonTree.text(attribute, "key"), value(JsonTree.object(attribute, "value")));
    }
    return new RecordedSpan(
        JsonTree.text(span, "traceId"),
        JsonTree.text(span, "parentSpanId"),
        JsonTree.text(span, "name"),
        (Long) span.getOrDefault("kind", 0L),
        Long.parseLong(JsonTree.text(span, "startTimeUnixNano")),
        Long.parseLong(JsonTree.text(span, "endTimeUnixNano")),
        attributes);
  }

  private static String value(Map<String, Object> value) {
    if (!value.containsKey("arrayValue")) {
      return String.valueOf(value.values().iterator().next());
    }
    var elements = JsonTree.objects(JsonTree.object(value, "arrayValue"), "values");
    return elements.stream().map(RecordedSpan::value).toList().toString();
  }

  public String attribute(String key) {
    return attributes.getOrDefault(key, "");
  }
}
