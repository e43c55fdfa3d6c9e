package dev.slowpath.plugin.traces;

import dev.slowpath.plugin.testkit.Cuts;
import dev.slowpath.plugin.testkit.ImporterContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The contract of an importer whose samples are the files of a folder, and whose golden dumps
/// stand apart from them.
public interface Samples extends ImporterContract {
  @Override
  default List<Path> samples() {
    String id = importer().format().id();
    List<Path> all = new ArrayList<>(files(folder(id)));
    all.addAll(files(recorded(id)));
    return all;
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// What really ran, of `sample-data/apm`.
  static Path recorded(String formatId) {
    return Path.of("../../sample-data/apm").resolve(formatId);
  }

  /// What is drawn by hand.
  static Path folder(String formatId) {
    return Path.of("src/test/resources/samples").resolve(formatId);
  }

  @Override
  default Path goldenFolder() {
    return Path.of("src/test/resources/golden").resolve(importer().format().id());
  }

  /// JSON is whole where all that was opened is closed, a table at the end of a line.
  @Override
  default int completeUpTo(byte[] content, int cut) {
    if (content[0] != '{' && content[0] != '[') {
      return Cuts.completeLines(content, cut);
    }
    int depth = 0;
    int complete = -1;
    boolean inString = false;
    for (int at = 0; at < cut; at++) {
      byte next = content[at];
      boolean isQuote = next == '"' && at > 0 && content[at - 1] != '\\';
      inString ^= isQuote;
      depth += inString ? 0 : change(next);
      complete = depth == 0 && change(next) < 0 ? at + 1 : complete;
    }
    return complete;
  }

  private static int change(byte next) {
    return switch (next) {
      case '{', '[' -> 1;
      case '}', ']' -> -1;
      default -> 0;
    };
  }
}
