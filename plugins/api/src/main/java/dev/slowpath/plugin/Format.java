package dev.slowpath.plugin;

import dev.slowpath.model.source.Provenance;
import java.util.List;
import java.util.Objects;

/// A format by the name that people and `--as` use.
///
/// @param id lower case with hyphens; never changes
/// @param name as its producers write it
/// @param extensions usual endings of file names, with the dot, lower case
/// @param importerVersion of the importer, raised when it reads the same file differently
public record Format(String id, String name, List<String> extensions, String importerVersion) {

  public Format {
    Objects.requireNonNull(id);
    Objects.requireNonNull(name);
    Objects.requireNonNull(importerVersion);
    extensions = List.copyOf(extensions);
  }

  public Provenance provenance(Source source) {
    return new Provenance(source.name(), source.sha256(), id, importerVersion);
  }
}
