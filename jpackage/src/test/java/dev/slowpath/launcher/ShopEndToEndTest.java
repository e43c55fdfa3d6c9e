package dev.slowpath.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The product names the seeded defects of the shop, and agrees with what the shop logged of
/// itself. The truth stands in `sample-data/shop/truth.csv`, which the recorder wrote from the
/// logs.
@EnabledOnOs({OS.LINUX, OS.MAC})
final class ShopEndToEndTest {
  private static final Path PRODUCT = Path.of("target/slowpath").toAbsolutePath();
  private static final Path SHOP = Path.of("../sample-data/shop").toAbsolutePath().normalize();
  private static final List<String> CONTROLS =
      List.of("GET /orders/{id}", "GET /customers/{id}", "GET /categories", "GET /health");

  @TempDir private static Path folder = Path.of("");

  private static Ended before = new Ended(-1, "", "");

  @BeforeAll
  static void rankTheShop() throws IOException, InterruptedException {
    before = slowpath(Map.of(), "rank", SHOP.resolve("before").toString(), "--format", "json");
  }

  private static Ended slowpath(Map<String, String> shell, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PRODUCT.resolve("bin/slowpath").toString()));
    command.addAll(List.of(arguments));
    return Ended.run(folder, Ended.bareShellAnd(shell), command);
  }

  private static JsonNode json(Ended ended) {
    assertEquals(0, ended.code(), ended.errors());
    return JsonMapper.shared().readTree(ended.output());
  }

  /// Causes by endpoint, as `cause at endpoint`, sorted.
  private static List<String> causes(JsonNode ranking) {
    List<String> causes = new ArrayList<>();
    for (JsonNode one : ranking.get("bottlenecks")) {
      causes.add(one.get("cause").stringValue() + " at " + one.get("endpoint").asString());
    }
    causes.sort(null);
    return causes;
  }

  @Test
  void everyDefectThatTheDetectorsCanSeeIsNamedOnceAtItsEndpoint() {
    List<String> causes = causes(json(before));
    for (String expected :
        List.of(
            "n-plus-one at GET /orders",
            "missing-index at GET /orders/search",
            "missing-cache at GET /products/{id}",
            "missing-cache at GET /reports/top-products",
            "serial-io at GET /checkout/quote",
            "pool-wait at GET /stock",
            "repeated-serialisation at GET /catalog.json",
            "worker-queueing at GET /legacy/export")) {
      assertEquals(1, causes.stream().filter(expected::equals).count(), causes.toString());
    }
  }

  @Test
  void noControlIsBlamed() {
    List<String> causes = causes(json(before));
    assertEquals(8, causes.size(), causes.toString());
    for (String control : CONTROLS) {
      assertFalse(causes.stream().anyMatch(one -> one.endsWith(" at " + control)), control);
    }
  }

  @Test
  void aStatementCarriesAllItsWitnesses() {
    for (JsonNode one : json(before).get("bottlenecks")) {
      if (one.get("cause").stringValue().equals("missing-index")) {
        List<String> kinds = new ArrayList<>();
        one.get("evidence").forEach(witness -> kinds.add(witness.get("kind").stringValue()));
        assertEquals(List.of("spans", "statement", "plan", "catalog"), kinds);
      }
    }
  }

  @Test
  void loadsOfBottlenecksNeverExceedTheObservedLoad() {
    JsonNode coverage = json(before).get("coverage");
    double explained = coverage.get("explainedLoad").doubleValue();
    assertTrue(explained > 0 && explained <= coverage.get("load").doubleValue());
  }

  private record Truth(double requests, double p50Ms, double p95Ms, double p99Ms, double queries) {}

  private static Map<String, Truth> truth(String mode) throws IOException {
    Map<String, Truth> byRoute = new TreeMap<>();
    for (String line : Files.readAllLines(SHOP.resolve("truth.csv"))) {
      String[] cells = line.split(",", -1);
      if (cells[0].equals(mode)) {
        double[] numbers = new double[10];
        for (int at = 2; at < 10; at++) {
          numbers[at] = Double.parseDouble(cells[at]);
        }
        byRoute.put(
            "GET " + cells[1],
            new Truth(numbers[2], numbers[3], numbers[4], numbers[5], numbers[9]));
      }
    }
    return byRoute;
  }

  private static void assertNear(double expectedMs, JsonNode measured, String what) {
    double allowed = Math.max(1, 0.05 * expectedMs);
    assertEquals(expectedMs, measured.doubleValue(), allowed, what);
  }

  private static void assertAgrees(Map<String, Truth> truth, JsonNode endpoints) {
    assertEquals(13, truth.size());
    assertEquals(truth.size(), endpoints.size());
    for (JsonNode endpoint : endpoints) {
      String name = endpoint.get("name").stringValue();
      Truth expected = truth.getOrDefault(name, new Truth(-1, 0, 0, 0, 0));
      assertEquals(expected.requests(), endpoint.get("requests").doubleValue(), name);
      assertNear(expected.p50Ms(), endpoint.get("p50Ms"), name + " p50");
      assertNear(expected.p95Ms(), endpoint.get("p95Ms"), name + " p95");
      assertNear(expected.p99Ms(), endpoint.get("p99Ms"), name + " p99");
      // The truth is written with four decimals.
      assertEquals(
          expected.queries(), endpoint.get("queriesPerRequest").doubleValue(), 0.000_05, name);
    }
  }

  @Test
  void percentilesAndQueriesAgreeWithTheServicesOwnLog() throws IOException {
    assertAgrees(truth("before"), json(before).get("endpoints"));
  }

  @Test
  void whatWasRepairedIsNoLongerNamed() throws IOException, InterruptedException {
    Ended after = slowpath(Map.of(), "rank", SHOP.resolve("after").toString(), "--format", "json");
    assertAgrees(truth("after"), json(after).get("endpoints"));
    List<String> named = causes(json(before));
    for (String cause : causes(json(after))) {
      assertFalse(named.contains(cause), cause);
    }
    assertTrue(explainedLoad(json(after)) < explainedLoad(json(before)) / 20);
  }

  private static double explainedLoad(JsonNode ranking) {
    return ranking.get("coverage").get("explainedLoad").doubleValue();
  }

  @Test
  void theAnswerIsTheSameByteForByteWhateverTheLanguage() throws IOException, InterruptedException {
    Ended again =
        slowpath(
            Map.of("SLOWPATH_OPTS", "-Duser.language=de -Duser.timezone=Asia/Tokyo"),
            "rank",
            SHOP.resolve("before").toString(),
            "--format",
            "json");
    assertEquals(before.output(), again.output());
  }

  @Test
  void theDemoRanksTheSampleThatShips() throws IOException, InterruptedException {
    Ended demo = slowpath(Map.of(), "demo");
    assertEquals(0, demo.code(), demo.errors());
    assertTrue(demo.output().contains("GET /orders/search"), demo.output());
  }
}
