package dev.slowpath.plugin.jfr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.testkit.FileSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Events of vendors as requests and statements, against what the JDK's own reader says of them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CallSpansTest {
  private Path file = Path.of("");
  private TraceSet traces = TraceSet.builder().build();
  private List<Notice> notices = List.of();

  @BeforeAll
  void record(@TempDir Path folder) throws IOException, ImportException {
    file = folder.resolve("calls.jfr");
    CallProgram.main(new String[] {file.toString()});
    Imported imported =
        new JfrImporter()
            .read(FileSource.of(file), Progress.unwatched(), Workers.onCallersThread());
    traces = ((Capture.OfTraces) imported.captures().get(1)).traces();
    notices = imported.notices();
  }

  private List<Integer> named(String name) {
    return IntStream.range(0, traces.size())
        .filter(span -> traces.name(span).equals(name))
        .boxed()
        .toList();
  }

  @Test
  void requestsAreServedAndHaveTheirRoute() {
    List<Integer> requests = named("GET /orders/{id}");
    assertEquals(2, requests.size());
    for (int request : requests) {
      assertEquals(SpanKind.SERVER, traces.kind(request));
      assertEquals(-1, traces.parent(request));
      assertEquals("/orders/{id}", traces.attribute(request, "http.route"));
      assertEquals("main", traces.attribute(request, "thread.name"));
    }
    assertEquals("503", traces.attribute(requests.get(1), "http.response.status_code"));
    assertTrue(traces.failed(requests.get(1)) && !traces.failed(requests.get(0)));
  }

  @Test
  void statementsAndCallsAreAPartOfTheRequestThatCoversThem() {
    Map<Integer, Integer> statements = new TreeMap<>();
    named("select").forEach(span -> statements.merge(traces.parent(span), 1, Integer::sum));
    List<Integer> requests = named("GET /orders/{id}");
    assertEquals(Map.of(requests.get(0), 6, requests.get(1), 6), statements);
    for (int call : named("POST /reserve")) {
      assertEquals(SpanKind.CLIENT, traces.kind(call));
      assertTrue(requests.contains(traces.parent(call)));
    }
    assertEquals(2, named("POST /reserve").size());
  }

  @Test
  void aStatementOutsideOfRequestsIsATraceOfItsOwn() {
    int only = named("delete").getFirst();
    assertEquals(-1, traces.parent(only));
    assertEquals(
        "delete from session where expires < now()", traces.attribute(only, "db.query.text"));
  }

  @Test
  void whatTwoLayersTellIsOneStatementAndWhatIsNoSqlIsNone() {
    assertEquals(2 * (1 + 6 + 1) + 1, traces.size());
    assertEquals(13, count(Notice.Kind.DUPLICATE, "shop.driver.Query: statements within another"));
    assertEquals(1, count(Notice.Kind.SKIPPED, "shop.driver.Query: events that say neither"));
  }

  private long count(Notice.Kind kind, String words) {
    return notices.stream()
        .filter(notice -> notice.kind() == kind && notice.detail().startsWith(words))
        .mapToLong(Notice::count)
        .sum();
  }

  @Test
  void timesAreThoseTheJdkReads() throws IOException {
    Map<Long, Long> expected = new TreeMap<>();
    for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
      if (event.getEventType().getName().endsWith("Execution")) {
        expected.put(ns(event.getStartTime()), event.getDuration().toNanos());
      }
    }
    List<Integer> statements = named("select");
    assertEquals(12, statements.size());
    for (int span : statements) {
      long ns = expected.getOrDefault(traces.startNs(span), -1L);
      assertTrue(Math.abs(traces.durationNs(span) - ns) <= 1, "rounded to the nearest or down");
    }
  }

  private static long ns(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }
}
