package dev.slowpath.plugin.traces;

import dev.slowpath.model.source.Place;
import dev.slowpath.model.trace.Span;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceId;
import dev.slowpath.plugin.reading.Tally;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads one OTLP request straight from its bytes, as the collector and SDKs write it: the resource
/// before its spans, ids in hexadecimal, times as whole numbers, attributes as key and value.
/// Whatever else there may be it does not read at all: `RequestReader`, which takes every spelling,
/// is there for it.
final class UsualRequest {
  /// What stands around nearly every attribute, at one go.
  private static final byte[] KEY = ascii("{\"key\":");

  private static final byte[] TEXT_VALUE = ascii(",\"value\":{\"stringValue\":");

  private final JsonFactory factory;
  private final Texts nested;
  private final Tally tally = new Tally();
  private final List<Span> spans = new ArrayList<>();
  private final Place place;
  private final byte[] bytes;
  private final JsonBytes json;

  private String name = "";
  private SpanKind kind = SpanKind.UNKNOWN;
  private boolean failed;
  private @Nullable TraceId trace;
  private long spanId;
  private long parentId;
  private long startNs;
  private long endNs;
  private List<String> pairs = new ArrayList<>();

  /// What reading a line needs beside the line.
  ///
  /// @param nested the texts of values that nest
  record Tools(JsonFactory factory, ByteTexts texts, Texts nested) {}

  private UsualRequest(Tools tools, byte[] bytes, int from, int to, Place place) {
    this.factory = tools.factory();
    this.nested = tools.nested();
    this.place = place;
    this.bytes = bytes;
    this.json = new JsonBytes(bytes, from, to, tools.texts());
  }

  /// Reads the request on a line; empty where it is not written in the usual way.
  ///
  /// @param to after its last byte
  /// @param place where its spans stand
  static Optional<UsualRequest> read(Tools tools, byte[] bytes, int from, int to, Place place) {
    UsualRequest request = new UsualRequest(tools, bytes, from, to, place);
    try {
      request.read();
      return Optional.of(request);
    } catch (UnusualException otherwise) {
      return Optional.empty();
    }
  }

  List<Span> spans() {
    return spans;
  }

  /// What was not taken as it stood.
  Tally tally() {
    return tally;
  }

  private void read() {
    json.expect('{');
    require(json.name().equals("resourceSpans"));
    json.expect('[');
    for (boolean first = true; json.goesOn(first, ']'); first = false) {
      resourceSpans();
    }
    json.expect('}');
    require(json.isAtEnd());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void require(boolean isUsual) {
    if (!isUsual) {
      throw new UnusualException();
    }
  }

  private void resourceSpans() {
    Resource resource = null;
    json.expect('{');
    for (boolean first = true; json.goesOn(first, '}'); first = false) {
      switch (json.name()) {
        case "resource" -> {
          require(resource == null);
          resource = resource();
        }
        case "scopeSpans" -> {
          require(resource != null);
          json.expect('[');
          for (boolean none = true; json.goesOn(none, ']'); none = false) {
            scopeSpans(resource);
          }
        }
        case "schemaUrl" -> json.skip();
        default -> throw new UnusualException();
      }
    }
    require(resource != null);
  }

  private Resource resource() {
    List<String> all = new ArrayList<>();
    json.expect('{');
    for (boolean first = true; json.goesOn(first, '}'); first = false) {
      if (json.name().equals("attributes")) {
        attributes(all);
      } else {
        json.skip();
      }
    }
    return Resource.of(all, tally, place);
  }

  private void scopeSpans(@Nullable Resource resource) {
    json.expect('{');
    for (boolean first = true; json.goesOn(first, '}'); first = false) {
      if (!json.name().equals("spans")) {
        json.skip();
        continue;
      }
      json.expect('[');
      for (boolean none = true; json.goesOn(none, ']'); none = false) {
        span(resource);
      }
    }
  }

  private void span(@Nullable Resource resource) {
    clear();
    json.expect('{');
    for (boolean first = true; json.goesOn(first, '}'); first = false) {
      member(json.name());
    }
    TraceId known = trace;
    require(resource != null && known != null && spanId != 0 && startNs > 0 && endNs > 0);
    if (resource != null && known != null) {
      spans.add(
          new SpanDraft(
                  known, spanId, parentId, name, kind, failed, startNs, endNs, 1, pairs, place)
              .of(resource));
    }
  }

  private void clear() {
    name = "";
    kind = SpanKind.UNKNOWN;
    failed = false;
    trace = null;
    spanId = 0;
    parentId = 0;
    startNs = 0;
    endNs = 0;
    pairs = new ArrayList<>();
  }

  private void member(String member) {
    switch (member) {
      case "traceId" -> trace = traceId();
      case "spanId" -> spanId = id();
      case "parentSpanId" -> parentId = json.isEmptyText() ? none() : id();
      case "name" -> name = json.text();
      case "kind" -> kind = SpanReader.kind(json.scalar());
      case "startTimeUnixNano" -> startNs = json.positive();
      case "endTimeUnixNano" -> endNs = json.positive();
      case "attributes" -> attributes(pairs);
      case "status" -> failed = isError();
      case "events", "links", "flags" -> json.skip();
      case "droppedAttributesCount", "droppedEventsCount", "droppedLinksCount" ->
          require(json.scalar().equals("0"));
      case "traceState" -> require(json.text().isEmpty());
      default -> throw new UnusualException();
    }
  }

  private long none() {
    json.text();
    return 0;
  }

  private TraceId traceId() {
    json.expect('"');
    long high = json.hex(16);
    long low = json.hex(16);
    json.expect('"');
    require(high != 0 || low != 0);
    return new TraceId(high, low);
  }

  private long id() {
    json.expect('"');
    long id = json.hex(16);
    json.expect('"');
    return id;
  }

  private boolean isError() {
    String code = "";
    json.expect('{');
    for (boolean first = true; json.goesOn(first, '}'); first = false) {
      boolean isCode = json.name().equals("code");
      String value = json.scalar();
      code = isCode ? value : code;
    }
    return SpanReader.isError(code);
  }

  private void attributes(List<String> all) {
    json.expect('[');
    for (boolean first = true; json.goesOn(first, ']'); first = false) {
      if (!json.takes(KEY)) {
        json.expect('{');
        require(json.name().equals("key"));
      }
      String key = json.text();
      require(!key.isEmpty());
      all.add(key);
      if (json.takes(TEXT_VALUE)) {
        all.add(json.text());
        json.expect('}');
      } else {
        json.expect(',');
        require(json.name().equals("value"));
        all.add(value());
      }
      json.expect('}');
    }
  }

  private String value() {
    int from = json.at();
    json.expect('{');
    return switch (json.name()) {
      case "stringValue", "intValue", "doubleValue", "boolValue" -> {
        String value = json.scalar();
        json.expect('}');
        yield value;
      }
      case "arrayValue", "kvlistValue" -> {
        json.skip();
        json.expect('}');
        yield nested(from, json.end());
      }
      default -> throw new UnusualException();
    };
  }

  /// A value whose syntax is known to be right.
  private String nested(int from, int to) {
    try (JsonParser parser =
        factory.createParser(ObjectReadContext.empty(), bytes, from, to - from)) {
      parser.nextToken();
      return AnyValueText.read(parser, nested);
    }
  }
}
