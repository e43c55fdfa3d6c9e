package dev.slowpath.model.catalog;

import java.util.Objects;

/// An index of a table.
///
/// @param definition its `CREATE INDEX`, as PostgreSQL prints it
/// @param rows as last estimated; NaN where not stated
/// @param bytes NaN where not stated
/// @param scans since its counters began; NaN where not stated
public record Index(
    String name,
    String definition,
    double rows,
    double bytes,
    double scans,
    boolean isPrimary,
    boolean isUnique,
    boolean isValid) {

  public Index {
    Objects.requireNonNull(name);
    Objects.requireNonNull(definition);
  }
}
