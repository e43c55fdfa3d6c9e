package dev.slowpath.workbench.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.analysis.policy.Threshold;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/// `slowpath.toml`, with all it may say and every slip of the pen.
final class PolicyReaderTest {
  private static final String WHOLE =
      """
      # Rules of the shop team.
      [thresholds]
      n-plus-one.repeats = 8
      slow-statement.mean-ms = 50.5

      [[route]]
      endpoint = "GET /reports/*"
      thresholds = { slow-statement.mean-ms = 2000 }

      [[suppress]]
      id = "3fa9c2"
      reason = "nightly export, agreed with operations"
      until = 2027-01-31
      """;

  private static Policy read(String text) throws ImportException {
    return PolicyReader.read("slowpath.toml", text);
  }

  private static Problem problem(String text) {
    return assertThrows(ImportException.class, () -> read(text)).problem();
  }

  @Test
  void thresholdsHoldForAllEndpointsOrForThoseOfARoute() throws ImportException {
    Policy policy = read(WHOLE);
    EndpointKey report = new EndpointKey("shop", "GET /reports/top");
    EndpointKey orders = new EndpointKey("shop", "GET /orders");
    assertEquals(8, policy.at(Threshold.REPEATS, orders));
    assertEquals(50.5, policy.at(Threshold.STATEMENT_MS, orders));
    assertEquals(2000, policy.at(Threshold.STATEMENT_MS, report));
    assertEquals(50.5, policy.of(Threshold.STATEMENT_MS));
    assertEquals(Threshold.PASSES.usual(), policy.of(Threshold.PASSES));
  }

  @Test
  void everySettingTellsItsLine() throws ImportException {
    assertEquals("slowpath.toml:3", read(WHOLE).settings().getFirst().place());
    assertEquals("slowpath.toml:8", read(WHOLE).settings().getLast().place());
    assertEquals("slowpath.toml:11", read(WHOLE).suppressions().getFirst().place());
  }

  @Test
  void suppressionHasAReasonAndMayEnd() throws ImportException {
    var only = read(WHOLE).suppressions().getFirst();
    assertEquals("3fa9c2", only.id());
    assertEquals("nightly export, agreed with operations", only.reason());
    assertEquals(Optional.of(LocalDate.of(2027, 1, 31)), only.until());
  }

  @Test
  void emptyFileSetsNothing() throws ImportException {
    assertEquals(new Policy("slowpath.toml", List.of(), List.of()), read(""));
  }

  @Test
  void slipsAreNamedWithTheirLineAndWhatWasExpected() {
    Problem unknown = problem("[thresholds]\nn-plus-one.repeat = 8\n");
    assertEquals(new Place.Line(2, 1), unknown.place());
    assertEquals("no threshold n-plus-one.repeat", unknown.found());
    assertTrue(unknown.expected().contains("n-plus-one.repeats"), unknown.expected());
    assertEquals(
        "a share of 0 to 1", problem("[thresholds]\nmissing-cache.hits = 80\n").expected());
    assertEquals(
        "n-plus-one.repeats that is no number",
        problem("[thresholds]\nn-plus-one.repeats = \"8\"\n").found());
    assertEquals("an unknown name treshold", problem("[treshold]\n").found());
    assertEquals("no text reason", problem("[[suppress]]\nid = \"3fa9c2\"\n").found());
    assertEquals("route that is no table", problem("route = [1]\n").found());
    assertEquals(
        "a day such as 2027-01-31",
        problem("[[suppress]]\nid = \"3fa9c2\"\nreason = \"x\"\nuntil = \"soon\"\n").expected());
  }

  @Test
  void brokenTomlIsRefusedAtItsPlace() {
    Problem problem = problem("[thresholds]\nn-plus-one.repeats = = 3\n");
    assertEquals("TOML 1.0", problem.expected());
    assertEquals(2, ((Place.Line) problem.place()).line());
  }

  @Test
  void bracketsNestedDeepAreRefusedBeforeTheParserFallsIntoThem() {
    assertEquals("brackets nested too deep", problem("a = " + "[".repeat(100_000)).found());
  }

  @Test
  void anyMutilationIsReadOrRefused() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(42);
    for (int round = 0; round < 400; round++) {
      StringBuilder text = new StringBuilder(WHOLE);
      for (int change = 0; change < 3; change++) {
        text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(32, 127));
      }
      try {
        assertNotNull(read(text.toString()));
      } catch (ImportException refused) {
        assertTrue(refused.problem().found().length() < 400, refused.problem().found());
      }
    }
  }
}
