package dev.slowpath.plugin.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.source.Place;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.model.trace.TraceSetBuilder;
import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Verdict;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.testkit.CountedProgress;
import dev.slowpath.plugin.testkit.Dump;
import dev.slowpath.plugin.testkit.FileSource;
import dev.slowpath.plugin.testkit.Fuzz;
import dev.slowpath.plugin.testkit.Generator;
import dev.slowpath.plugin.testkit.LastFirstWorkers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpFilesTest {
  private static final String RESOURCE =
      "\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"stringValue\":\"shop\"}}]}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"resourceSpans\":[{R,\"scopeSpans\":[{\"spans\":[S]}]}]}",
        "{\"resource_spans\":[{R,\"scope_spans\":[{\"spans\":[S]}]}]}",
        "{\"resourceSpans\":[{R,\"instrumentationLibrarySpans\":[{\"spans\":[S]}]}]}",
        "{\"batches\":[{R,\"scopeSpans\":[{\"spans\":[S]}]}]}",
        "{\"trace\":{\"resourceSpans\":[{R,\"scopeSpans\":[{\"spans\":[S]}]}]}}",
        "{\"result\":{\"resourceSpans\":[{R,\"scopeSpans\":[{\"spans\":[S]}]}]}}",
        "{R,\"scopeSpans\":[{\"spans\":[S]}]}",
        "\uFEFF{\"resourceSpans\":[{R,\"scopeSpans\":[{\"spans\":[S]}]}]}\r\n",
        "[{\"resourceSpans\":[{R,\"scopeSpans\":[{\"spans\":[S]}]}]}]",
        "{\n\"resourceSpans\":\n[{\nR,\n\"scopeSpans\":[\n{\"spans\":[\nS\n]}]}]}\n",
        "\uFEFF{\n\"resourceSpans\":\n[{\nR,\n\"scopeSpans\":[\n{\"spans\":[\nS\n]}]}]}\n",
        "\n\n"
            + "{\"unknown\":[{}],\"resourceSpans\":[{\"x\":1,R,\"scopeSpans\":[{\"schemaUrl\":\"\",\"spans\":[S]}]}]}"
      })
  void everySpellingGivesTheSpan(String form) throws Exception {
    String text = form.replace("R,", RESOURCE + ",").replace("[S]", "[" + Reading.span(7) + "]");
    Imported imported = Reading.of(text.replace("[\nS\n]", "[\n" + Reading.span(7) + "\n]"));
    TraceSet traces = Reading.traces(imported);
    assertEquals(1, traces.size());
    assertEquals("shop s7 7", traces.service(0) + " " + traces.name(0) + " " + traces.spanId(0));
    assertEquals(List.of(), imported.notices());
  }

  @Test
  void spansOfADocumentHaveTheirOwnLines() throws Exception {
    TraceSet traces =
        Reading.traces(
            "{\"resourceSpans\":[{"
                + RESOURCE
                + ",\"scopeSpans\":[{\"spans\":[\n\n"
                + Reading.span(1)
                + ",\n"
                + Reading.span(2)
                + "\n]}]}]}");
    assertEquals(new Place.Span(3, 1), traces.locator(0).place());
    assertEquals(new Place.Span(4, 2), traces.locator(1).place());
  }

  @Test
  void lineOfTheJavaLoggerIsReadFromItsObjectOn() throws Exception {
    String bare = "{" + RESOURCE + ",\"scopeSpans\":[{\"spans\":[" + Reading.span(7) + "]}]}";
    String logged =
        "Nov 21, 2026 10:00:00 AM"
            + " io.opentelemetry.exporter.logging.otlp.OtlpJsonLoggingSpanExporter\n"
            + "INFO: "
            + bare
            + "\n";
    TraceSet traces = Reading.traces(logged);
    assertEquals(1, traces.size());
    Head head = new Head("app.log", logged.getBytes(StandardCharsets.UTF_8));
    assertEquals(Verdict.YES, new OtlpJsonImporter().recognize(head));
  }

  @Test
  void badLineIsPassedOverAsAWholeAndNamed() throws Exception {
    String bad = Reading.requests(Reading.span(2), Reading.span(3)).replace("]}]}]}", "]}]]}");
    Imported imported =
        Reading.of(
            Reading.requests(Reading.span(1))
                + "\n"
                + bad
                + "\n\nprose\n{}\n"
                + Reading.requests(Reading.span(4))
                + "\n");
    assertEquals(2, Reading.traces(imported).size());
    assertEquals(1, imported.notices().size());
    assertEquals(3, imported.notices().getFirst().count());
    assertTrue(imported.notices().getFirst().detail().contains("the first at line 2"));
  }

  @Test
  void badFirstLineSpoilsNoOther() throws Exception {
    String good = Reading.requests(Reading.span(1));
    Imported imported =
        Reading.of(good.substring(20) + "\n" + good.replace("}]}]}", "") + "\n" + good + "\n");
    assertEquals(1, Reading.traces(imported).size());
    Imported unclosed = Reading.of(good.replace("}]}]}", "") + "\n" + good + "\n");
    assertEquals(1, Reading.traces(unclosed).size());
  }

  @Test
  void otherSignalsAreCountedAndNotRead() throws Exception {
    Imported imported =
        Reading.of(
            "{\"resourceMetrics\":[{\"x\":[1,2]}]}\n"
                + "{\"resourceLogs\":[]}\n"
                + "{\"resourceMetrics\":[]}\n"
                + Reading.requests(Reading.span(1))
                + "\n");
    assertEquals(1, Reading.traces(imported).size());
    assertEquals(
        List.of(
            "unsupported 1: requests of logs, not read, the first at line 2",
            "unsupported 2: requests of metrics, not read, the first at line 1"),
        Reading.notices(imported));
  }

  @Test
  void cutLastLineKeepsItsWholeSpansAndCountsTheBytesLost() throws Exception {
    String last = Reading.requests(Reading.span(2), Reading.span(3));
    int cut = last.indexOf("\"s3\"");
    Imported imported =
        Reading.of(Reading.requests(Reading.span(1)) + "\n" + last.substring(0, cut));
    assertEquals(2, Reading.traces(imported).size());
    int lost = cut - (last.indexOf("},{\"traceId") + 1);
    assertEquals(
        List.of("truncated " + lost + ": bytes after the last whole span before the cut"),
        Reading.notices(imported));
  }

  @Test
  void cutDocumentKeepsItsWholeSpansAndCountsTheBytesLost() throws Exception {
    String whole = "{\n" + Reading.requests(Reading.span(2), Reading.span(3)).substring(1);
    int cut = whole.indexOf("\"s3\"");
    Imported imported = Reading.of(whole.substring(0, cut));
    assertEquals(1, Reading.traces(imported).size());
    int lost = cut - (whole.indexOf("},{\"traceId") + 1);
    assertEquals(
        List.of("truncated " + lost + ": bytes after the last whole span before the cut"),
        Reading.notices(imported));
  }

  @Test
  void documentThatBreaksTheRulesIsRefusedAtItsPlace() {
    Problem problem =
        Reading.refusal("{\n\"resourceSpans\":[{\"scopeSpans\":[]}\n]]}\n" + " ".repeat(50));
    assertInstanceOf(Problem.Malformed.class, problem);
    assertEquals(3, assertInstanceOf(Place.Line.class, problem.place()).line());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n \n",
        "{}",
        "{}\n",
        "[]",
        "7",
        "\"resourceSpans\"",
        "prose\n",
        "{\"a\":\n1}"
      })
  void fileWithoutAnyRequestIsRefused(String text) {
    assertInstanceOf(Problem.Malformed.class, Reading.refusal(text));
  }

  @Test
  void brieflyCutFileIsRefusedAsTruncated() {
    assertInstanceOf(Problem.Truncated.class, Reading.refusal("{\"resourceSpans\":[{"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "{\"resourceSpans\":[{\"resource\":["})
  void bottomlessNestingIsRefusedAtTheLimit(String opening) {
    assertInstanceOf(
        Problem.TooLarge.class, Reading.refusal(opening.repeat(3_000_000 / opening.length())));
  }

  @Test
  void valuesNestedToTheLimitAreFollowedWithoutRecursion() throws Exception {
    String open = "{\"arrayValue\":{\"values\":[";
    String value = open.repeat(300) + "{\"intValue\":1}" + "]}}".repeat(300);
    TraceSet traces =
        Reading.traces(
            Reading.request(
                "\"spanId\":\"0b\",\"startTimeUnixNano\":\"1\",\"endTimeUnixNano\":\"2\","
                    + "\"attributes\":[{\"key\":\"deep\",\"value\":"
                    + value
                    + "}]"));
    assertEquals("[".repeat(300) + "1" + "]".repeat(300), traces.attribute(0, "deep"));
  }

  @Test
  void batchesReadInAnyOrderGiveTheFileOrder() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int id = 1; id <= 12_000; id++) {
      lines.append(Reading.requests(Reading.span(id))).append(id % 1_000 == 0 ? "\nbad\n" : "\n");
    }
    FileSource source = Reading.source(lines.toString());
    OtlpJsonImporter importer = new OtlpJsonImporter();
    Imported inOrder = importer.read(source, Progress.unwatched(), Workers.onCallersThread());
    Imported lastFirst = importer.read(source, Progress.unwatched(), new LastFirstWorkers());
    assertTrue(lines.length() > 3 << 20, "several batches");
    assertEquals(12_000, Reading.traces(inOrder).size());
    assertEquals(Dump.whole(inOrder), Dump.whole(lastFirst));
    assertEquals(new Place.Span(12_011, 12_000), Reading.traces(inOrder).locator(11_999).place());
  }

  @Test
  void damagedFilesEndAsTheyMay() throws Exception {
    Path samples = Path.of("src/test/resources/samples");
    for (String name : List.of("otel-java-sdk.jsonl", "tempo-pretty.json", "two-documents.json")) {
      Fuzz.damage(new OtlpJsonImporter(), FileSource.of(samples.resolve(name)), 300);
    }
  }

  @Test
  void spansShuffledOverLinesAndFilesGiveTheSetOfOneFile() {
    Generator.forAll(
        60,
        drawn -> {
          List<String> spans = drawnSpans(drawn);
          TraceSet whole = Reading.traces(Reading.requests(spans.toArray(String[]::new)));
          TraceSetBuilder joined = TraceSet.builder();
          for (String file : files(drawn, drawn.shuffled(spans))) {
            joined.addAll(Reading.traces(file));
          }
          assertEquals(rows(whole), rows(joined.build()));
        });
  }

  private static List<String> drawnSpans(Generator drawn) {
    int size = drawn.between(1, 40);
    return IntStream.rangeClosed(1, size)
        .mapToObj(id ->
            """
            {"traceId":"%x","spanId":"%016x","parentSpanId":"%s","name":"s%d",\
            "startTimeUnixNano":"%d","endTimeUnixNano":"%d"}\
            """
                .formatted(
                    drawn.between(1, 3),
                    id,
                    drawn.percent(20) ? "" : "%016x".formatted(drawn.between(1, size + 1)),
                    id,
                    drawn.between(100, 110),
                    drawn.between(105, 120)))
        .toList();
  }

  /// The spans dealt out over one to four files of lines.
  private static List<String> files(Generator drawn, List<String> spans) {
    List<StringBuilder> files = new ArrayList<>();
    IntStream.range(0, drawn.between(1, 4)).forEach(file -> files.add(new StringBuilder()));
    for (String span : spans) {
      drawn.oneOf(files).append(Reading.requests(span)).append('\n');
    }
    return files.stream().map(StringBuilder::toString).filter(text -> !text.isEmpty()).toList();
  }

  private static List<String> rows(TraceSet traces) {
    List<String> rows = new ArrayList<>();
    rows.add(traces.quality().toString());
    for (int span = 0; span < traces.size(); span++) {
      rows.add(
          traces.trace(span).hex()
              + " "
              + traces.name(span)
              + " of "
              + traces.parent(span)
              + " "
              + traces.startNs(span)
              + ".."
              + traces.endNs(span));
    }
    return rows;
  }

  @Test
  void cancelledReadingOfAHugeLineStops() throws IOException, ImportException {
    String[] spans = IntStream.rangeClosed(1, 5_000).mapToObj(Reading::span).toArray(String[]::new);
    CountedProgress counted = CountedProgress.neverCancelled();
    new OtlpJsonImporter()
        .read(Reading.source(Reading.requests(spans)), counted, Workers.onCallersThread());
    assertTrue(counted.ticks() >= 5, "ticks while a line is read: " + counted.ticks());
  }
}
