package dev.slowpath.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tables of requests whose columns have names that nobody could guess.
final class ColumnsTest {
  private static final String STATED = "time=wann,name=was,duration=wie_lange_s,status=ergebnis";
  @TempDir private Path folder = Path.of("");

  @Test
  void statedColumnsAreReadWhateverTheirNames() throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("log.csv"),
            """
            was;wann;ergebnis;wie_lange_s
            /orders/17;2026-11-21T09:00:00Z;200;0.25
            /orders/18;2026-11-21T09:00:01Z;500;0.75
            """);
    Ran ran = Ran.slowpath("endpoints", table, "--columns", STATED, "--format", "csv", "--quiet");
    assertEquals(0, ran.code(), ran::err);
    assertTrue(ran.out().contains("/orders/{id}"), ran::out);
    assertTrue(ran.out().contains("750"), ran::out);
  }

  @Test
  void membersOfJsonLinesAreStatedAlike() throws IOException {
    Path lines =
        Files.writeString(
            folder.resolve("log.jsonl"),
            """
            {"was":"/a","wann":"2026-11-21T09:00:00Z","wie_lange_s":0.5}
            """);
    Ran ran =
        Ran.slowpath(
            "endpoints", lines, "--columns", "time=wann,name=was,duration=wie_lange_s", "--quiet");
    assertEquals(0, ran.code(), ran::err);
    assertTrue(ran.out().contains("500"), ran::out);
  }

  @Test
  void aColumnThatIsNotThereIsAnError() throws IOException {
    Path table = Files.writeString(folder.resolve("log.csv"), "a,b\n1,2\n");
    Ran ran = Ran.slowpath("endpoints", table, "--columns", STATED);
    assertEquals(3, ran.code());
    assertTrue(ran.err().contains("columns a, b"), ran::err);
  }

  @Test
  void whatNoColumnMeansIsWrongUsage() {
    Ran ran = Ran.slowpath("endpoints", "x.csv", "--columns", "colour=red");
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("time=…"), ran::err);
  }
}
