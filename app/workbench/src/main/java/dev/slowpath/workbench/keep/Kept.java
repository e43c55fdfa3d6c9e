package dev.slowpath.workbench.keep;

import dev.slowpath.workbench.screen.Filters;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// An investigation as it is kept between two sittings: which files it was made of, and how it was
/// looked at.
public record Kept(String name, List<Source> sources, View view) {

  public Kept {
    Objects.requireNonNull(name);
    sources = List.copyOf(sources);
    Objects.requireNonNull(view);
  }

  /// A file of the investigation.
  ///
  /// @param name as it was shown
  /// @param path from the folder of the document, with `/` between its parts; empty for what was
  ///   pasted
  /// @param sha256 of what was read
  /// @param text what was pasted; empty for a file
  public record Source(String name, String path, String sha256, Optional<String> text) {
    public Source {
      Objects.requireNonNull(name);
      Objects.requireNonNull(path);
      Objects.requireNonNull(sha256);
      Objects.requireNonNull(text);
    }
  }

  /// How it was looked at.
  ///
  /// @param page its name on the command line; empty for none
  /// @param chosen what was chosen there, as the page names it
  public record View(String page, String chosen, Filters filters) {
    public static final View NONE = new View("", "", Filters.none());

    public View {
      Objects.requireNonNull(page);
      Objects.requireNonNull(chosen);
      Objects.requireNonNull(filters);
    }
  }
}
