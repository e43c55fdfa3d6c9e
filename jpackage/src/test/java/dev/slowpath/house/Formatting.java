package dev.slowpath.house;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The layout of every source, decided by google-java-format alone.
///
/// `mvn -q -N -Pformat initialize` runs [#main] from this file, as source, so that code which does
/// not compile yet can be formatted too.
final class Formatting {

  static final String COMMAND = "mvn -q -N -Pformat initialize";

  private Formatting() {}

  /// Rewrites every source that is not laid out as the formatter would.
  public static void main(String[] arguments) throws IOException, FormatterException {
    for (Path file : unformatted(Repository.here())) {
      Files.writeString(file, formatted(Files.readString(file)));
    }
  }

  static List<Path> unformatted(Repository repository) throws IOException, FormatterException {
    var files = new ArrayList<Path>();
    for (Path file : repository.javaSources()) {
      String text = Files.readString(file);
      if (!text.equals(formatted(text))) {
        files.add(file);
      }
    }
    return List.copyOf(files);
  }

  static String formatted(String text) throws FormatterException {
    return new Formatter().formatSourceAndFixImports(text);
  }
}
