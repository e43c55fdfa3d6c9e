package dev.slowpath.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slowpath.plugin.CancelledException;
import dev.slowpath.workbench.job.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputFileTest {

  @TempDir Path folder = Path.of("");

  @Test
  void fileAppearsWithItsWholeContent() throws IOException {
    OutputFile.write(folder.resolve("a.txt"), to -> to.write("déjà vu\n"), () -> {});
    assertEquals("déjà vu\n", Files.readString(folder.resolve("a.txt")));
    assertEquals(List.of("a.txt"), names());
  }

  @Test
  void cancelledWriteLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old");
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    assertThrows(
        CancelledException.class,
        () -> OutputFile.write(file, to -> to.write("new"), cancellation::check));
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("a.txt"), names());
  }

  @Test
  void failedWriteLeavesNothing() throws IOException {
    assertThrows(
        IOException.class,
        () ->
            OutputFile.write(
                folder.resolve("b.txt"),
                to -> {
                  to.write("half");
                  throw new IOException("disk full");
                },
                () -> {}));
    assertEquals(List.of(), names());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
