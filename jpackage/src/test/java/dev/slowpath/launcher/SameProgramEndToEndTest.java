package dev.slowpath.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One program gives the same endpoints, queries per request and bottlenecks whoever watched it.
/// The truth stands in `sample-data/apm/README.md`.
@EnabledOnOs({OS.LINUX, OS.MAC})
final class SameProgramEndToEndTest {
  private static final Path PRODUCT = Path.of("target/slowpath").toAbsolutePath();
  private static final Path SAMPLES = Path.of("../sample-data/apm").toAbsolutePath().normalize();

  private static final Set<String> SEEDED =
      Set.of(
          "n-plus-one at GET /orders",
          "serial-io at GET /checkout",
          "slow-statement at GET /catalog/:id");

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "otlp-json/node-sdk.jsonl",
        "zipkin/otel-exporter.json",
        "elastic/node-agent.ndjson",
        "elastic/node-agent-composite.ndjson",
        "sentry/node-sdk.envelope",
        "datadog/dd-trace.json"
      })
  void everyProducerTellsTheSame(String sample) throws IOException, InterruptedException {
    String file = SAMPLES.resolve(sample).toString();
    List<String> command =
        List.of(PRODUCT.resolve("bin/slowpath").toString(), "rank", file, "--format", "json");
    Ended ended = Ended.run(folder, Ended.bareShellAnd(Map.of()), command);
    assertEquals(0, ended.code(), ended.errors());
    JsonNode ranking = JsonMapper.shared().readTree(ended.output());
    assertEquals(
        Map.of(
            "GET /orders", "3 requests, 7.0 queries",
            "GET /catalog/:id", "6 requests, 1.0 queries",
            "GET /checkout", "3 requests, 0.0 queries",
            "GET /health", "3 requests, 0.0 queries"),
        endpoints(ranking));
    Set<String> causes = causes(ranking);
    assertTrue(causes.containsAll(SEEDED), causes.toString());
    assertTrue(causes.stream().noneMatch(cause -> cause.endsWith("/health")), causes.toString());
  }

  /// The endpoints that serve HTTP: some producers also tell of the connection to the database.
  private static Map<String, String> endpoints(JsonNode ranking) {
    Map<String, String> all = new TreeMap<>();
    for (JsonNode one : ranking.get("endpoints")) {
      String name = one.get("name").stringValue();
      if (name.startsWith("GET ")) {
        all.put(
            name,
            one.get("requests").intValue()
                + " requests, "
                + one.get("queriesPerRequest").doubleValue()
                + " queries");
      }
    }
    return all;
  }

  private static Set<String> causes(JsonNode ranking) {
    Set<String> causes = new TreeSet<>();
    for (JsonNode one : ranking.get("bottlenecks")) {
      causes.add(one.get("cause").stringValue() + " at " + one.get("endpoint").stringValue());
    }
    return causes;
  }
}
