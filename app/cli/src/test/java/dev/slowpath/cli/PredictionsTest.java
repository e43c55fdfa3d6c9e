package dev.slowpath.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is predicted for the shop without its defects, beside what was measured after each was
/// repaired. `docs/PREDICTIONS.md` is this test's text; `-Dgolden=write` writes it anew.
final class PredictionsTest {
  private static final Path PAGE = Ran.ofRepository("docs/PREDICTIONS.md");
  private static final Path SHOP = Ran.ofRepository("sample-data/shop");

  private static final String HEAD =
      """
      # What was predicted, and what was measured

      `slowpath rank sample-data/shop/before --without 1,2,3,4,5,6,7,8` takes every recorded request of
      the sample shop again without its eight bottlenecks. Then the shop was repaired and recorded under
      the same arrivals (`sample-data/shop/after`). This page compares the two. It is written by
      `PredictionsTest` from both recordings, never by hand:
      `mvn -pl app/cli -am verify -Dtest=PredictionsTest -Dgolden=write -Dsurefire.failIfNoSpecifiedTests=false`.

      Times are ms by nearest rank. *Sent* rows count from when the request was sent
      (`X-Request-Start`), so they hold the wait for a worker. *Off by* is predicted less measured: below
      0 the repair gained less than the bound allows, above 0 it gained more, and the bound did not hold.

      | endpoint | cause removed | | before | predicted | measured | off by |
      |---|---|---|--:|--:|--:|--:|
      """;

  private static final String TAIL =
      """

      A prediction is a bound under the same traffic on the same machine: what stays is taken as it was
      recorded. It leaves out
      - what the repair costs itself: the join that replaces an N+1, the lookup in a cache, the index scan
        that replaces a table scan;
      - what the other repairs free: with less work on two processors everything that stays runs faster,
        in the upper percentiles most. That is how a bound can be passed;
      - what goes with a statement that is no longer executed: the wait for its connection, the reading of
        its rows. Where a cache answers, they are spared too, and the bound is passed by that much;
      - waits for a connection that get shorter because connections are held for less. Waits for a worker
        are replayed: they get shorter by what workers are busy less.
      """;

  private record Row(
      String endpoint, String cause, String figure, double before, double then, double measured) {

    String text() {
      return String.format(
          Locale.ROOT,
          "| `%s` | %s | %s | %.1f | %.1f | %.1f | %+.1f |%n",
          endpoint,
          cause,
          figure,
          before,
          then,
          measured,
          then - measured);
    }
  }

  private static JsonNode json(Object... arguments) {
    Ran ran = Ran.slowpath(arguments);
    assertEquals(0, ran.code(), ran.err());
    return JsonMapper.shared().readTree(ran.out());
  }

  private static Map<String, JsonNode> byName(JsonNode endpoints) {
    Map<String, JsonNode> byName = new TreeMap<>();
    endpoints.forEach(one -> byName.put(one.get("name").stringValue(), one));
    return byName;
  }

  private static List<Row> rows() {
    JsonNode ranking =
        json(
            "rank",
            SHOP.resolve("before"),
            "--without",
            "1,2,3,4,5,6,7,8",
            "--format",
            "json",
            "--quiet");
    // Nothing is left out of the recording of after: it is asked for its times since sent.
    JsonNode after =
        json("rank", SHOP.resolve("after/traces.jsonl.gz"), "--format", "json", "--quiet");
    Map<String, String> causes = new TreeMap<>();
    for (JsonNode one : ranking.get("bottlenecks")) {
      causes.put(one.get("endpoint").stringValue(), one.get("cause").stringValue());
    }
    Map<String, JsonNode> measured = byName(after.get("endpoints"));
    List<Row> rows = new ArrayList<>();
    byName(ranking.get("whatIf").get("endpoints"))
        .forEach((name, change) -> {
          String cause = causes.getOrDefault(name, "worker-queueing (at another)");
          for (String figure : List.of("p50", "p95")) {
            rows.add(row(name + "|" + cause, figure, change, measured.getOrDefault(name, change)));
          }
        });
    return rows;
  }

  /// @param place endpoint and cause
  private static Row row(String place, String figure, JsonNode change, JsonNode measured) {
    String[] parts = place.split("[|]", -1);
    boolean isQueued = parts[0].startsWith("GET /legacy/");
    String member = figure + "Ms";
    JsonNode now = change.get(isQueued ? "sentNow" : "now");
    JsonNode then = change.get(isQueued ? "sentThen" : "then");
    JsonNode after = isQueued ? measured.get("sent") : measured;
    return new Row(
        parts[0],
        parts[1],
        isQueued ? "sent " + figure : figure,
        now.get(member).doubleValue(),
        then.get(member).doubleValue(),
        after.get(member).doubleValue());
  }

  @Test
  void thePageIsWhatTheRecordingsSay() throws IOException {
    List<Row> rows = rows();
    StringBuilder page = new StringBuilder(HEAD);
    rows.forEach(row -> page.append(row.text()));
    long passed = rows.stream().filter(row -> row.then() > row.measured()).count();
    page.append(
        "%nOf %d figures %d were predicted higher than they were measured.%n"
            .formatted(rows.size(), passed));
    page.append(TAIL);
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(PAGE, page);
    }
    assertEquals(Files.readString(PAGE), page.toString());
    assertTrue(rows.size() >= 16, "all eight defects");
    for (Row row : rows) {
      double gained = row.before() - row.measured();
      // What was gained is at least two thirds of what was promised.
      assertTrue(gained > (row.before() - row.then()) * 2 / 3, row.toString());
    }
  }
}
