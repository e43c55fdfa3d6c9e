package dev.slowpath.desktop.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A section of the window, in the order of an audit.
public enum Page {
  SOURCES("Sources", "t-tray-arrow-down"),
  BOTTLENECKS("Bottlenecks", "f-format-list-numbered"),
  ENDPOINTS("Endpoints", "g-gauge"),
  FLAME("Flame graph", "f-fire"),
  JVM("JVM", "l-language-java"),
  TRACES("Traces", "c-chart-gantt"),
  STATEMENTS("Statements", "d-database-outline"),
  PLANS("Plans", "f-file-tree"),
  DATABASE("Database", "d-database-search-outline"),
  COMPARE("Compare", "c-compare-horizontal"),
  FINDINGS("Findings", "b-bookmark-outline");

  private final String title;
  private final String icon;

  Page(String title, String icon) {
    this.title = title;
    this.icon = icon;
  }

  public String title() {
    return title;
  }

  /// Whether it is led to only where it holds something: most investigations have none of it.
  public boolean isOnDemand() {
    return this == DATABASE || this == JVM;
  }

  public String icon() {
    return icon;
  }

  /// The name on the command line.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Page> of(String id) {
    return Arrays.stream(values()).filter(page -> page.id().equals(id)).findFirst();
  }

  public static List<String> ids() {
    return Arrays.stream(values()).map(Page::id).toList();
  }
}
