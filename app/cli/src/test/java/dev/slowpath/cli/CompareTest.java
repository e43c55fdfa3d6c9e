package dev.slowpath.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The shop before and after its repair: each mended defect is proved, and no healthy endpoint gets
/// a verdict that is not true.
final class CompareTest {
  private static final Path BEFORE = Ran.ofRepository("sample-data/shop/before/traces.jsonl.gz");
  private static final Path AFTER = Ran.ofRepository("sample-data/shop/after/traces.jsonl.gz");
  private static final Set<String> HEALTHY =
      Set.of("GET /orders/{id}", "GET /customers/{id}", "GET /categories", "GET /health");

  private static final Map<String, JsonNode> ENDPOINTS = new TreeMap<>();
  private static String document = "";

  @TempDir Path folder = Path.of("");

  @BeforeAll
  static void compareTheShop() {
    Ran ran =
        Ran.slowpath(
            "compare", "--before", BEFORE, "--after", AFTER, "--format", "json", "--quiet");
    assertEquals(0, ran.code(), ran.err());
    document = ran.out();
    JsonMapper.shared()
        .readTree(document)
        .get("endpoints")
        .forEach(one -> ENDPOINTS.put(one.get("name").stringValue(), one));
  }

  @Test
  void eachMendedDefectIsProvedWithItsInterval() {
    assertEquals(13, ENDPOINTS.size());
    ENDPOINTS.forEach((name, one) -> {
      if (!HEALTHY.contains(name)) {
        assertEquals("improved", one.get("verdict").stringValue(), name);
        JsonNode p95 = one.get("sent").get("p95");
        assertTrue(p95.get("high").doubleValue() < 1, name + p95);
        assertTrue(p95.get("low").doubleValue() > 0, name + p95);
      }
    });
  }

  @Test
  void noHealthyEndpointGetsAFalseVerdict() {
    for (String name : HEALTHY) {
      JsonNode one = ENDPOINTS.getOrDefault(name, JsonMapper.shared().createObjectNode());
      String verdict = one.get("verdict").stringValue();
      assertTrue(Set.of("no-change", "not-enough-data").contains(verdict), name + verdict);
      if (verdict.equals("not-enough-data")) {
        assertTrue(one.get("needed").get("minutes").doubleValue() > 10, name);
      }
    }
  }

  @Test
  void whatWasMendedIsGoneAndGainedAboutWhatItsBoundSays() {
    Map<String, JsonNode> byCause = new TreeMap<>();
    JsonMapper.shared()
        .readTree(document)
        .get("bottlenecks")
        .forEach(one -> byCause.put(one.get("cause").stringValue(), one));
    for (String cause : Set.of("n-plus-one", "serial-io", "pool-wait", "worker-queueing")) {
      JsonNode one = byCause.getOrDefault(cause, JsonMapper.shared().createObjectNode());
      assertEquals("gone", one.get("verdict").stringValue(), cause);
      double bound = one.get("before").get("bound").get("p95Ms").doubleValue();
      double measured = one.get("measured").get("p95Ms").doubleValue();
      assertEquals(bound, measured, bound / 5, cause);
    }
  }

  @Test
  void theDocumentIsValid() throws IOException {
    SchemaTest.assertValid("compare", document);
  }

  @Test
  void aRegressionFailsWhenAskedToAndIsAFailedTestCase() throws IOException {
    Path junit = folder.resolve("junit.xml");
    Path page = folder.resolve("page.md");
    Ran ran =
        Ran.slowpath(
            "compare",
            "--before",
            AFTER,
            "--after",
            BEFORE,
            "--fail-on-regression",
            "--junit",
            junit,
            "--format",
            "markdown",
            "-o",
            page,
            "--quiet");
    assertEquals(1, ran.code(), ran.err());
    String xml = Files.readString(junit);
    assertTrue(xml.contains("failures=\"9\""), xml);
    assertTrue(xml.contains("<failure message=\"regressed: p95 since sent"), xml);
    String markdown = Files.readString(page);
    assertTrue(markdown.startsWith("## Before and after: 9 regressed"), markdown);
    assertTrue(markdown.contains("| ▲ regressed | GET /orders |"), markdown);
  }

  @Test
  void tooLittleTimeGetsNoVerdictAndSaysHowMuchWouldDo() throws IOException {
    Path traces = Captures.traces(folder);
    Ran ran =
        Ran.slowpath(
            "compare", "--before", traces, "--after", traces, "--fail-on-regression", "--quiet");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().startsWith("1 not enough data"), ran.out());
    assertTrue(ran.out().contains("10 are needed"), ran.out());
  }

  @Test
  void aNameThatNothingHasIsASlipOfThePen() throws IOException {
    Path traces = Captures.traces(folder);
    Ran ran =
        Ran.slowpath(
            "compare", "--before", traces, "--after", traces, "--map", "GET /x=GET /orders");
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("no endpoint 'GET /x' before"), ran.err());
    assertFalse(ran.err().contains("slowpath: a bug"), ran.err());
  }

  @Test
  void aBaselineStandsForTheRecordingItWasMadeOf() {
    Path base = folder.resolve("base.json");
    Ran kept = Ran.slowpath("baseline", BEFORE, "-o", base, "--quiet");
    assertEquals(0, kept.code(), kept.err());
    Ran ran =
        Ran.slowpath("compare", "--before", base, "--after", AFTER, "--format", "json", "--quiet");
    assertEquals(0, ran.code(), ran.err());
    for (JsonNode one : JsonMapper.shared().readTree(ran.out()).get("endpoints")) {
      String name = one.get("name").stringValue();
      JsonNode whole = ENDPOINTS.getOrDefault(name, one);
      assertEquals(whole.get("verdict"), one.get("verdict"), name);
      double p95 = whole.get("p95").get("ratio").doubleValue();
      assertEquals(p95, one.get("p95").get("ratio").doubleValue(), p95 / 500, name);
    }
  }

  @Test
  void aBrokenBaselineIsRefusedByName() throws IOException {
    Path base =
        Files.writeString(
            folder.resolve("base.json"), "{\"kind\":\"slowpath-baseline\",\"timing\":3}");
    Ran ran = Ran.slowpath("compare", "--before", base, "--after", AFTER, "--quiet");
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("base.json"), ran.err());
    assertTrue(ran.err().contains("expected a baseline"), ran.err());
  }
}
