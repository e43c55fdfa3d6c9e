package dev.slowpath.plugin.traces;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.testkit.FileSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reads OTLP that a test draws.
final class Reading {
  private Reading() {}

  static Imported of(String text) throws ImportException, IOException {
    return new OtlpJsonImporter()
        .read(source(text), Progress.unwatched(), Workers.onCallersThread());
  }

  static FileSource source(String text) {
    return FileSource.of("drawn.json", text.getBytes(StandardCharsets.UTF_8));
  }

  static TraceSet traces(Imported imported) {
    return assertInstanceOf(Capture.OfTraces.class, imported.captures().getFirst()).traces();
  }

  static TraceSet traces(String text) throws ImportException, IOException {
    return traces(of(text));
  }

  static Problem refusal(String text) {
    return assertThrows(ImportException.class, () -> of(text)).problem();
  }

  static List<String> notices(Imported imported) {
    return imported.notices().stream().map(Reading::text).toList();
  }

  private static String text(Notice notice) {
    return notice.kind().id() + " " + notice.count() + ": " + notice.detail();
  }

  /// A request of one span with the fields given besides its trace id.
  static String request(String fields) {
    return requests("{\"traceId\":\"0000000000000000000000000000000a\"," + fields + "}");
  }

  /// A request of spans of the service `shop`.
  static String requests(String... spans) {
    return """
    {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name",\
    "value":{"stringValue":"shop"}}]},"scopeSpans":[{"spans":[%s]}]}]}\
    """
        .formatted(String.join(",", spans));
  }

  /// A span of the trace `a` that lasts 5 ns from 100 on.
  static String span(int id) {
    return """
    {"traceId":"0000000000000000000000000000000a","spanId":"%016x","name":"s%d",\
    "startTimeUnixNano":"100","endTimeUnixNano":"105"}\
    """
        .formatted(id, id);
  }
}
