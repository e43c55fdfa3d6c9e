package dev.slowpath.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a user can copy into an issue when the fault is ours.
final class BugReport {

  private BugReport() {}

  static String text(Throwable bug, List<String> arguments) {
    StringWriter trace = new StringWriter();
    bug.printStackTrace(new PrintWriter(trace, true));
    return """
    slowpath: this is a bug of Slowpath, not of your files. Please report the following lines; \
    look through them first, they name your files.
    version: %s
    java: %s (%s), %s %s
    command: slowpath %s
    %s\
    """
        .formatted(
            version(),
            System.getProperty("java.runtime.version"),
            System.getProperty("java.vendor"),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            String.join(" ", arguments),
            trace);
  }

  /// The version of this build.
  static String version() {
    try (InputStream text = BugReport.class.getResourceAsStream("version.txt")) {
      return text == null
          ? "unknown"
          : new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
