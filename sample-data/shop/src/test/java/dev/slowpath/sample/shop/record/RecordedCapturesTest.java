package dev.slowpath.sample.shop.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.sample.shop.RecordedSpan;
import dev.slowpath.sample.shop.service.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The captures that are kept beside the sample agree with each other.
class RecordedCapturesTest {
  private static final Pattern CSV_CELL = Pattern.compile("\"((?:[^\"]|\"\")*)\"|([^,\"]+)|(?=,)");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\d+|\\?|\\b\\d+\\b");
  private static final Map<Mode, List<RecordedSpan>> SPANS = new HashMap<>();

  @BeforeAll
  static void readTraces() throws IOException {
    for (var mode : Mode.values()) {
      SPANS.put(mode, RecordedSpan.read(file(mode, "traces.jsonl.gz")));
    }
  }

  private static Path file(Mode mode, String name) {
    return Path.of(mode.label(), name);
  }

  private static List<RecordedSpan> spans(Mode mode) {
    return SPANS.getOrDefault(mode, List.of());
  }

  private static List<String[]> rows(Mode mode, String name) throws IOException {
    try (var lines = Files.lines(file(mode, name))) {
      return lines.skip(1).map(line -> line.split(",", -1)).toList();
    }
  }

  @Test
  void serverSpansAndServiceLogTellOfTheSameIntervals() throws IOException {
    for (var mode : Mode.values()) {
      var servers =
          spans(mode).stream()
              .filter(span -> span.kind() == RecordedSpan.SERVER)
              .collect(Collectors.toMap(RecordedSpan::traceId, Function.identity()));
      var log = rows(mode, "service.log.csv");
      assertEquals(servers.size(), log.size());
      for (var cells : log) {
        var span = Objects.requireNonNull(servers.get(cells[7]), cells[7]);
        assertEquals(cells[2], span.attribute("http.route"));
        assertEquals(Long.parseLong(cells[0]), span.startNs());
        var spanUs = (span.endNs() - span.startNs()) / 1000.0;
        assertEquals(Double.parseDouble(cells[4]), spanUs, 1.0);
      }
    }
  }

  @Test
  void queriesOfTheServiceLogAreTheDatabaseSpansOfTheTrace() throws IOException {
    for (var mode : Mode.values()) {
      var byTrace =
          spans(mode).stream()
              .filter(span -> span.attributes().containsKey("db.query.text"))
              .collect(Collectors.groupingBy(RecordedSpan::traceId, Collectors.counting()));
      for (var cells : rows(mode, "service.log.csv")) {
        assertEquals(Long.parseLong(cells[5]), byTrace.getOrDefault(cells[7], 0L), cells[7]);
      }
    }
  }

  @Test
  void databaseCountedAsManyCallsOfEachStatementAsTheTracesHold() throws IOException {
    for (var mode : Mode.values()) {
      Map<String, Long> traced =
          spans(mode).stream()
              .filter(span -> span.attributes().containsKey("db.query.text"))
              .collect(
                  Collectors.groupingBy(
                      span -> canonical(span.attribute("db.query.text")),
                      TreeMap::new,
                      Collectors.counting()));
      var counted = calls(mode, "pg_stat_statements-t1.csv");
      calls(mode, "pg_stat_statements-t0.csv")
          .forEach((text, calls) -> counted.merge(text, -calls, Long::sum));
      counted.values().removeIf(calls -> calls == 0);
      assertEquals(traced, counted);
    }
  }

  private static Map<String, Long> calls(Mode mode, String name) throws IOException {
    var lines = Files.readAllLines(file(mode, name));
    var header = List.of(lines.getFirst().split(",", -1));
    var calls = new TreeMap<String, Long>();
    for (var line : lines.subList(1, lines.size())) {
      var cells = cells(line);
      var text = canonical(cells.get(header.indexOf("query")));
      calls.merge(text, Long.parseLong(cells.get(header.indexOf("calls"))), Long::sum);
    }
    return calls;
  }

  private static List<String> cells(String line) {
    var cells = new ArrayList<String>();
    var matcher = CSV_CELL.matcher(line);
    var at = 0;
    while (at <= line.length() && matcher.find(at)) {
      cells.add(matcher.group(1) != null ? matcher.group(1) : matcher.group());
      at = matcher.end() + 1;
    }
    return cells;
  }

  private static String canonical(String sql) {
    return VARIABLE.matcher(sql).replaceAll("?");
  }

  @Test
  void truthIsWhatTheLogsSay() throws IOException {
    var expected = new StringBuilder(Truth.CSV_HEADER);
    for (var mode : Mode.values()) {
      expected.append(Truth.read(mode, Path.of(mode.label())).csv());
    }
    assertEquals(expected.toString(), Files.readString(Path.of("truth.csv")));
  }

  @Test
  void bothModesWereSentTheSameRequestsAtTheSameInstants() throws IOException {
    assertEquals(
        sent(rows(Mode.BEFORE, "client.log.csv")), sent(rows(Mode.AFTER, "client.log.csv")));
  }

  // Requests meant for the same microsecond have no order between them.
  private static List<String> sent(List<String[]> rows) {
    var start = Long.parseLong(rows.getFirst()[1]);
    return rows.stream()
        .map(cells -> cells[0] + " " + (Long.parseLong(cells[1]) - start) + " " + cells[4])
        .sorted()
        .toList();
  }

  @Test
  void everyRequestWasAnsweredInTwentyBlocks() throws IOException {
    for (var mode : Mode.values()) {
      var rows = rows(mode, "client.log.csv");
      assertTrue(rows.stream().allMatch(cells -> cells[6].equals("200")));
      assertEquals(20, rows.stream().map(cells -> cells[0]).distinct().count());
    }
  }

  @Test
  void eachEndpointHasThreeHundredRequestsAndTheDefectsItsQueries() throws IOException {
    var before = Truth.read(Mode.BEFORE, Path.of("before")).rows();
    assertEquals(13, before.size());
    assertTrue(before.stream().allMatch(row -> row.service().count() >= 300));
    var queries =
        before.stream().collect(Collectors.toMap(Truth.Row::route, Truth.Row::queriesPerRequest));
    assertEquals(201.0, queries.get("/orders"));
    assertEquals(13.0, queries.get("/products/{id}"));
    assertEquals(2.0, queries.get("/customers/{id}"));
  }

  @Test
  void searchReadsTheWholeTableUntilItHasItsIndex() throws IOException {
    var before = Files.readString(file(Mode.BEFORE, "plans/orders-by-coupon.json"));
    assertTrue(before.contains("\"Node Type\": \"Seq Scan\""));
    assertTrue(before.contains("\"Rows Removed by Filter\": 399800"));
    var after = Files.readString(file(Mode.AFTER, "plans/orders-by-coupon.json"));
    assertTrue(after.contains("\"Index Name\": \"orders_coupon_code_idx\""));
  }

  @Test
  void profileHoldsTheSerialisationOfTheCatalogue() throws IOException {
    var before = cpuSamples(Mode.BEFORE);
    var after = cpuSamples(Mode.AFTER);
    assertTrue(before.stream().filter(RecordedCapturesTest::isInJson).count() > 300);
    assertTrue(
        before.stream().filter(RecordedCapturesTest::isInJson).count()
            > 2 * after.stream().filter(RecordedCapturesTest::isInJson).count());
  }

  @Test
  void samplesOfTheCatalogueFallIntoItsRequestsByThreadAndTime() throws IOException {
    for (var mode : Mode.values()) {
      var requests =
          spans(mode).stream()
              .filter(span -> span.name().equals("GET /catalog.json"))
              .collect(Collectors.groupingBy(span -> Long.valueOf(span.attribute("thread.id"))));
      var samples = cpuSamples(mode).stream().filter(RecordedCapturesTest::isInCatalog).toList();
      var inside =
          samples.stream()
              .filter(sample -> {
                var thread = sample.getThread("eventThread").getJavaThreadId();
                return requests.getOrDefault(thread, List.of()).stream()
                    .anyMatch(span -> isWithin(sample, span));
              })
              .count();
      assertTrue(inside >= 0.98 * samples.size(), inside + " of " + samples.size());
    }
  }

  private static boolean isInCatalog(RecordedEvent event) {
    return hasFrame(event, "dev.slowpath.sample.shop.service.Catalog");
  }

  private static boolean isWithin(RecordedEvent sample, RecordedSpan span) {
    var atNs = ChronoUnit.NANOS.between(Instant.EPOCH, sample.getStartTime());
    return span.startNs() <= atNs && atNs <= span.endNs();
  }

  private static List<RecordedEvent> cpuSamples(Mode mode) throws IOException {
    return RecordingFile.readAllEvents(file(mode, "shop.jfr")).stream()
        .filter(event -> event.getEventType().getName().equals("jdk.CPUTimeSample"))
        .toList();
  }

  private static boolean isInJson(RecordedEvent event) {
    return hasFrame(event, "dev.slowpath.sample.shop.service.Json");
  }

  private static boolean hasFrame(RecordedEvent event, String className) {
    var stack = event.getStackTrace();
    return stack != null
        && stack.getFrames().stream()
            .anyMatch(frame -> frame.getMethod().getType().getName().equals(className));
  }
}
