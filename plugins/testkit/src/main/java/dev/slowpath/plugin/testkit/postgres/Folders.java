package dev.slowpath.plugin.testkit.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// What is done with whole folders.
final class Folders {
  private Folders() {}

  /// Deletes a folder and all below it; links are deleted, not followed.
  static void delete(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (var paths = Files.walk(folder)) {
      deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (var path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }
}
