package dev.slowpath.workbench.keep;

import dev.slowpath.plugin.ImportException;
import java.io.IOException;
import java.nio.file.Path;

/// Where investigations are kept between two sittings.
public interface InvestigationFile {

  /// The ending of its files.
  String ENDING = ".slowpath";

  /// Keeps an investigation in place of what the file held; killed in the middle, it leaves the old
  /// file whole.
  void write(Path file, Kept kept) throws IOException;

  /// Reads an investigation that was kept.
  ///
  /// @throws ImportException if it is none, or one of a later version
  Kept read(Path file) throws ImportException, IOException;

  /// Whether a name is one of an investigation.
  static boolean isNamed(String name) {
    return name.endsWith(ENDING);
  }
}
