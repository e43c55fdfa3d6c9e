package dev.slowpath.desktop.shell;

import java.util.Locale;
import java.util.Objects;

/// Something the search finds, and where it leads.
///
/// @param detail what tells it from others of the same name; may be empty
/// @param folded both in lower case, for matching
record Find(Kind kind, String text, String detail, String folded, Runnable go) {

  /// What it is, in the order in which equal matches are listed.
  enum Kind {
    PAGE("page", "c-card-text-outline"),
    COMMAND("command", "c-console-line"),
    BOTTLENECK("bottleneck", "f-format-list-numbered"),
    ENDPOINT("endpoint", "g-gauge"),
    TRACE("trace", "c-chart-gantt"),
    STATEMENT("statement", "d-database-outline"),
    PLAN("plan", "f-file-tree"),
    FRAME("frame", "f-fire"),
    SOURCE("source", "t-tray-arrow-down"),
    FILTER("filter", "f-filter-variant");

    private final String title;
    private final String icon;

    Kind(String title, String icon) {
      this.title = title;
      this.icon = icon;
    }

    String title() {
      return title;
    }

    String icon() {
      return icon;
    }
  }

  Find {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(text);
    Objects.requireNonNull(detail);
    Objects.requireNonNull(go);
  }

  static Find of(Kind kind, String text, String detail, Runnable go) {
    return new Find(kind, text, detail, (text + " " + detail).toLowerCase(Locale.ROOT), go);
  }
}
