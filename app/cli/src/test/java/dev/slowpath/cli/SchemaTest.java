package dev.slowpath.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.slowpath.model.bottleneck.Bound;
import dev.slowpath.model.bottleneck.Cost;
import dev.slowpath.model.bottleneck.Lever;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.workbench.wording.Bounds;
import dev.slowpath.workbench.wording.Proofs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the verbs write as JSON, held against the schemas that scripts may rely on.
final class SchemaTest {
  private static final Path RECORDING =
      Ran.ofRepository("plugins/jfr/src/test/resources/dev/slowpath/plugin/jfr/busy.jfr.gz");

  @TempDir Path folder = Path.of("");

  @Test
  void inspectOfEveryKindAndOfWhatIsNotRead() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.jfr"), "no recording");
    Captures.traces(folder);
    Captures.plan(folder);
    Captures.snapshot(folder, "t0.csv", "2025-11-21T09:00:00Z", 0);
    Files.writeString(folder.resolve("letter.txt"), "Dear reader,\n");
    Ran ran = Ran.slowpath("inspect", folder, broken, RECORDING, "--format", "json");
    assertEquals(3, ran.code(), ran.err());
    assertValid("inspect", ran);
    for (String kind : List.of("profile", "traces", "statements", "plan")) {
      assertTrue(ran.out().contains("\"kind\" : \"" + kind + "\""), kind);
    }
    assertTrue(ran.out().contains("\"status\" : \"not-read\""), ran.out());
    assertTrue(ran.out().contains("\"status\" : \"refused\""), ran.out());
  }

  @Test
  void rankWithEveryWitness() throws IOException {
    Captures.traces(folder);
    Captures.plan(folder);
    Captures.snapshot(folder, "t0.csv", "2025-11-21T09:00:00Z", 0);
    Captures.snapshot(folder, "t1.csv", "2025-11-21T09:00:30Z", 300);
    Ran ran = Ran.slowpath("rank", folder, "--format", "json");
    assertEquals(0, ran.code(), ran.err());
    assertValid("rank", ran);
    assertTrue(ran.out().contains("\"cause\" : \"n-plus-one\""), ran.out());
    assertTrue(ran.out().contains("\"endpoint\" : \"GET /orders\""), ran.out());
    assertTrue(ran.out().contains("queryid -79812"), ran.out());
  }

  @Test
  void rankUnderRulesTellsWhatTheyHideAndSet() throws IOException {
    Captures.traces(folder);
    Ran usual = Ran.slowpath("rank", folder, "--format", "json");
    Matcher id = Pattern.compile("\"id\" : \"([0-9a-f]+)\"").matcher(usual.out());
    assertTrue(id.find(), usual.out());
    Path rules =
        Files.writeString(
            folder.resolve("slowpath.toml"),
            """
            [thresholds]
            n-plus-one.repeats = 6
            [[suppress]]
            id = "%s"
            reason = "agreed"
            """
                .formatted(id.group(1)));
    Ran ran = Ran.slowpath("rank", folder, "--format", "json");
    assertEquals(0, ran.code(), ran.err());
    assertValid("rank", ran);
    assertTrue(ran.out().contains("\"reason\" : \"agreed\""), ran.out());
    assertTrue(ran.out().contains("\"status\" : \"rules\""), ran.out());
    Ran text = Ran.slowpath("rank", folder);
    assertTrue(text.out().contains("Suppressed, load"), text.out());
    Ran thresholds = Ran.slowpath("thresholds", rules, "--format", "json");
    assertEquals(0, thresholds.code(), thresholds.err());
    assertValid("thresholds", thresholds);
    assertTrue(thresholds.out().contains("slowpath.toml:2"), thresholds.out());
  }

  @Test
  void sentrysRulesStandBesideTheRanking() throws IOException {
    Captures.traces(folder);
    Ran ran = Ran.slowpath("rank", folder, "--profile", "sentry", "--format", "json");
    assertEquals(0, ran.code(), ran.err());
    assertValid("rank", ran);
    assertTrue(ran.out().contains("\"sentry\" : ["), ran.out());
    Ran text = Ran.slowpath("rank", folder, "--profile", "sentry");
    assertTrue(text.out().contains("Sentry's rules"), text.out());
    Ran unknown = Ran.slowpath("rank", folder, "--profile", "datadog");
    assertEquals(2, unknown.code());
    assertTrue(unknown.err().contains("expected sentry"), unknown.err());
  }

  @Test
  void rulesOfMissionControlStandBesideTheRankingAndChangeNothingInIt() throws IOException {
    Path recording =
        Ran.ofRepository("plugins/jfr/src/test/resources/dev/slowpath/plugin/jfr/jdk25.jfr.gz");
    Ran ran = Ran.slowpath("rank", recording, "--profile", "jmc", "--format", "json");
    assertEquals(0, ran.code(), ran.err());
    assertValid("rank", ran);
    assertTrue(ran.out().contains("\"tool\" : \"JDK Mission Control\""), ran.out());
    String bottlenecks = "(?s).*\"bottlenecks\"(.*?)\"policy\".*";
    assertEquals(
        Ran.slowpath("rank", recording, "--format", "json").out().replaceAll(bottlenecks, "$1"),
        ran.out().replaceAll(bottlenecks, "$1"));
    Ran text = Ran.slowpath("rank", recording, "--profile", "sentry,jmc");
    assertTrue(text.out().contains("Rules of JDK Mission Control on"), text.out());
    Captures.traces(folder);
    Ran none = Ran.slowpath("rank", folder, "--profile", "jmc");
    assertTrue(none.err().contains("--profile jmc: no recording"), none.err());
  }

  @Test
  void slipInTheRulesIsToldWithItsLineAndTheRestGoesOn() throws IOException {
    Captures.traces(folder);
    Files.writeString(folder.resolve("slowpath.toml"), "[thresholds]\nspeed = 3\n");
    Ran ran = Ran.slowpath("rank", folder, "--format", "json");
    assertEquals(3, ran.code());
    assertTrue(ran.err().contains("line 2"), ran.err());
    assertTrue(ran.err().contains("no threshold speed"), ran.err());
    assertTrue(ran.out().contains("\"endpoint\" : \"GET /orders\""), ran.out());
  }

  @Test
  void rankOfNothingAtAll() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.jfr"), "no recording");
    Ran ran = Ran.slowpath("rank", broken, "--format", "json");
    assertEquals(3, ran.code());
    assertValid("rank", ran);
  }

  @Test
  void traceOfAllAndOfOne() throws IOException {
    Captures.traces(folder);
    Ran all = Ran.slowpath("trace", folder, "--format", "json");
    assertEquals(0, all.code(), all.err());
    assertValid("trace", all);
    assertTrue(all.out().contains("\"criticalMs\""), all.out());
    Ran none = Ran.slowpath("trace", folder, "--id", "zzz", "--format", "json");
    assertEquals(2, none.code());
    Ran one = Ran.slowpath("trace", folder, "--id", "", "--format", "json");
    assertValid("trace", one);
  }

  @Test
  void rankWithoutABottleneckPredicts() throws IOException {
    Captures.traces(folder);
    Ran ran = Ran.slowpath("rank", folder, "--without", "1", "--format", "json");
    assertEquals(0, ran.code(), ran.err());
    assertValid("rank", ran);
    assertTrue(ran.out().contains("\"loadThen\""), ran.out());
    assertEquals(2, Ran.slowpath("rank", folder, "--without", "no-such").code());
  }

  @Test
  void rankSaysWhySomethingIsReportedOrNot() throws IOException {
    Captures.traces(folder);
    Ran ran = Ran.slowpath("rank", folder, "--why", "ORDERS", "--format", "json");
    assertEquals(0, ran.code(), ran.err());
    assertValid("rank", ran);
    assertTrue(ran.out().contains("\"rule\" : \"repeats\""), ran.out());
    assertEquals(2, Ran.slowpath("rank", folder, "--why", "no such thing").code());
  }

  @Test
  void endpointsOfTraces() throws IOException {
    Ran ran = Ran.slowpath("endpoints", Captures.traces(folder), "--format", "json");
    assertEquals(0, ran.code(), ran.err());
    assertValid("endpoints", ran);
    assertTrue(ran.out().contains("\"queriesPerRequest\" : 10,"), ran.out());
    assertTrue(ran.out().contains("\"p99Ms\" : null,"), ran.out());
  }

  @Test
  void whatACatalogShows() throws IOException {
    Ran ran =
        Ran.slowpath(
            "database",
            Ran.ofRepository("sample-data/shop/before/catalog.csv"),
            "--format",
            "json");
    assertEquals(0, ran.code(), ran.err());
    assertValid("database", ran);
  }

  @Test
  void statementsOfOneSnapshotAndOfTwo() throws IOException {
    Path before = Captures.snapshot(folder, "t0.csv", "2025-11-21T09:00:00Z", 10);
    Path after = Captures.snapshot(folder, "t1.csv", "2025-11-21T09:00:30Z", 310);
    Ran two = Ran.slowpath("statements", after, before, "--format", "json");
    assertEquals(0, two.code(), two.err());
    assertValid("statements", two);
    assertTrue(two.out().contains("\"verdict\" : \"difference\""), two.out());
    assertTrue(two.out().contains("\"calls\" : 300,"), two.out());
    assertTrue(two.out().contains("\"load\" : 0.15,"), two.out());
    Ran one = Ran.slowpath("statements", after, "--format", "json");
    assertValid("statements", one);
    assertTrue(one.out().contains("\"load\" : null,"), one.out());
  }

  @Test
  void planWithItsObservations() throws IOException {
    Ran ran = Ran.slowpath("plan", Captures.plan(folder), "--format", "json");
    assertEquals(0, ran.code(), ran.err());
    assertValid("plan", ran);
    assertTrue(ran.out().contains("\"id\" : \"rows-removed\""), ran.out());
  }

  @Test
  void flameAndHotOfARecording() throws IOException {
    Ran flame = Ran.slowpath("flame", RECORDING, "--format", "json");
    assertEquals(0, flame.code(), flame.err());
    assertValid("flame", flame);
    Ran hot = Ran.slowpath("hot", RECORDING, "--metric", "samples", "--format", "json");
    assertEquals(0, hot.code(), hot.err());
    assertValid("hot", hot);
  }

  @Test
  void flameOfARecordingAgainstItselfIsAllNoise() throws IOException {
    Ran ran = Ran.slowpath("flame", RECORDING, "--diff", RECORDING, "--format", "json");
    assertEquals(0, ran.code(), ran.err());
    assertValid("flame-diff", ran);
    assertTrue(ran.out().contains("\"verdict\":\"noise\""), ran.out());
    assertFalse(ran.out().contains("\"verdict\":\"more\""), ran.out());
    assertFalse(ran.out().contains("\"verdict\":\"less\""), ran.out());
  }

  @Test
  void flameAsPicturePageAndSpeedscopeFile() throws IOException {
    Ran svg = Ran.slowpath("flame", RECORDING, "--format", "svg");
    assertEquals(0, svg.code(), svg.err());
    assertTrue(svg.out().startsWith("<svg "), svg.out());
    Ran html = Ran.slowpath("flame", RECORDING, "--format", "html");
    assertTrue(html.out().startsWith("<!doctype html>"), html.out());
    Ran other = Ran.slowpath("flame", RECORDING, "--format", "speedscope");
    assertTrue(other.out().contains("\"exporter\":\"slowpath\""), other.out());
  }

  @Test
  void differenceThatCannotBeDividedIsWrongUsage() {
    Ran ran = Ran.slowpath("flame", RECORDING, "--diff", RECORDING, "--per", "request");
    assertEquals(2, ran.code(), ran.err());
    assertTrue(ran.err().contains("expected --requests BEFORE,AFTER"), ran.err());
  }

  @Test
  void documentWithoutItsMembersIsNotValid() throws IOException {
    assertTrue(!schema("rank").validate("{\"sources\":[]}", InputFormat.JSON).isEmpty());
  }

  @Test
  void everyNameTheModelKnowsIsInTheSchemaOfRank() throws IOException {
    Stream<String> names =
        Stream.of(
                Arrays.stream(Bound.Formula.values()).map(Bounds::id),
                Arrays.stream(Cost.Whole.values()).map(Cost.Whole::id),
                Arrays.stream(Cost.Basis.values()).map(Cost.Basis::id),
                Arrays.stream(Lever.values()).map(Lever::id),
                Arrays.stream(Proof.Missing.values()).map(Proofs::id))
            .flatMap(each -> each);
    String schema = text("rank");
    names.forEach(name -> assertTrue(schema.contains("\"" + name + "\""), name));
  }

  private static void assertValid(String verb, Ran ran) throws IOException {
    assertValid(verb, ran.out());
  }

  static void assertValid(String verb, String document) throws IOException {
    var errors = schema(verb).validate(document, InputFormat.JSON);
    assertTrue(errors.isEmpty(), () -> errors + "\n" + document);
  }

  private static Schema schema(String verb) throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(text(verb), InputFormat.JSON);
  }

  private static String text(String verb) throws IOException {
    try (InputStream schema =
        SlowpathCommand.class.getResourceAsStream("schema/" + verb + ".schema.json")) {
      assertNotNull(schema, verb);
      return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
