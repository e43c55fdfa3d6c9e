package dev.slowpath.house;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The checkout that the house rules look at: its root and its Java sources.
///
/// Depends on the JDK alone, because [Formatting] runs it from source before anything is compiled.
final class Repository {

  private final Path root;

  private Repository(Path root) {
    this.root = root;
  }

  /// The repository around the working directory, which is a module's folder under Surefire and the
  /// root itself when Maven formats.
  static Repository here() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve("jpackage/pom.xml"))) {
        return new Repository(folder);
      }
    }
    throw new IllegalStateException("no folder with jpackage/pom.xml at or above " + start);
  }

  Path root() {
    return root;
  }

  /// A path as it is written in messages: from the root, with `/`.
  String name(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /// Every `.java` file outside build output and hidden folders, by path.
  List<Path> javaSources() throws IOException {
    var found = new ArrayList<Path>();
    Files.walkFileTree(root, new Collector(root, found));
    Collections.sort(found);
    return List.copyOf(found);
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> found;

    Collector(Path root, List<Path> found) {
      this.root = root;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = folder.getFileName().toString();
      boolean isForeign = name.equals("target") || name.startsWith(".");
      return isForeign && !folder.equals(root)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.getFileName().toString().endsWith(".java")) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
