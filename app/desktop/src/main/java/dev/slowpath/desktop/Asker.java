package dev.slowpath.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Who is asked for files: the system's own dialogs in a window, something else in a test.
interface Asker {

  /// Files to read or an investigation to open; none when nothing was chosen.
  List<Path> files();

  /// A file to write.
  ///
  /// @param what is written, for the title: "Keep the investigation"
  /// @param name to begin with, without its ending
  /// @param ending that its name is to have
  Optional<Path> place(String what, String name, String ending);
}
