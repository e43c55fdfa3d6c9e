package dev.slowpath.plugin.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.source.Place;
import dev.slowpath.model.trace.Span;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.reading.Tally;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Holds the quick reading of a request against the one that takes every spelling.
class UsualRequestTest {
  private static final Place PLACE = new Place.Line(7);
  private static final JsonFactory JSON = Json.factory(Limits.USUAL);

  private static final String SPAN =
      """
      {"traceId":"10dc877e4ba65adff8c434d5a2e68dc1","spanId":"fee4d6d60ff75a0b",\
      "parentSpanId":"","name":"GET /caf\\u00e9","kind":2,"flags":1,\
      "startTimeUnixNano":"1795260697789101881","endTimeUnixNano":1795260697789133102,\
      "attributes":[{"key":"db.query.text","value":{"stringValue":"select \\"id\\" from\\n größe"}},\
      {"key":"n","value":{"intValue":"33"}},{"key":"ratio","value":{"doubleValue":-0.5e3}},\
      {"key":"ok","value":{"boolValue":true}},\
      {"key":"sent","value":{"arrayValue":{"values":[{"stringValue":"t=1"},{"intValue":2}]}}}],\
      "events":[{"name":"e","attributes":[]},null],"droppedEventsCount":0,\
      "status":{"code":2,"message":"late"}}\
      """;

  private static String request(String spans) {
    return """
    {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":\
    "shop"}},{"key":"host.name","value":{"stringValue":"a"}}],"droppedAttributesCount":0},\
    "scopeSpans":[{"scope":{"name":"x"},"spans":[%s]}],"schemaUrl":"s"}]}\
    """
        .formatted(spans);
  }

  /// What a reading gave: its spans, and what it counted.
  private record Found(List<Span> spans, String notices) {}

  private static Optional<Found> quickly(byte[] line) {
    var tools = new UsualRequest.Tools(JSON, new ByteTexts(), new Texts());
    return UsualRequest.read(tools, line, 0, line.length, PLACE)
        .map(request -> new Found(request.spans(), request.tally().notices().toString()));
  }

  private static Optional<Found> inFull(byte[] line) {
    List<Span> spans = new ArrayList<>();
    Tally tally = new Tally();
    RequestReader reader = new RequestReader(new Texts(), tally, spans::add, standing -> PLACE);
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
      boolean isOtlp = parser.nextToken() == JsonToken.START_OBJECT && reader.read(parser);
      return isOtlp && parser.nextToken() == null
          ? Optional.of(new Found(spans, tally.notices().toString()))
          : Optional.empty();
    } catch (JacksonException malformed) {
      return Optional.empty();
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void whatExportersWriteIsReadAsInFull() {
    byte[] line = utf8(" " + request(SPAN + " , " + SPAN) + "\r");

    assertEquals(inFull(line), quickly(line));
    assertEquals("GET /café", quickly(line).orElseThrow().spans().getLast().name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop/before/traces.jsonl.gz", "apm/otlp-json/node-sdk.jsonl"})
  void everyRecordedLineIsReadAsInFull(String file) throws IOException {
    int usual = 0;
    for (String line : lines(Path.of("../../sample-data").resolve(file))) {
      Optional<Found> quickly = quickly(utf8(line));
      usual += quickly.isPresent() ? 1 : 0;
      assertEquals(inFull(utf8(line)), quickly);
    }
    assertTrue(usual > 0);
  }

  private static List<String> lines(Path file) throws IOException {
    if (!file.toString().endsWith(".gz")) {
      return Files.readAllLines(file);
    }
    try (InputStream packed = Files.newInputStream(file);
        InputStream in = new GZIPInputStream(packed)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"kind\":2,", // left out: no kind
        "\"parentSpanId\":\"\",",
        "\"status\":{\"code\":2,\"message\":\"late\"}",
      })
  void whatIsNotThereHasItsDefault(String left) {
    byte[] line = utf8(request(SPAN.replace(left, left.endsWith(",") ? "" : "\"status\":{}")));

    assertEquals(inFull(line), quickly(line));
    assertTrue(quickly(line).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"resource_spans\":[]}",
        "{\"resourceSpans\":null}",
        "{\"resourceSpans\":[]}{\"resourceSpans\":[]}",
        "{\"resourceSpans\":[{\"scopeSpans\":[]}]}",
        "{\"resourceSpans\":[],}",
        "[]",
        "",
      })
  void whatIsNotUsualIsLeftToTheOther(String line) {
    assertFalse(quickly(utf8(line)).isPresent());
  }

  @Test
  void nestingWithoutEndIsLeftToTheOther() {
    String deep = "[".repeat(100_000);

    assertFalse(quickly(utf8(request(SPAN.replace("\"e\"", deep)))).isPresent());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void ofDamagedLinesItReadsOnlyWhatIsReadSoInFull(long seed) {
    Random random = new Random(seed);
    byte[] whole = utf8(request(SPAN + "," + SPAN));
    String letters = "\"\\{}[]:,0159aAfntrue.-+ \u0001é\uFFFD";
    int read = 0;
    for (int turn = 0; turn < 20_000; turn++) {
      byte[] damaged = whole.clone();
      int at = random.nextInt(damaged.length);
      switch (random.nextInt(4)) {
        case 0 -> damaged[at] = (byte) random.nextInt(256);
        case 1 -> damaged[at] = utf8(letters)[random.nextInt(utf8(letters).length)];
        case 2 -> damaged = Arrays.copyOf(damaged, at);
        default -> System.arraycopy(whole, at, damaged, at + 1, whole.length - at - 1);
      }
      Optional<Found> quickly = quickly(damaged);
      if (quickly.isPresent()) {
        read++;
        assertEquals(inFull(damaged), quickly, () -> "turn with seed " + seed);
      }
    }
    assertTrue(read > 0);
  }
}
