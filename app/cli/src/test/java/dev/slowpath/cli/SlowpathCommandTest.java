package dev.slowpath.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.workbench.job.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SlowpathCommandTest {

  @TempDir Path folder = Path.of("");

  @Test
  void everyVerbExplainsItselfWithAnExample() {
    for (String verb :
        List.of(
            "demo", "inspect", "rank", "endpoints", "flame", "hot", "statements", "plan", "open")) {
      Ran ran = Ran.slowpath(verb, "--help");
      assertEquals(0, ran.code());
      assertEquals("", ran.err());
      assertTrue(ran.out().startsWith("Usage: slowpath " + verb), ran.out());
      assertTrue(ran.out().contains("Example"), ran.out());
    }
  }

  @Test
  void withoutArgumentsTheTextCommandsAreNamed() {
    Ran ran = Ran.slowpath();
    assertEquals(0, ran.code());
    assertEquals("note: no display: DISPLAY is not set; these work without one\n", ran.err());
    assertTrue(ran.out().contains("slowpath rank FILE"), ran.out());
    assertEquals(ran, Ran.slowpath("open"));
  }

  @Test
  void versionIsThatOfTheBuild() {
    Ran ran = Ran.slowpath("--version");
    assertEquals(0, ran.code());
    assertTrue(ran.out().matches("slowpath \\d+\\.\\d+\\.\\d+\\R"), ran.out());
  }

  @Test
  void wrongUsageIsTwoAndOneLine() throws IOException {
    Path plan = Captures.plan(folder);
    List<List<Object>> wrong =
        List.of(
            List.of("rank"),
            List.of("rank", "--quiet", plan, "--format", "yaml"),
            List.of("rank", "--quiet", plan, "--nonsense"),
            List.of("rank", "--quiet", plan, "--window", "yesterday"),
            List.of("rank", "--quiet", plan, "--window", "2025-11-21T09:00:00Z..tomorrow"),
            List.of("rank", "--quiet", plan, "--at", "2025-11-21T09:00:00Z"),
            List.of("rank", "--quiet", plan, "--at", "other.csv=2025-11-21T09:00:00Z"),
            List.of("rank", "--quiet", plan, "--plugins", folder.resolve("absent")),
            List.of("rank", "--quiet", plan, "-o", folder.resolve("absent/out.txt")),
            List.of("rnak"));
    for (List<Object> arguments : wrong) {
      Ran ran = Ran.slowpath(arguments.toArray());
      assertEquals(2, ran.code(), arguments::toString);
      assertEquals("", ran.out(), arguments::toString);
      assertEquals(1, ran.err().lines().count(), ran.err());
      assertTrue(ran.err().startsWith("slowpath: "), ran.err());
    }
  }

  @Test
  void answerIsNotWrittenOverItsInput() throws IOException {
    Path plan = Captures.plan(folder);
    String content = Files.readString(plan);
    Path same = folder.resolve("x/../" + plan.getFileName());
    Files.createDirectory(folder.resolve("x"));
    Ran ran = Ran.slowpath("plan", plan, "-o", same);
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("is one of the inputs"), ran.err());
    assertEquals(content, Files.readString(plan));
  }

  @Test
  void folderWithNothingKnownIsSaidSo() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Ran ran = Ran.slowpath("rank", empty);
    assertEquals(0, ran.code());
    assertTrue(ran.err().contains(empty + ": nothing in it is of a known format"), ran.err());
  }

  @Test
  void unreadFileIsThreeWithItsPlaceAndTheOthersAreRanked() throws IOException {
    Path traces = Captures.traces(folder);
    Path broken = Files.writeString(folder.resolve("broken.jfr"), "no recording");
    Ran ran = Ran.slowpath("rank", traces, broken, folder.resolve("absent.csv"));
    assertEquals(3, ran.code());
    assertTrue(ran.out().contains("N+1: the same query 10 times a request"), ran.out());
    String absent = folder.resolve("absent.csv") + ": whole file: no such file, expected ";
    assertTrue(ran.err().contains("slowpath: " + absent), ran.err());
    assertTrue(ran.err().contains("slowpath: " + broken + ": byte 0: "), ran.err());
  }

  @Test
  void fileOfAFolderThatNobodyKnowsIsANoteAndNoError() throws IOException {
    Captures.plan(folder);
    Files.writeString(folder.resolve("letter.txt"), "Dear reader,\n");
    Ran ran = Ran.slowpath("inspect", folder);
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("not read"), ran.out());
    assertEquals("", Ran.slowpath("rank", folder, "--quiet").err());
    assertTrue(Ran.slowpath("rank", folder).err().contains("note: 1 file not read, of no"));
  }

  @Test
  void outputFileIsWrittenAndStandardOutputStaysEmpty() throws IOException {
    Path out = folder.resolve("out/rank.md");
    Files.createDirectories(out.getParent());
    Path traces = Captures.traces(folder);
    Ran ran = Ran.slowpath("rank", traces, "--format", "markdown", "-o", out);
    assertEquals(0, ran.code(), ran.err());
    assertEquals("", ran.out());
    assertTrue(Files.readString(out).startsWith("| # | cause | lever |"), Files.readString(out));
    try (Stream<Path> files = Files.list(out.getParent())) {
      assertEquals(List.of(out), files.toList());
    }
  }

  @Test
  void cancelledRunIsFiveAndLeavesNoFile() throws IOException {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    Path out = folder.resolve("out.json");
    Path traces = Captures.traces(folder);
    Ran ran = Ran.slowpath(cancellation, "rank", traces, "--format", "json", "-o", out);
    assertEquals(5, ran.code());
    assertEquals("slowpath: cancelled\n", ran.err());
    assertFalse(Files.exists(out));
  }

  @Test
  void filesWithoutAVerbAreRankedAndItIsSaid() throws IOException {
    Path traces = Captures.traces(folder);
    Ran ran = Ran.slowpath(traces);
    assertEquals(0, ran.code());
    assertTrue(
        ran.err().contains("no display: DISPLAY is not set; the files are ranked here instead"),
        ran.err());
    assertEquals(Ran.slowpath("rank", traces).out(), ran.out());
  }

  @Test
  void windowNarrowsWhatIsCounted() throws IOException {
    Path traces = Captures.traces(folder);
    Ran half = Ran.slowpath("endpoints", traces, "--window", "2025-11-21T09:00:15Z..");
    assertEquals(0, half.code(), half.err());
    assertTrue(half.out().startsWith("15 requests at 1 endpoints"), half.out());
    Ran outside = Ran.slowpath("endpoints", traces, "--window", "..2020-01-01T00:00:00Z");
    assertEquals(2, outside.code());
    assertTrue(outside.err().contains("the files cover 2025-11-21T09:00:00Z.."), outside.err());
  }

  @Test
  void snapshotsAreNotCutToAWindowAndItIsSaid() throws IOException {
    Path traces = Captures.traces(folder);
    Path early = Captures.snapshot(folder, "a.csv", "2025-11-21T09:00:00Z", 10);
    Path late = Captures.snapshot(folder, "b.csv", "2025-11-21T09:00:30Z", 310);
    String note = "note: snapshots of pg_stat_statements cannot be cut to --window: ";
    String half = "2025-11-21T09:00:15Z..";
    assertTrue(Ran.slowpath("rank", traces, early, late, "--window", half).err().contains(note));
    assertTrue(Ran.slowpath("statements", early, late, "--window", half).err().contains(note));
    assertFalse(Ran.slowpath("rank", traces, early, late).err().contains(note));
  }

  @Test
  void fileOfAnotherKindIsToldWhatItIs() throws IOException {
    Path plan = Captures.plan(folder);
    Ran ran = Ran.slowpath("flame", plan, "--quiet");
    assertEquals(3, ran.code());
    assertEquals("slowpath: " + plan + ": whole file: plans, expected a profile\n", ran.err());
    assertEquals(3, Ran.slowpath("statements", plan).code());
    assertEquals(3, Ran.slowpath("plan", Captures.traces(folder)).code());
  }

  @Test
  void unknownMetricIsAnsweredWithThoseTheProfileHas() {
    Path recording =
        Ran.ofRepository("plugins/jfr/src/test/resources/dev/slowpath/plugin/jfr/busy.jfr.gz");
    Ran ran = Ran.slowpath("hot", recording, "--metric", "wall", "--quiet");
    assertEquals(2, ran.code());
    assertTrue(ran.err().endsWith("samples\n"), ran.err());
  }

  @Test
  void twoSnapshotsAreOrderedByTheirInstantsAndOneWithoutIsAsNamed() throws IOException {
    Path early = Captures.snapshot(folder, "b.csv", "2025-11-21T09:00:00Z", 10);
    Path late = Captures.snapshot(folder, "a.csv", "2025-11-21T09:00:30Z", 310);
    Ran ran = Ran.slowpath("statements", late, early, "--format", "csv");
    assertEquals(0, ran.code(), ran.err());
    assertEquals(
        "0.15,4500,300,15,300,,0,,continuing,-79812,SELECT name FROM customer WHERE id = $1"
            + ",1,19,0,0,,,16384,10,",
        ran.out().lines().toList().getLast());
  }

  @Test
  void severalSnapshotsAreOneWindowWithACourse() throws IOException {
    Path first = Captures.snapshot(folder, "b.csv", "2025-11-21T09:00:00Z", 10);
    Path second = Captures.snapshot(folder, "c.csv", "2025-11-21T09:00:10Z", 20);
    Path third = Captures.snapshot(folder, "a.csv", "2025-11-21T09:00:30Z", 310);
    Ran ran = Ran.slowpath("statements", third, first, second, "--sort", "calls");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("the work over 3 snapshots"), ran.out());
    assertTrue(ran.out().contains("▁█"), ran.out());
  }

  @Test
  void aFigureThatStatementsDoNotHaveIsAnsweredWithThoseTheyHave() throws IOException {
    Path file = Captures.snapshot(folder, "b.csv", "2025-11-21T09:00:00Z", 10);
    Ran ran = Ran.slowpath("statements", file, "--sort", "beauty");
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("expected one of load, calls, mean"), ran.err());
  }

  @Test
  void reportOfABugIsCopyable() {
    String report = BugReport.text(new IllegalStateException("impossible"), List.of("rank", "x"));
    assertTrue(report.startsWith("slowpath: this is a bug of Slowpath"), report);
    for (String part : List.of("version: ", "java: ", "slowpath rank x", "impossible", "\tat ")) {
      assertTrue(report.contains(part), report);
    }
  }
}
