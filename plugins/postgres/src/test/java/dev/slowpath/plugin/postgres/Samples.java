package dev.slowpath.plugin.postgres;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The committed sample files.
public final class Samples {
  private static final Path ROOT = Path.of("src/test/resources");

  private Samples() {}

  public static List<Path> of(String folder, String... names) {
    return Stream.of(names).map(name -> ROOT.resolve(folder).resolve(name)).toList();
  }

  public static Path golden(String folder) {
    return ROOT.resolve("golden").resolve(folder);
  }

  /// For files that are whole without what follows them when that is blank: the length of all where
  /// only blanks were cut off.
  public static int wholeButForBlanks(byte[] content, int cut) {
    for (int at = cut; at < content.length; at++) {
      if (content[at] > ' ') {
        return -1;
      }
    }
    return content.length;
  }
}
