package dev.slowpath.analysis.compare;

import dev.slowpath.analysis.whatif.WhatIf;
import dev.slowpath.model.source.TimeRange;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// One side of a comparison: what was measured before, or after. Unknown is NaN.
///
/// @param window what loads are divided by
/// @param percentiles how they were taken
/// @param timing how the time was cut
/// @param weight how many requests the average recorded one stands for
/// @param hitRatio of the server's buffers, 0..1
/// @param endpoints by key
/// @param bottlenecks the costliest first; empty of a kept baseline
/// @param statements by text
/// @param frames the hottest first
/// @param whatIf predicts; empty of a kept baseline
public record Side(
    Optional<TimeRange> window,
    String percentiles,
    Timing timing,
    double weight,
    double hitRatio,
    List<EndpointSide> endpoints,
    List<RankedBottleneck> bottlenecks,
    List<StatementSide> statements,
    List<FrameShare> frames,
    Optional<WhatIf> whatIf) {

  /// How percentiles are taken here.
  public static final String NEAREST_RANK = "nearest rank";

  public Side {
    Objects.requireNonNull(percentiles);
    endpoints = List.copyOf(endpoints);
    bottlenecks = List.copyOf(bottlenecks);
    statements = List.copyOf(statements);
    frames = List.copyOf(frames);
  }

  /// How the time of a side was cut into blocks.
  ///
  /// @param runs stretches with nothing recorded between them for long
  /// @param firstBlock how much slower the first block was than the others: 1 is as fast
  /// @param unusual whether that is more than the others differ among themselves
  public record Timing(double seconds, int runs, int blocks, double firstBlock, boolean unusual) {}

  public double requests() {
    return endpoints.stream().mapToDouble(one -> one.figures().requests()).sum();
  }

  public double perSecond() {
    return requests() / timing.seconds();
  }

  public double load() {
    return endpoints.stream().mapToDouble(one -> one.figures().load()).sum();
  }

  public double errors() {
    return endpoints.stream().mapToDouble(one -> one.figures().errors()).sum();
  }

  public double queriesPerRequest() {
    return endpoints.stream()
            .mapToDouble(one -> one.figures().queries().mean() * one.figures().requests())
            .sum()
        / requests();
  }
}
