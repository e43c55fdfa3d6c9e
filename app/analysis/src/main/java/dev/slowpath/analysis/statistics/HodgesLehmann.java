package dev.slowpath.analysis.statistics;

import java.util.Arrays;

/// The shift of the typical block: the median of the ratios of every block's median after to every
/// block's before (Hodges & Lehmann 1963), with the interval that Mann and Whitney's test does not
/// reject. No block, however far out, moves it much.
public final class HodgesLehmann {
  private static final double NORMAL = 1.959963984540054;

  private HodgesLehmann() {}

  /// The shift as a ratio.
  public static Estimate shift(Sample before, Sample after) {
    double[] first = before.medians();
    double[] second = after.medians();
    int pairs = first.length * second.length;
    if (pairs == 0) {
      return Estimate.UNKNOWN;
    }
    double[] shifts = new double[pairs];
    for (int pair = 0; pair < pairs; pair++) {
      double one = Math.max(first[pair / second.length], 1e-6);
      double other = Math.max(second[pair % second.length], 1e-6);
      shifts[pair] = Math.log(other / one);
    }
    Arrays.sort(shifts);
    double middle = (shifts[(pairs - 1) / 2] + shifts[pairs / 2]) / 2;
    double spread = Math.sqrt(pairs * (first.length + second.length + 1.0) / 12);
    int rank = (int) Math.floor(pairs / 2.0 - NORMAL * spread);
    if (rank < 1 || Math.min(first.length, second.length) < BlockBootstrap.LEAST_BLOCKS) {
      return Estimate.point(Math.exp(middle));
    }
    return new Estimate(middle, shifts[rank - 1], shifts[pairs - rank], Double.NaN).exponential();
  }
}
