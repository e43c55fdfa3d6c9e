package dev.slowpath.desktop.page;

import dev.slowpath.workbench.screen.Investigation;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// A page of the window.
///
/// A page shows the investigation it is given, which is already held to the filters in force
/// (`Investigation.filters`); it sets filters through its links.
public interface PageView {

  Region root();

  /// Shows an investigation.
  void show(Investigation investigation);

  /// How many things the page holds, for the navigation; 0 where there are none.
  int count(Investigation investigation);

  /// Tells how many things the page holds, at once or, where that is work, later and beside the
  /// screen; what was asked before is not told any more then.
  default void count(Investigation investigation, IntConsumer told) {
    told.accept(count(investigation));
  }

  /// What can be done on this page. The keys hold while it is shown; the search and the sheet of
  /// keys name each. Asked for once, when the window is made.
  default List<Command> commands() {
    return List.of();
  }

  /// Puts the cursor where the page is searched (Ctrl+F).
  ///
  /// @return false where the page has no search of its own
  default boolean find() {
    return false;
  }

  /// What is chosen on the page, as `choose` takes it: kept by back and forward and in the file of
  /// the investigation. Stable words (an id, a canonical statement), never a row number.
  default String chosen() {
    return "";
  }

  /// Chooses what `chosen` or the search named; what is not there any more is passed over.
  default void choose(String what) {}

  /// How the page is looked at (which tab, which mode), as the other `look` takes it: the page of
  /// another theme takes it over.
  default String look() {
    return "";
  }

  /// Looks at the page as `look` said.
  default void look(String as) {}

  /// The pictures of the page as tables (Ctrl+T), as they are shown now.
  default List<Twin> twins() {
    return List.of();
  }

  /// What stands at the right end of the filter bar: switches of the whole page's view.
  default List<Node> switches() {
    return List.of();
  }

  /// One line at the right end of the filter bar: how the figures of the page are to be read.
  default String note() {
    return "";
  }

  /// One sentence of what the page shows now, read out when it is opened.
  default String spoken() {
    return "";
  }
}
