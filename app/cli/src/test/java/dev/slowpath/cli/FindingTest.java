package dev.slowpath.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A finding from the ranking to a measured experiment, on the shop before and after its repair.
final class FindingTest {
  private static final Path AFTER = Ran.ofRepository("sample-data/shop/after/traces.jsonl.gz");
  private static final Path BEFORE = Ran.ofRepository("sample-data/shop/before/traces.jsonl.gz");

  @TempDir Path folder = Path.of("");
  private Path kept = Path.of("");

  @BeforeEach
  void keep() throws IOException {
    keep(Captures.traces(folder));
  }

  private void keep(Path traces) throws IOException {
    kept = folder.resolve("week.slowpath");
    Files.deleteIfExists(kept);
    done("keep", traces, "-o", kept);
    done("finding", "keep", kept, "1", "--owner", "Ada", "--effort", "2");
  }

  private static Ran done(Object... arguments) {
    Ran ran = Ran.slowpath(arguments);
    assertEquals(0, ran.code(), ran.err());
    return ran;
  }

  @Test
  void findingIsCarriedFromTheRankingToAnAcceptedExperiment() throws IOException {
    keep(BEFORE);
    done("finding", "set", kept, "F1", "--status", "do", "--due", "2027-01-15");
    Ran check = done("finding", "check", kept, "--after", AFTER, "--quiet");
    assertTrue(check.out().startsWith("F1 fixed: "), check.out());
    done("experiment", "name", kept, "F1", "--change", "own pool", "--hypothesis", "no queue");
    Ran measured =
        done("experiment", "measure", kept, "E1", "--after", AFTER, "--quiet", "--format", "json");
    SchemaTest.assertValid("experiments", measured.out());
    assertTrue(measured.out().contains("\"verdict\" : \"ACCEPT\""), measured.out());
    assertTrue(
        measured.out().contains("recorded once on a side"), "a single run on each side says so");
    assertTrue(measured.out().contains("the metric was named after the recording"), measured.out());
    done(
        "experiment",
        "name",
        kept,
        "F1",
        "--change",
        "-",
        "--hypothesis",
        "-",
        "--metric",
        "errors");
    Ran same = done("experiment", "measure", kept, "E2", "--after", AFTER, "--quiet");
    assertTrue(same.out().startsWith("E2 for F1: REJECT"), same.out());
    String findings = done("findings", kept, "--format", "json").out();
    SchemaTest.assertValid("findings", findings);
    assertTrue(findings.contains("\"answer\" : \"fixed\""), findings);
    assertTrue(findings.contains("\"due\" : \"2027-01-15\""), findings);
    Ran issue = done("finding", "issue", kept, "F1");
    assertTrue(issue.out().contains("- **owner** Ada"), issue.out());
    assertTrue(issue.out().contains("## Tried"), issue.out());
  }

  @Test
  void findingIsCheckedAsStrictlyAsTheFilesAskFor() throws IOException {
    Path rules = folder.resolve("slowpath.toml");
    Files.writeString(
        rules,
        """
        [thresholds]
        n-plus-one.repeats = 100000
        slow-statement.mean-ms = 100000
        """);
    Ran check = done("finding", "check", kept, "--after", Captures.traces(folder), rules);
    assertTrue(check.out().contains("it is not found any more in the files"), check.out());
  }

  @Test
  void tooFewBlocksOfTimeAreNoEvidence() {
    done("experiment", "name", kept, "F1", "--change", "x", "--hypothesis", "y");
    Ran measured = done("experiment", "measure", kept, "E1", "--after", folder, "--quiet");
    assertTrue(measured.out().startsWith("E1 for F1: NO EVIDENCE"), measured.out());
    assertTrue(measured.out().contains("10 are needed"), measured.out());
  }

  @Test
  void lastStepIsTakenBackAndDoneAgain() {
    done("finding", "set", kept, "F1", "--owner", "Bob");
    assertTrue(done("undo", kept).err().contains("taken back: F1 changed"));
    assertTrue(done("findings", kept).out().contains("Ada"));
    done("undo", kept, "--redo");
    assertTrue(done("findings", kept).out().contains("Bob"));
    done("undo", kept);
    done("undo", kept);
    assertEquals(2, Ran.slowpath("undo", kept).code(), "nothing is left to take back");
  }

  @Test
  void findingKeepsItsFiguresWhenFilesAreAdded() throws IOException {
    String before = done("findings", kept, "--format", "csv").out();
    done("keep", Captures.plan(folder), "-o", kept);
    assertEquals(before, done("findings", kept, "--format", "csv").out());
  }

  @Test
  void wrongUsageSaysWhatIsExpected() throws IOException {
    assertEquals(2, Ran.slowpath("finding", kept).code());
    assertEquals(2, Ran.slowpath("finding", "keep", kept, "999").code());
    assertEquals(2, Ran.slowpath("finding", "set", kept, "F9", "--owner", "x").code());
    assertEquals(2, Ran.slowpath("finding", "set", kept, "F1", "--due", "soon").code());
    assertEquals(2, Ran.slowpath("finding", "set", kept, "F1").code());
    assertEquals(2, Ran.slowpath("experiment", "measure", kept, "E1", "--after", AFTER).code());
    Path none = folder.resolve("none.slowpath");
    assertEquals(2, Ran.slowpath("findings", none).code());
    assertTrue(!Files.exists(none), "asking makes no file");
    assertEquals(0, Ran.slowpath("finding", "set", "--help").code());
  }
}
