package dev.slowpath.model.catalog;

import java.util.Objects;

/// An index of a table that is like one that is missing.
public record SimilarIndex(Index index, Likeness likeness) {
  public SimilarIndex {
    Objects.requireNonNull(index);
    Objects.requireNonNull(likeness);
  }

  /// How an index that exists relates to the one that is missing.
  public enum Likeness {
    /// It begins with all its columns: it should serve, and the question is why it does not.
    SERVES,
    /// It is the beginning of the one asked for, which could take its place.
    BEGINS,
    /// It begins with the same column.
    SHARES_FIRST;
  }
}
