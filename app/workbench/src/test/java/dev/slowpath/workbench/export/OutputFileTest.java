package dev.slowpath.workbench.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.plugin.CancelledException;
import dev.slowpath.workbench.job.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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

  @Test
  void folderIsRefusedAndStays() throws IOException {
    Path place = Files.createDirectory(folder.resolve("d"));
    assertThrows(IOException.class, () -> OutputFile.write(place, to -> to.write("new"), () -> {}));
    assertTrue(Files.isDirectory(place));
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void linkStaysALinkAndPermissionsStay() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    OutputFile.write(link, to -> to.write("new"), () -> {});
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void namedPipeIsWrittenToAndStays() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    Process reader = new ProcessBuilder("cat", pipe.toString()).start();
    OutputFile.write(pipe, to -> to.write("through"), () -> {});
    assertEquals("through", new String(reader.getInputStream().readAllBytes(), UTF_8));
    assertEquals(0, reader.waitFor());
    assertEquals(List.of("pipe"), names());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
