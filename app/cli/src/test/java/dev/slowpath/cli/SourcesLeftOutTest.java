package dev.slowpath.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The shop ranked with each of its sources left out in turn: what remains still holds together.
final class SourcesLeftOutTest {
  private static final Path BEFORE = Ran.ofRepository("sample-data/shop/before");
  private static final List<String> SOURCES =
      List.of(
          "traces.jsonl.gz",
          "shop.jfr",
          "pg_stat_statements-t0.csv",
          "pg_stat_statements-t1.csv",
          "plans");
  private static final List<String> CONTROLS =
      List.of(
          "GET /orders/{id}",
          "GET /customers/{id}",
          "GET /categories",
          "GET /health",
          "GET /legacy/ping");

  @ParameterizedTest
  @ValueSource(
      strings = {"traces.jsonl.gz", "shop.jfr", "pg_stat_statements-t0.csv", "plans", "nothing"})
  void costsStayWithinWhatWasObservedAndHealthyEndpointsAreNotBlamed(String leftOut) {
    List<Object> arguments = new ArrayList<>(List.of("rank", "--quiet", "--format", "json"));
    SOURCES.stream()
        .filter(source -> !source.equals(leftOut))
        .forEach(source -> arguments.add(BEFORE.resolve(source)));
    Ran ran = Ran.slowpath(arguments.toArray());
    assertEquals(0, ran.code(), ran.err());
    JsonNode ranking = JsonMapper.shared().readTree(ran.out());
    double requests = 0;
    for (JsonNode one : ranking.get("bottlenecks")) {
      assertFalse(CONTROLS.contains(one.get("endpoint").asString("")), one.toString());
      double share = one.get("share").doubleValue(0);
      assertTrue(share >= 0 && share <= 1, one.toString());
      requests += one.get("shareOf").stringValue().equals("requests") ? share : 0;
    }
    assertTrue(requests <= 1, "share of all: " + requests);
    boolean hasTraces = !leftOut.equals("traces.jsonl.gz");
    assertEquals(hasTraces, requests > 0.5, "share of all: " + requests);
    assertTrue(!ranking.get("bottlenecks").isEmpty(), "something is found");
  }
}
