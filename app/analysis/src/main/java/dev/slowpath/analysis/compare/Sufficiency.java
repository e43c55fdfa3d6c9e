package dev.slowpath.analysis.compare;

import dev.slowpath.analysis.statistics.BlockBootstrap;
import dev.slowpath.analysis.statistics.Estimate;

/// How much data would settle a verdict: an interval narrows with the square root of what it is
/// drawn from, and is settled when it leaves no change out or lies within ±5 % of it.
final class Sufficiency {
  private static final double BLOCK_SECONDS = 10;
  private static final double LEAST_MORE = 1.2;

  /// What there is on the poorer side.
  record Present(long requests, int blocks, double seconds) {}

  private Sufficiency() {}

  static EndpointChange.Needed of(Estimate ratio, Present present) {
    double factor = ratio.hasInterval() ? factor(ratio) : 1;
    double blocks = (double) BlockBootstrap.LEAST_BLOCKS / Math.max(1, present.blocks());
    double byBlocks =
        Math.max(blocks, BlockBootstrap.LEAST_BLOCKS * BLOCK_SECONDS / present.seconds());
    double more = Math.max(LEAST_MORE, Math.max(factor, ratio.hasInterval() ? 1 : byBlocks));
    return new EndpointChange.Needed(
        Math.ceil(more * present.requests()), Math.ceil(more * present.seconds() / 60));
  }

  private static double factor(Estimate ratio) {
    double value = Math.abs(Math.log(ratio.value()));
    double half = Math.log(ratio.high() / ratio.low()) / 2;
    double wanted = Math.max(value, Math.log1p(Verdict.MARGIN) - value);
    return half / wanted * (half / wanted);
  }
}
