package dev.slowpath.desktop.shell;

import dev.slowpath.desktop.page.Page;
import dev.slowpath.workbench.screen.Filters;
import java.util.Objects;

/// Where one is: a page, the filters every page is held to, and what is chosen on the page.
///
/// @param chosen as the page names it; empty for nothing
public record View(Page page, Filters filters, String chosen) {
  public static final View START = new View(Page.SOURCES, Filters.none(), "");

  public View {
    Objects.requireNonNull(page);
    Objects.requireNonNull(filters);
    Objects.requireNonNull(chosen);
  }

  View at(Page other) {
    return new View(other, filters, "");
  }

  View under(Filters other) {
    return new View(page, other, chosen);
  }

  View choosing(String what) {
    return new View(page, filters, what);
  }

  /// Whether it is the same place, whatever is chosen there.
  boolean isBeside(View other) {
    return page == other.page && filters.equals(other.filters);
  }
}
