package dev.slowpath.workbench.keep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Folders that go when the program ends.
final class Temporary {

  private Temporary() {}

  /// Removes a folder with all that is in it.
  static void remove(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /// Has a folder with all that is in it now deleted when the program ends.
  static void forget(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      // Deleted in the opposite order: what is within a folder before the folder.
      List<Path> all = walk.sorted().toList();
      all.forEach(path -> path.toFile().deleteOnExit());
    }
  }
}
