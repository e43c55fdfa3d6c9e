package dev.slowpath.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeepTest {

  @TempDir Path folder = Path.of("");

  @Test
  void keptInvestigationAnswersAsItsSourcesDidWhenTheyAreGone() throws IOException {
    Path traces = Captures.traces(folder);
    Path kept = folder.resolve("week.slowpath");
    String before = Ran.slowpath("rank", traces, "--format", "json").out();
    Ran keeping = Ran.slowpath("keep", traces, "-o", kept);
    assertEquals(0, keeping.code(), keeping.err());
    assertTrue(keeping.err().contains("1 file added, 1 file in it"), keeping.err());
    Files.delete(traces);
    assertEquals(before, Ran.slowpath("rank", kept, "--format", "json").out());
  }

  @Test
  void rulesThatWereKeptStillHold() throws IOException {
    Path traces = Captures.traces(folder);
    Path rules =
        Files.writeString(
            folder.resolve("slowpath.toml"), "[thresholds]\nn-plus-one.repeats = 100000\n");
    Path kept = folder.resolve("week.slowpath");
    Ran keeping = Ran.slowpath("keep", traces, rules, "-o", kept);
    assertTrue(keeping.err().contains("2 files added, 2 files in it"), keeping.err());
    Files.delete(rules);
    Ran ran = Ran.slowpath("rank", kept, "--format", "json");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("\"threshold\" : \"n-plus-one.repeats\""), ran.out());
  }

  @Test
  void keepingTheSameAgainAddsNothing() throws IOException {
    Path traces = Captures.traces(folder);
    Path kept = folder.resolve("week.slowpath");
    Ran.slowpath("keep", traces, "-o", kept);
    Ran again = Ran.slowpath("keep", traces, "-o", kept);
    assertTrue(again.err().contains("0 files added, 1 file in it"), again.err());
  }

  @Test
  void wrongNameAndStrangeFileAreUsageErrors() throws IOException {
    Path traces = Captures.traces(folder);
    assertEquals(2, Ran.slowpath("keep", traces, "-o", folder.resolve("week.db")).code());
    assertEquals(2, Ran.slowpath("keep", "-", "-o", folder.resolve("week.slowpath")).code());
    Path strange = Files.writeString(folder.resolve("x.slowpath"), "no database");
    Ran ran = Ran.slowpath("keep", traces, "-o", strange);
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("expected an investigation kept by Slowpath"), ran.err());
  }
}
