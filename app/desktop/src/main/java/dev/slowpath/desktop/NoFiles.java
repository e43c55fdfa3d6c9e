package dev.slowpath.desktop;

import dev.slowpath.desktop.shell.Shell;
import java.nio.file.Path;
import java.util.List;

/// The files of a window that is only painted: nobody chooses any.
enum NoFiles implements Shell.Files {
  INSTANCE;

  @Override
  public void choose() {}

  @Override
  public void sample() {}

  @Override
  public void read(List<Path> files) {}
}
