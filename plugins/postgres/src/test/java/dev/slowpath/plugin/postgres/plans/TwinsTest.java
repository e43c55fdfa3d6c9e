package dev.slowpath.plugin.postgres.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.plan.Buffers;
import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.plan.PlanTree;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.postgres.Server;
import dev.slowpath.plugin.testkit.FileSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The same statement explained in TEXT and in JSON by a real server gives the same nodes.
///
/// Two runs differ in their times, so those are compared as "stated or not"; what is counted is
/// compared as it stands, once the blocks are in the cache.
class TwinsTest {
  private static final List<String> QUERIES = Queries.ALL;
  private static final List<String> OPTIONS =
      List.of(
          "ANALYZE, BUFFERS OFF, TIMING OFF",
          "ANALYZE, BUFFERS, VERBOSE",
          "ANALYZE, BUFFERS, WAL, SETTINGS, COSTS OFF, SUMMARY OFF",
          "ANALYZE, MEMORY, SERIALIZE",
          "VERBOSE, SETTINGS, MEMORY",
          "COSTS OFF",
          "COSTS");
  private static final Pattern VOLATILE =
      Pattern.compile(
          "(?:time=|(?:Average |Peak )?(?:Memory|Disk)(?: Usage)?: ?|read=|write=)[\\d.]+");

  private static Server server;

  @BeforeAll
  static void start() throws IOException, SQLException {
    server = Server.start();
  }

  @AfterAll
  static void stop() throws IOException, SQLException {
    server.close();
  }

  @TestFactory
  Stream<DynamicTest> textAndJsonGiveTheSameNodes() {
    return QUERIES.stream()
        .flatMap(query ->
            OPTIONS.stream()
                .map(
                    options -> dynamicTest(options + ": " + query, () -> compare(options, query))));
  }

  private static void compare(String options, String query)
      throws SQLException, ImportException, IOException {
    Queries.SETTINGS_BEFORE.forEach(TwinsTest::setting);
    explained("FORMAT JSON, " + options, query);
    PlanTree json = explained("FORMAT JSON, " + options, query);
    PlanTree text = explained("FORMAT TEXT, " + options, query);
    assertEquals(shapes(json), shapes(text));
    assertEquals(json.facts().keySet(), text.facts().keySet());
    assertEquals(json.triggers().keySet(), text.triggers().keySet());
    assertEquals(Double.isNaN(json.executionMs()), Double.isNaN(text.executionMs()));
    assertEquals(Double.isNaN(json.planningMs()), Double.isNaN(text.planningMs()));
    assertEquals(json.queryId(), text.queryId());
    holdTheirInvariants(json);
    holdTheirInvariants(text);
  }

  private static void setting(String sql) {
    try {
      server.run(sql);
    } catch (SQLException failure) {
      throw new AssertionError(sql, failure);
    }
  }

  private static PlanTree explained(String options, String query)
      throws SQLException, ImportException, IOException {
    server.run("BEGIN");
    String printed = server.lines("EXPLAIN (" + options + ") " + query);
    server.run("ROLLBACK");
    FileSource source = FileSource.of("plan.txt", printed.getBytes(StandardCharsets.UTF_8));
    try {
      var imported =
          new ExplainImporter().read(source, Progress.unwatched(), Workers.onCallersThread());
      return ((Capture.OfPlans) imported.captures().getFirst()).plans().getFirst();
    } catch (ImportException refused) {
      throw new AssertionError(refused.getMessage() + "\n" + printed, refused);
    }
  }

  private static List<String> shapes(PlanTree plan) {
    return plan.nodes().stream().map(TwinsTest::shape).toList();
  }

  /// All of a node but its times and what depends on them.
  private static String shape(PlanNode node) {
    PlanNode.Actual actual = node.actual();
    String measured =
        actual == null
            ? "not measured"
            : actual.rows() + " × " + actual.loops() + " " + Double.isNaN(actual.totalMs());
    Buffers buffers = node.buffers();
    String blocks = buffers == null ? "no blocks" : "blocks " + buffers.equals(Buffers.NONE);
    var kept = new TreeMap<>(node.details());
    kept.remove("I/O Timings");
    String details = VOLATILE.matcher(kept.toString()).replaceAll("~");
    return "%d<%d %s|%s|%s|%s|%s|%s|%s|%s|%s|%s"
        .formatted(
            node.id(),
            node.parent(),
            node.type(),
            node.relationship(),
            node.subplanName(),
            node.relation(),
            node.alias(),
            node.index(),
            node.estimate(),
            measured,
            blocks,
            details);
  }

  private static void holdTheirInvariants(PlanTree plan) {
    for (PlanNode node : plan.nodes()) {
      Buffers own = node.buffers();
      List<PlanNode> children = plan.children(node.id());
      assertTrue(node.actual() == null || node.actual().loops() >= 0);
      if (own != null) {
        long below =
            children.stream()
                .filter(child -> !child.relationship().equals("InitPlan"))
                .mapToLong(child -> child.buffers() == null ? 0 : child.buffers().sharedHit())
                .sum();
        assertTrue(own.sharedHit() >= below, () -> node + " touches fewer blocks than its inputs");
      }
    }
  }
}
