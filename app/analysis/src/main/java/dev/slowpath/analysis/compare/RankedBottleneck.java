package dev.slowpath.analysis.compare;

import dev.slowpath.analysis.statistics.BlockSums;
import dev.slowpath.model.bottleneck.Bottleneck;
import java.util.Objects;

/// A bottleneck of one side, and what intervals of its cost are drawn from.
///
/// @param rank from 1
/// @param perRequestMs time with any of its spans in progress, and requests of its endpoint, by
///   block; of no block where it has no spans
public record RankedBottleneck(int rank, Bottleneck bottleneck, BlockSums perRequestMs) {

  public RankedBottleneck {
    Objects.requireNonNull(bottleneck);
    Objects.requireNonNull(perRequestMs);
  }
}
