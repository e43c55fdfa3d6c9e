package dev.slowpath.plugin;

import dev.slowpath.model.profile.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A file to be read, already decompressed. It counts what is read of it for the progress display,
/// and its streams throw `CancelledException` once the work is cancelled and `TooLargeException`
/// beyond the limits.
public interface Source {

  /// The name to show, as the user gave it.
  String name();

  /// The name without folders and compression endings.
  String simpleName();

  /// The SHA-256 of the bytes on disk, lower-case hex; empty where nobody will ask for it.
  String sha256();

  /// A new stream over the decompressed content, from its start. The caller closes it.
  InputStream open() throws IOException;

  /// The file itself, where the content is not compressed and stands in the file system: for
  /// readers that want random access.
  Optional<Path> path();

  /// A file beside this one, by name, where there is one: the `.sql` of a plan.
  Optional<Source> sibling(String name) throws IOException;

  /// The instant the user says the content is of (`--at`).
  Optional<Instant> statedInstant();

  Limits limits();

  /// Which columns mean what, where the user says so (`--columns`): names of columns by `time`,
  /// `name`, `duration`, `status`, `method`, `service`; empty where they are to be told by their
  /// names.
  default Map<String, String> columns() {
    return Map.of();
  }

  /// Whether somebody wants to know what other tools' rules say of the content, where there are
  /// such for its format.
  default boolean wantsRules() {
    return false;
  }

  /// The metrics of a profile that somebody wants to see; empty for all there are. An importer that
  /// would have to work for the others may leave them out.
  default Set<Metric> wanted() {
    return Set.of();
  }
}
