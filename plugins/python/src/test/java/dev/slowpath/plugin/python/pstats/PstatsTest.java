package dev.slowpath.plugin.python.pstats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.profile.CallGraph;
import dev.slowpath.model.profile.CallGraph.Figures;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.source.Notice;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.testkit.FileSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the recorded program did is in `record_pstats.py`: `fibonacci(12)` is 465 calls, `even` and
/// `odd` call each other ten times, `both` runs three times with two lambdas on one line.
final class PstatsTest {

  private static Imported read(FileSource source) throws ImportException, IOException {
    return new PstatsImporter().read(source, Progress.unwatched(), Workers.onCallersThread());
  }

  private static Imported sample(String name) throws ImportException, IOException {
    return read(FileSource.of(PstatsContractTest.FOLDER.resolve(name + ".pstats")));
  }

  private static CallGraph graph(Imported imported) {
    return ((Capture.OfCallGraph) imported.captures().getFirst()).graph();
  }

  private static int number(CallGraph graph, String name) {
    for (int number = 0; number < graph.functions().size(); number++) {
      if (graph.functions().get(number).frame().name().equals(name)) {
        return number;
      }
    }
    throw new AssertionError(name);
  }

  private static Figures figures(CallGraph graph, String name) {
    return graph.functions().get(number(graph, name)).figures();
  }

  private static Figures call(CallGraph graph, String caller, String callee) {
    return graph.calls().stream()
        .filter(call -> call.caller() == number(graph, caller))
        .filter(call -> call.callee() == number(graph, callee))
        .findFirst()
        .orElseThrow()
        .figures();
  }

  private static long told(Imported imported, Notice.Kind kind) {
    return imported.notices().stream()
        .filter(notice -> notice.kind() == kind)
        .mapToLong(Notice::count)
        .sum();
  }

  private static byte[] marshalled(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void everyVersionsRecursionHasItsPrimitiveCalls() throws Exception {
    for (String version : List.of("2.7", "3.6", "3.8", "3.11", "3.13")) {
      CallGraph graph = graph(sample("cprofile-" + version));
      assertEquals(465, figures(graph, "fibonacci").calls(), version);
      assertEquals(1, figures(graph, "fibonacci").primitiveCalls(), version);
      assertEquals(5, figures(graph, "even").calls(), version);
      assertEquals(3, figures(graph, "both").calls(), version);
    }
  }

  @Test
  void callersCountCallsBeforePrimitiveOnes() throws Exception {
    CallGraph graph = graph(sample("cprofile-3.11"));
    assertEquals(464, call(graph, "fibonacci", "fibonacci").calls());
    assertEquals(1, call(graph, "main", "fibonacci").calls());
    assertEquals(1, call(graph, "main", "fibonacci").primitiveCalls());
    assertEquals(figures(graph, "fibonacci").total(), call(graph, "main", "fibonacci").total());
  }

  @Test
  void builtInsAreNativeAndHaveNoFile() throws Exception {
    CallGraph graph = graph(sample("cprofile-3.11"));
    int sleep = number(graph, "<built-in method time.sleep>");
    assertEquals(
        new Frame("<built-in method time.sleep>", "", 0, Frame.Kind.NATIVE),
        graph.functions().get(sleep).frame());
    assertTrue(figures(graph, "<built-in method time.sleep>").self() >= 10_000_000);
    assertEquals(
        new Frame("fibonacci", "shop/record.py", 12, Frame.Kind.PYTHON),
        graph.functions().get(number(graph, "fibonacci")).frame());
  }

  @Test
  void lambdasThatOverwroteEachOtherAreTold() throws Exception {
    assertEquals(1, told(sample("cprofile-3.11"), Notice.Kind.LOST));
  }

  @Test
  void purePythonProfileKeepsAllLambdasAndNoTimesOfCallers() throws Exception {
    Imported imported = sample("profile-3.11");
    CallGraph graph = graph(imported);
    assertEquals(6, call(graph, "both", "<lambda>").calls());
    assertEquals(Figures.UNKNOWN, call(graph, "both", "<lambda>").total());
    assertEquals(0, told(imported, Notice.Kind.LOST));
    assertEquals(graph.calls().size(), told(imported, Notice.Kind.UNKNOWN));
  }

  /// `added.tsv` is what CPython's own pstats made of the same files, see `add_pstats.py`:
  /// functions with primitive calls, calls, self and total in ns, and the calls of all callers.
  @Test
  void sumOfSeveralFilesIsThatOfPythonsOwnAdd() throws Exception {
    CallGraph first = graph(sample("cprofile-3.11"));
    CallGraph sum = CallGraph.sum(List.of(first, graph(sample("cprofile-3.8")), first));
    List<String> expected = Files.readAllLines(PstatsContractTest.FOLDER.resolve("added.tsv"));
    assertEquals(expected.size(), sum.functions().size());
    for (String line : expected) {
      String[] cells = line.split("\t", -1);
      String file = cells[0].equals("~") ? "" : cells[0];
      int number = 0;
      Frame wanted =
          new Frame(
              cells[2],
              file,
              Integer.parseInt(cells[1]),
              file.isEmpty() ? Frame.Kind.NATIVE : Frame.Kind.PYTHON);
      while (!sum.functions().get(number).frame().equals(wanted)) {
        number++;
      }
      Figures figures = sum.functions().get(number).figures();
      assertEquals(Long.parseLong(cells[3]), figures.primitiveCalls(), line);
      assertEquals(Long.parseLong(cells[4]), figures.calls(), line);
      assertTrue(Math.abs(Long.parseLong(cells[5]) - figures.self()) <= 2, line);
      assertTrue(Math.abs(Long.parseLong(cells[6]) - figures.total()) <= 2, line);
      int callee = number;
      long called =
          sum.calls().stream()
              .filter(call -> call.callee() == callee)
              .mapToLong(call -> call.figures().calls())
              .sum();
      assertEquals(Long.parseLong(cells[7]), called, line);
    }
  }

  @Test
  void sumWithAProfileThatTimesNoCallersHasNoTimesOfThemEither() throws Exception {
    CallGraph sum =
        CallGraph.sum(List.of(graph(sample("profile-3.11")), graph(sample("profile-3.11"))));
    assertEquals(12, call(sum, "both", "<lambda>").calls());
    assertEquals(Figures.UNKNOWN, call(sum, "both", "<lambda>").total());
  }

  @Test
  void codeObjectIsRefusedByName() {
    ImportException refused =
        assertThrows(
            ImportException.class, () -> read(FileSource.of("a.prof", marshalled("{c\0\0\0\0"))));
    assertEquals("a code object in place of a function's label", refused.problem().found());
  }

  @Test
  void textsLongerThanTheFileEndAtItsEnd() {
    byte[] bytes = marshalled("{)\3u\377\377\377\0short");
    ImportException refused =
        assertThrows(ImportException.class, () -> read(FileSource.of("a.prof", bytes)));
    assertTrue(refused.problem() instanceof Problem.Truncated);
  }

  @Test
  void nestingBeyondProfilesIsRefused() {
    byte[] bytes = marshalled(")\1".repeat(100_000));
    ImportException refused =
        assertThrows(ImportException.class, () -> read(FileSource.of("a.prof", bytes)));
    assertEquals("objects nested deeper than a profile's", refused.problem().found());
  }

  @Test
  void bytesAfterTheTableAreRefused() {
    ImportException refused =
        assertThrows(
            ImportException.class, () -> read(FileSource.of("a.prof", marshalled("{0{0"))));
    assertEquals("more after the object", refused.problem().found());
  }
}
