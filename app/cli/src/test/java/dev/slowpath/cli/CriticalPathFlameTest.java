package dev.slowpath.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The critical paths of traces as a flame graph, by the verbs that show profiles.
final class CriticalPathFlameTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void pathsOfAllTracesAreLaidOverEachOther() throws IOException {
    Ran ran = Ran.slowpath("flame", Captures.traces(folder), "--quiet");
    assertEquals(0, ran.code(), ran::err);
    // 30 requests of 300 ms, each with ten queries of 20 ms one after the other.
    assertTrue(ran.out().contains("shop · GET /orders 3000000000\n"), ran::out);
    assertTrue(
        ran.out()
            .contains("shop · GET /orders;select name from customer where id = ? 6000000000\n"),
        ran::out);
  }

  @Test
  void whatIsWaitedForLongestComesFirst() throws IOException {
    Ran ran = Ran.slowpath("hot", Captures.traces(folder), "--format", "csv", "--quiet");
    assertEquals(0, ran.code(), ran::err);
    assertTrue(ran.out().lines().skip(1).findFirst().orElse("").contains("6000"), ran::out);
  }

  @Test
  void twoSetsOfTracesAreHeldAgainstEachOtherElsewhere() throws IOException {
    Path traces = Captures.traces(folder);
    Ran ran = Ran.slowpath("flame", traces, "--diff", traces);
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("slowpath compare"), ran::err);
  }
}
