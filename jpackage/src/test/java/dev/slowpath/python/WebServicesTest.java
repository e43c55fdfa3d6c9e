package dev.slowpath.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.analysis.link.AddedProfiles;
import dev.slowpath.analysis.link.Caveat;
import dev.slowpath.analysis.link.Caveats;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.analysis.ranking.Ranking;
import dev.slowpath.model.bottleneck.Lever;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A profile of py-spy alone names cause, lever and endpoint of Flask and FastAPI, whatever mode
/// and format it was taken in. The truth stands in `sample-data/web/README.md`.
final class WebServicesTest {

  private static void assertHolds(List<String> causes, String... expected) {
    for (String cause : expected) {
      assertTrue(causes.contains(cause), cause + " in " + causes);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flask.raw.txt.gz",
        "flask-idle-threads.raw.txt.gz",
        "flask-threads.trace.json.gz",
        "flask.speedscope.json.gz",
        "gunicorn-subprocesses-threads.raw.txt.gz"
      })
  void flaskHandlersHaveTheirCauses(String file) throws Exception {
    List<String> causes = Recorded.causes(Recorded.WEB.resolve(file));
    assertHolds(causes, "n-plus-one at list_orders", "serial-io at offers");
    assertHolds(causes, "repeated-serialisation at catalogue", "hot-code at recommendations");
    assertTrue(causes.stream().noneMatch(one -> one.endsWith(" health")), causes.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fastapi-idle.raw.txt.gz", "fastapi-idle.speedscope.json.gz"})
  void fastApiHandlersHaveTheirCausesAndWaitingThreadsAreNoWork(String file) throws Exception {
    var ranked = Recorded.ranked(Recorded.WEB.resolve(file));
    assertHolds(
        Recorded.causes(Recorded.WEB.resolve(file)),
        "blocking-call-in-async at dashboard",
        "n-plus-one at list_orders");
    double named = ranked.stream().mapToDouble(one -> one.cost().share()).sum();
    assertTrue(named > 0.6, "three fifths of all samples wait for work; of the rest " + named);
  }

  /// Four threads want the interpreter's lock for pure Python code.
  @Test
  void contentionIsSeenInNativeFramesAndNowhereElse() throws Exception {
    List<String> contended =
        Recorded.causes(Recorded.WEB.resolve("flask-native-idle-contended.raw.txt.gz"));
    assertEquals("gil-contention at process", contended.getFirst());
    for (String calm : List.of("flask.raw.txt.gz", "gunicorn-subprocesses-threads.raw.txt.gz")) {
      List<String> causes = Recorded.causes(Recorded.WEB.resolve(calm));
      assertTrue(causes.stream().noneMatch(one -> one.startsWith("gil")), causes.toString());
    }
  }

  @Test
  void commandThatImportsMoreThanItWorksIsNamed() throws Exception {
    assertEquals(
        List.of("import-time at process"),
        Recorded.causes(Recorded.WEB.resolve("startup.raw.txt.gz")));
    assertTrue(
        Recorded.causes(Recorded.WEB.resolve("flask.raw.txt.gz")).stream()
            .noneMatch(one -> one.startsWith("import")),
        "a service that runs imports nothing");
  }

  /// werkzeug's profiler writes a file for each request.
  @Test
  void cProfileFilesOfSeveralRequestsAreOneProfile() throws Exception {
    List<Path> files;
    try (var all = Files.list(Recorded.WEB.resolve("flask-requests"))) {
      files = all.sorted().toList();
    }
    Linked linked = Recorded.linked(files.toArray(Path[]::new));
    AddedProfiles added = linked.added().orElseThrow();
    assertEquals(files.size(), added.files().size());
    var ranked = Ranking.of(linked, Policy.usual()).bottlenecks();
    var first = ranked.getFirst();
    assertEquals("n-plus-one", first.cause().id());
    assertEquals(3, first.cost().occurrences(), "three requests, a file each");
    assertEquals(3, first.evidence().size());
    assertTrue(
        first.evidence().stream().allMatch(one -> one.at().source().file().contains("orders")),
        first.evidence().toString());
    assertTrue(
        Caveats.of(linked).stream().anyMatch(Caveat.Added.class::isInstance), "the sum is told");
  }

  @Test
  void leversAreNamed() throws Exception {
    var ranked = Recorded.ranked(Recorded.WEB.resolve("fastapi-idle.raw.txt.gz"));
    assertEquals(
        List.of(Lever.ASYNC_IO, Lever.DATABASE_QUERIES),
        ranked.stream()
            .limit(2)
            .map(one -> one.cause().lever())
            .sorted(Comparator.reverseOrder())
            .toList());
  }
}
