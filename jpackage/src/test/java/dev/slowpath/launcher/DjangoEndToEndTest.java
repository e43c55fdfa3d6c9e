package dev.slowpath.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The product names the seeded defects of the Django service from a profile alone, and three
/// profilers of the same requests agree about where the time goes. The truth stands in
/// `sample-data/django/README.md`.
@EnabledOnOs({OS.LINUX, OS.MAC})
final class DjangoEndToEndTest {
  private static final Path PRODUCT = Path.of("target/slowpath").toAbsolutePath();
  private static final Path PROFILES =
      Path.of("../sample-data/django/before/profiles").toAbsolutePath().normalize();
  private static final String VIEWS = "library.views.";

  @TempDir private Path folder = Path.of("");

  private JsonNode ranked(String profile) throws IOException, InterruptedException {
    String file = PROFILES.resolve(profile).toString();
    List<String> command =
        List.of(PRODUCT.resolve("bin/slowpath").toString(), "rank", file, "--format", "json");
    Ended ended = Ended.run(folder, Ended.bareShellAnd(Map.of()), command);
    assertEquals(0, ended.code(), ended.errors());
    return JsonMapper.shared().readTree(ended.output());
  }

  private static List<String> causes(JsonNode ranking) {
    List<String> causes = new ArrayList<>();
    for (JsonNode one : ranking.get("bottlenecks")) {
      JsonNode endpoint = one.get("endpoint");
      causes.add(
          one.get("cause").stringValue()
              + " at "
              + (endpoint.isNull() ? "process" : endpoint.asString().replace(VIEWS, "")));
    }
    return causes;
  }

  /// The share of the profile's work by handler, over all of its causes, largest first.
  private static Map<String, Double> shares(JsonNode ranking) {
    Map<String, Double> shares = new LinkedHashMap<>();
    for (JsonNode one : ranking.get("bottlenecks")) {
      if (!one.get("endpoint").isNull()) {
        shares.merge(
            one.get("endpoint").asString().replace(VIEWS, ""),
            one.get("share").doubleValue(),
            Double::sum);
      }
    }
    return shares;
  }

  private static List<String> heaviest(Map<String, Double> shares, int count) {
    return shares.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(count)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  @Test
  void cprofileAloneNamesCauseLeverAndEndpoint() throws IOException, InterruptedException {
    JsonNode ranking = ranked("cprofile.pstats");
    List<String> causes = causes(ranking);
    for (String expected :
        List.of(
            "n-plus-one at book_list",
            "n-plus-one at author_list",
            "serial-io at book_offers",
            "repeated-serialisation at catalogue",
            "hot-code at recommendations",
            "connection-churn at process",
            "server-misconfigured at process")) {
      assertTrue(causes.contains(expected), expected + " in " + causes);
    }
    assertFalse(causes.stream().anyMatch(one -> one.endsWith(" at health")), causes.toString());
  }

  @Test
  void queriesAndCallsOfARequestAreExactWhereTheProfilerCountsThem()
      throws IOException, InterruptedException {
    String titles = ranked("cprofile.pstats").get("bottlenecks").toString();
    assertTrue(titles.contains("the same query 120 times a request"), titles);
    assertTrue(titles.contains("Serial calls: 3, one after another"), titles);
    assertTrue(titles.contains("Repeated serialisation: 5 passes a request"), titles);
  }

  @Test
  void callThatBlocksTheEventLoopIsNamedByBothProfilers() throws IOException, InterruptedException {
    for (String profile : List.of("uvicorn-cprofile.pstats", "uvicorn-wall.collapsed")) {
      assertEquals(
          "blocking-call-in-async at dashboard", causes(ranked(profile)).getFirst(), profile);
    }
  }

  /// They name the same heaviest handlers. Further down they differ, and must: cProfile makes code
  /// of many small calls longer than it is, and Scalene has no stacks and adds time to the
  /// innermost function of the service, so that what `book_offers` waits for stands at `fetch`.
  @Test
  void threeProfilersOfTheSameRequestsAgreeOnTheHeaviestHandlers()
      throws IOException, InterruptedException {
    Map<String, Double> cprofile = shares(ranked("cprofile.pstats"));
    Map<String, Double> sampler = shares(ranked("sampler-wall.collapsed"));
    assertEquals(heaviest(cprofile, 3), heaviest(sampler, 3), cprofile + " " + sampler);
    assertEquals(
        List.of("author_list", "book_list", "fetch"),
        heaviest(shares(ranked("scalene.json")), 3),
        "fetch is what book_offers calls");
  }
}
