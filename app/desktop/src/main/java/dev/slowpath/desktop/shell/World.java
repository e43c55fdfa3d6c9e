package dev.slowpath.desktop.shell;

import dev.slowpath.plugin.Format;
import dev.slowpath.workbench.desk.Desk;
import dev.slowpath.workbench.export.FlameExport;
import dev.slowpath.workbench.export.FlameFormat;
import dev.slowpath.workbench.live.LiveDesk;
import dev.slowpath.workbench.screen.Filters;
import dev.slowpath.workbench.screen.Investigation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What the window's content asks of what is around it: files, the clipboard, work beside the
/// screen.
public interface World {

  /// Asks for files to read, or an investigation to open.
  void choose();

  /// Opens the sample investigation.
  void sample();

  void read(List<Path> files);

  /// Reads files under other names than their own.
  ///
  /// @param then done when they are shown
  void read(Map<String, Path> named, Runnable then);

  /// Live systems, worked with beside the screen.
  LiveDesk live();

  /// Reads a file that is here already as another format.
  ///
  /// @param format its id
  void readAs(String file, String format);

  /// Has the rules of another tool judge a file that is here.
  void judge(String file);

  /// All that can be read.
  List<Format> formats();

  /// Reads what is on the clipboard as a source.
  void paste();

  /// Puts text on the clipboard.
  void copy(String text);

  /// Keeps the investigation.
  ///
  /// @param asks whether to ask for a new place even where one is known
  void keep(View view, boolean asks);

  /// Writes into the casebook; asks where to keep the investigation first if it is not kept.
  void write(Desk.Writing writing);

  /// Saves a flame graph in a file that is asked for.
  void save(FlameExport graph, FlameFormat format);

  /// Takes everything away.
  void clear();

  void close();

  /// Holds an investigation to filters beside the screen.
  void narrow(Investigation whole, Filters filters, Consumer<Investigation> shown);

  /// Works something out beside the screen.
  <T> void think(Supplier<T> work, Consumer<T> shown);
}
