package dev.slowpath.model.statement;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One row of a snapshot.
///
/// @param text the normalised text of the entry's first execution; empty where the server has lost
///   it or did not show it
/// @param statsSince when counting began for this entry (extension 1.11 and later), else null
/// @param row the data row in the file, from 1
public record StatementEntry(
    StatementKey key, String text, Counters counters, @Nullable Instant statsSince, long row) {

  public StatementEntry {
    Objects.requireNonNull(key);
    Objects.requireNonNull(text);
    Objects.requireNonNull(counters);
  }
}
