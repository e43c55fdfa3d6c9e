package dev.slowpath.workbench.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;

/// A file that appears whole or not at all: it is written beside its place and moved there.
///
/// What is no regular file (a device, a named pipe) is written to as it is. A link stays a link,
/// and a file that is replaced hands its permissions on.
public final class OutputFile {

  private OutputFile() {}

  /// Writes a file.
  ///
  /// @param check called before the file is moved into place; what it throws leaves nothing behind
  /// @throws IOException also where the place is a folder
  public static void write(Path file, Content content, Runnable check) throws IOException {
    writeBytes(
        file,
        out -> {
          Utf8Writer writer = new Utf8Writer(out);
          content.to(writer);
          writer.flush();
        },
        check);
  }

  /// Writes a file that is no text.
  ///
  /// @param check called before the file is moved into place; what it throws leaves nothing behind
  /// @throws IOException also where the place is a folder
  public static void writeBytes(Path file, Bytes content, Runnable check) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "is a folder");
    }
    if (isSpecial(file) || isLinkToNothing(file)) {
      check.run();
      writeTo(file, content);
      return;
    }
    Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path beside = place.resolveSibling("." + place.getFileName() + ".part");
    try {
      writeTo(beside, content);
      check.run();
      takePermissions(place, beside);
      Files.move(beside, place, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static boolean isSpecial(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file);
  }

  private static boolean isLinkToNothing(Path file) {
    return Files.isSymbolicLink(file) && !Files.exists(file);
  }

  private static void writeTo(Path file, Bytes content) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      content.to(out);
    }
  }

  private static void takePermissions(Path from, Path to) throws IOException {
    var old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    if (old != null && Files.exists(from)) {
      Files.setPosixFilePermissions(to, old.readAttributes().permissions());
    }
  }

  /// What is written.
  @FunctionalInterface
  public interface Content {
    void to(Writer writer) throws IOException;
  }

  /// What is written where it is no text.
  @FunctionalInterface
  public interface Bytes {
    void to(OutputStream out) throws IOException;
  }
}
