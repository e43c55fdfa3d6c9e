package dev.slowpath.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What `flame --format speedscope` writes, held against speedscope's file format: its types, and
/// what its reader relies on beside them.
final class SpeedscopeFormatTest {
  private static final Path RECORDING =
      Ran.ofRepository("plugins/jfr/src/test/resources/dev/slowpath/plugin/jfr/busy.jfr.gz");

  private static String written(String metric) {
    Ran ran =
        Ran.slowpath("flame", RECORDING, "--metric", metric, "--format", "speedscope", "--quiet");
    assertEquals(0, ran.code(), ran.err());
    return ran.out();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpu", "cpu-time", "samples"})
  void theFileHasTheMembersAndTypesOfTheFormat(String metric) throws IOException {
    assertEquals(
        List.of(),
        schema().validate(written(metric), InputFormat.JSON).stream()
            .map(Objects::toString)
            .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpu", "cpu-time"})
  void everySampleHasAWeightAndOnlyFramesThatAreThere(String metric) {
    JsonNode file = JsonMapper.shared().readTree(written(metric));
    int frames = file.at("/shared/frames").size();
    JsonNode profile = file.at("/profiles/0");
    assertTrue(profile.at("/samples").size() > 0);
    assertEquals(profile.at("/samples").size(), profile.at("/weights").size());
    for (JsonNode stack : profile.at("/samples")) {
      for (JsonNode frame : stack) {
        assertTrue(frame.asInt() < frames, () -> frame + " of " + frames);
      }
    }
    long sum =
        IntStream.range(0, profile.at("/weights").size())
            .mapToLong(at -> profile.at("/weights").get(at).asLong())
            .sum();
    assertEquals(profile.at("/endValue").asLong() - profile.at("/startValue").asLong(), sum);
  }

  @Test
  void theSchemaRefusesWhatSpeedscopeDoes() throws IOException {
    String file = written("cpu");
    List<String> broken =
        List.of(
            file.replace("\"unit\":\"", "\"unit\":\"kilo"),
            file.replace("\"type\":\"sampled\"", "\"type\":\"folded\""),
            file.replace("\"weights\":", "\"weight\":"));
    for (String one : broken) {
      assertTrue(schema().validate(one, InputFormat.JSON).size() > 0);
    }
  }

  private static Schema schema() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            SpeedscopeFormatTest.class.getResourceAsStream("speedscope.schema.json"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(text, InputFormat.JSON);
    }
  }
}
