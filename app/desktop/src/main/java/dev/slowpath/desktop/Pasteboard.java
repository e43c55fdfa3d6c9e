package dev.slowpath.desktop;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/// What was copied, here or in another program.
interface Pasteboard {

  Optional<String> text();

  /// Files copied in a file manager.
  List<Path> files();

  void put(String text);

  /// The system's.
  static Pasteboard ofSystem() {
    return new Pasteboard() {
      @Override
      public Optional<String> text() {
        return Optional.ofNullable(Clipboard.getSystemClipboard().getString());
      }

      @Override
      public List<Path> files() {
        return Clipboard.getSystemClipboard().hasFiles()
            ? Clipboard.getSystemClipboard().getFiles().stream().map(File::toPath).toList()
            : List.of();
      }

      @Override
      public void put(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
      }
    };
  }
}
