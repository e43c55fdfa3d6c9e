package dev.slowpath.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.plan.PlanTree;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.postgres.plans.ExplainImporter;
import dev.slowpath.plugin.testkit.FileSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/// Generated statements on real servers: all formats of a plan give the same tree, and its times
/// and blocks add up.
class RealPlansTest {
  private static final int STATEMENTS = 120;
  private static final List<String> FORMATS =
      List.of(System.getProperty("formats", "JSON,TEXT,YAML,XML").split(","));

  @TestFactory
  Stream<DynamicContainer> oldestAndNewest() {
    return Stream.of(13, 18).map(RealPlansTest::onServer);
  }

  @TestFactory
  @Tag("full")
  Stream<DynamicContainer> thoseBetween() {
    return Stream.of(14, 15, 16, 17).map(RealPlansTest::onServer);
  }

  /// The stream is closed when its last test has run, and the server with it.
  private static DynamicContainer onServer(int version) {
    PlanServer server = started(version);
    return dynamicContainer(
        "PostgreSQL " + version,
        GeneratedQueries.of(version, STATEMENTS).stream()
            .map(query -> dynamicTest(query.sql(), () -> compare(server, query)))
            .onClose(() -> stop(server)));
  }

  private static PlanServer started(int version) {
    try {
      return PlanServer.start(version);
    } catch (IOException | SQLException failure) {
      throw new AssertionError("PostgreSQL " + version, failure);
    }
  }

  private static void stop(PlanServer server) {
    try {
      server.close();
    } catch (IOException | SQLException failure) {
      throw new AssertionError("PostgreSQL " + server.version(), failure);
    }
  }

  private static void compare(PlanServer server, GeneratedQueries.Query query)
      throws SQLException, IOException {
    server.run(String.join("; ", query.settings()));
    List<String> logged = server.logged(FORMATS, query.sql());
    List<String> expected = List.of();
    for (int at = 0; at < FORMATS.size(); at++) {
      String printed = server.explained("ANALYZE, BUFFERS, FORMAT " + FORMATS.get(at), query.sql());
      PlanTree plan = checked("plan.txt", printed, query);
      PlanTree ofLog = checked("server.log", logged.get(at), query);
      expected = expected.isEmpty() ? Shapes.of(plan) : expected;
      assertEquals(expected, Shapes.of(plan), () -> query + "\n" + printed);
      assertEquals(expected, Shapes.of(ofLog), () -> query + "\n" + logged);
    }
  }

  private static PlanTree checked(String name, String printed, GeneratedQueries.Query query)
      throws IOException {
    PlanTree plan = read(name, printed);
    Invariants.hold(plan, query + "\n" + printed);
    return plan;
  }

  private static PlanTree read(String name, String printed) throws IOException {
    FileSource source = FileSource.of(name, printed.getBytes(StandardCharsets.UTF_8));
    try {
      var imported =
          new ExplainImporter().read(source, Progress.unwatched(), Workers.onCallersThread());
      return ((Capture.OfPlans) imported.captures().getFirst()).plans().getFirst();
    } catch (ImportException refused) {
      throw new AssertionError(refused.getMessage() + "\n" + printed, refused);
    }
  }
}
