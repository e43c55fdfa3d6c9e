package dev.slowpath.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Who is asked for files: the system's own dialogs in a window, something else in a test.
interface Asker {

  /// Files to read or an investigation to open; none when nothing was chosen.
  List<Path> files();

  /// A file to keep an investigation in.
  ///
  /// @param name to begin with
  Optional<Path> place(String name);
}
