package dev.slowpath.analysis.tail;

/// The two-sample Kolmogorov–Smirnov test.
///
/// @param distance the largest difference of the two distributions, 0..1
/// @param p the chance of at least that distance between samples of one distribution, by the
///   asymptotic series with Stephens' correction (M. A. Stephens, JRSS B 32, 1970)
record KolmogorovSmirnov(double distance, double p) {

  /// @param one in ascending order
  /// @param other in ascending order
  static KolmogorovSmirnov of(double[] one, double[] other) {
    double distance = 0;
    int i = 0;
    int j = 0;
    while (i < one.length && j < other.length) {
      double value = Math.min(one[i], other[j]);
      while (i < one.length && one[i] <= value) {
        i++;
      }
      while (j < other.length && other[j] <= value) {
        j++;
      }
      distance = Math.max(distance, Math.abs((double) i / one.length - (double) j / other.length));
    }
    double root = Math.sqrt((double) one.length * other.length / (one.length + other.length));
    return new KolmogorovSmirnov(distance, chance((root + 0.12 + 0.11 / root) * distance));
  }

  private static double chance(double lambda) {
    // Below this the alternating series converges slowly, and its sum is 1 to six digits.
    if (lambda < 0.3) {
      return 1;
    }
    double sum = 0;
    for (int term = 1; term <= 100; term++) {
      sum += (term % 2 == 1 ? 2 : -2) * Math.exp(-2.0 * term * term * lambda * lambda);
    }
    return Math.clamp(sum, 0, 1);
  }
}
