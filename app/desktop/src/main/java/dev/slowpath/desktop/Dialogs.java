package dev.slowpath.desktop;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The system's dialogs for files.
final class Dialogs implements Asker {
  private final @Nullable Window owner;

  Dialogs(@Nullable Window owner) {
    this.owner = owner;
  }

  @Override
  public List<Path> files() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Add files, or open an investigation");
    List<File> chosen = chooser.showOpenMultipleDialog(owner);
    return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
  }

  @Override
  public Optional<Path> place(String what, String name, String ending) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(what);
    chooser.setInitialFileName(name + ending);
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("*" + ending, "*" + ending));
    return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
  }
}
