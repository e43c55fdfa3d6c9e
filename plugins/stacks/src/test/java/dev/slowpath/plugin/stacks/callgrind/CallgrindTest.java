package dev.slowpath.plugin.stacks.callgrind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.profile.CallGraph;
import dev.slowpath.model.profile.CallGraph.Figures;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.stacks.Read;
import dev.slowpath.plugin.testkit.FileSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class CallgrindTest {
  private static CallGraph graph(FileSource source) throws ImportException, IOException {
    Capture only =
        new CallgrindImporter()
            .read(source, Progress.unwatched(), Workers.onCallersThread())
            .captures()
            .getFirst();
    return ((Capture.OfCallGraph) only).graph();
  }

  private static CallGraph sample(String name) throws ImportException, IOException {
    return graph(FileSource.of(Read.FOLDER.resolve("callgrind").resolve(name)));
  }

  private static Figures figures(CallGraph graph, String name) {
    return graph.functions().stream()
        .filter(function -> function.frame().name().equals(name))
        .findFirst()
        .orElseThrow()
        .figures();
  }

  @Test
  void compressedNamesAndRelativeLinesAddUpToTheFilesOwnTotal()
      throws ImportException, IOException {
    CallGraph graph = sample("valgrind-compressed.out");
    assertEquals(930, graph.total());
    assertEquals(Unit.COUNT, graph.unit());
    assertEquals(new Figures(0, 0, 35, 635), figures(graph, "main"));
    assertEquals(new Figures(4, 4, 795, 795), figures(graph, "price"));
  }

  @Test
  void directRecursionIsCountedOnce() throws ImportException, IOException {
    assertEquals(new Figures(0, 4, 100, 300), figures(sample("valgrind-compressed.out"), "walk"));
  }

  @Test
  void yappisMicrosecondsAreTimes() throws ImportException, IOException {
    CallGraph graph = sample("yappi.callgrind");
    assertEquals(Metric.WALL, graph.metric());
    assertEquals(Unit.NANOSECONDS, graph.unit());
    assertEquals(200, figures(graph, "price").calls());
    assertEquals(21, figures(graph, "depth").calls());
  }

  @Test
  void costsBeforeAnyFunctionAreRefused() {
    byte[] text = "events: Ir\n16 400\nfn=main\n".getBytes(StandardCharsets.UTF_8);
    assertThrows(ImportException.class, () -> graph(FileSource.of("a.out", text)));
  }
}
