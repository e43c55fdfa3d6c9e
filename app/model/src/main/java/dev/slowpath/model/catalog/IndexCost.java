package dev.slowpath.model.catalog;

import java.util.List;

/// What a further index would cost its table, as far as a catalog tells.
///
/// @param bytes estimated size; NaN where the table's rows are not known
/// @param isWidthKnown whether the key's width is measured; else 16 bytes a column are assumed
/// @param writesPerSecond entries that it would have taken in; NaN where not known
/// @param writes the same since counting began; NaN where not known
/// @param indexesNow how many indexes a write to the table keeps up to date already
/// @param similar by name
public record IndexCost(
    double bytes,
    boolean isWidthKnown,
    double writesPerSecond,
    double writes,
    int indexesNow,
    List<SimilarIndex> similar) {

  public IndexCost {
    similar = List.copyOf(similar);
  }
}
