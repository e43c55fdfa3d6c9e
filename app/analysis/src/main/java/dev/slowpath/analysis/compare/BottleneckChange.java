package dev.slowpath.analysis.compare;

import dev.slowpath.analysis.statistics.Estimate;
import dev.slowpath.model.bottleneck.Bottleneck;
import java.util.Objects;
import java.util.Optional;

/// What became of a bottleneck; the two are one by their place, whatever their cause.
///
/// @param cost ratio of its time a request where it has spans, else of its load, after to before
/// @param gained what its endpoint's requests gained in ms, to be held against the bound; empty
///   where it is not gone or better, or no endpoint tells
public record BottleneckChange(
    Optional<RankedBottleneck> before,
    Optional<RankedBottleneck> after,
    Fate fate,
    Estimate cost,
    Optional<Gained> gained) {

  public BottleneckChange {
    Objects.requireNonNull(fate);
    Objects.requireNonNull(cost);
    if (before.isEmpty() && after.isEmpty()) {
      throw new IllegalArgumentException("a bottleneck of neither side");
    }
  }

  /// Milliseconds less, percentile by percentile.
  ///
  /// @param isSent since requests were sent, else from when work began
  public record Gained(boolean isSent, double p50Ms, double p95Ms, double meanMs) {}

  /// The bottleneck as it was first seen.
  public Bottleneck first() {
    return before.or(() -> after).orElseThrow().bottleneck();
  }
}
