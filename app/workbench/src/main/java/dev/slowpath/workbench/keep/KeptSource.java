package dev.slowpath.workbench.keep;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// A file of an investigation, with the bytes that were read.
///
/// @param name as it is shown
/// @param sha256 of the bytes on disk
/// @param format the id of what it was read as; empty for a file read with another
/// @param instant what a person said of when it was taken
public record KeptSource(
    String name, String sha256, long bytes, String format, Optional<Instant> instant) {

  public KeptSource {
    Objects.requireNonNull(name);
    Objects.requireNonNull(sha256);
    Objects.requireNonNull(format);
    Objects.requireNonNull(instant);
  }

  /// Whether it was read as part of another: the `.sql` file of a plan.
  public boolean isBeside() {
    return format.isEmpty();
  }
}
