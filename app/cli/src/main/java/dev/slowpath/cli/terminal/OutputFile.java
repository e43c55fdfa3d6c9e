package dev.slowpath.cli.terminal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file that appears whole or not at all: it is written beside its place and moved there.
public final class OutputFile {

  private OutputFile() {}

  /// Writes a file.
  ///
  /// @param check called before the file is moved into place; what it throws leaves nothing behind
  public static void write(Path file, Content content, Runnable check) throws IOException {
    Path place = file.toAbsolutePath();
    Path beside = place.resolveSibling("." + place.getFileName() + ".part");
    try {
      try (BufferedWriter writer = Files.newBufferedWriter(beside, StandardCharsets.UTF_8)) {
        content.to(writer);
      }
      check.run();
      Files.move(beside, place, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /// What is written.
  @FunctionalInterface
  public interface Content {
    void to(Writer writer) throws IOException;
  }
}
