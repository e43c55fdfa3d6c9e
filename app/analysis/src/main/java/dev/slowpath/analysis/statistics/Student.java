package dev.slowpath.analysis.statistics;

/// Student's t distribution: what a normal one becomes where its width was itself estimated from
/// few blocks.
final class Student {
  private static final double CLOSE = 1e-13;
  private static final int TERMS = 300;
  private static final double[] LANCZOS = {
    76.18009172947146,
    -86.50532032941678,
    24.01409824083091,
    -1.231739572450155,
    0.1208650973866179e-2,
    -0.5395239384953e-5
  };

  private Student() {}

  /// The chance of a value at least this far from 0 on either side.
  static double beyond(double t, double freedom) {
    return incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
  }

  /// The value that is exceeded on either side together with this chance.
  static double twoSided(double chance, double freedom) {
    double low = 0;
    double high = 1e6;
    for (int step = 0; step < 100; step++) {
      double middle = (low + high) / 2;
      if (beyond(middle, freedom) > chance) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// The regularised incomplete beta function, by its continued fraction (Abramowitz & Stegun
  /// 26.5.8).
  private static double incompleteBeta(double x, double a, double b) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    double front =
        Math.exp(
            logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
    return x < (a + 1) / (a + b + 2)
        ? front * fraction(x, a, b) / a
        : 1 - front * fraction(1 - x, b, a) / b;
  }

  /// Evaluated from its front (Lentz's method).
  private static double fraction(double x, double a, double b) {
    double numerator = 1;
    double denominator = 1 / notZero(1 - (a + b) * x / (a + 1));
    double value = denominator;
    for (int m = 1; m <= TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      denominator = 1 / notZero(1 + even * denominator);
      numerator = notZero(1 + even / numerator);
      value *= denominator * numerator;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      denominator = 1 / notZero(1 + odd * denominator);
      numerator = notZero(1 + odd / numerator);
      double factor = denominator * numerator;
      value *= factor;
      if (Math.abs(factor - 1) < CLOSE) {
        return value;
      }
    }
    return value;
  }

  private static double notZero(double value) {
    return Math.abs(value) < 1e-300 ? 1e-300 : value;
  }

  /// Lanczos' approximation of the logarithm of the gamma function.
  private static double logGamma(double x) {
    double base = x + 5.5;
    double sum = 1.000000000190015;
    for (int term = 0; term < LANCZOS.length; term++) {
      sum += LANCZOS[term] / (x + 1 + term);
    }
    return (x + 0.5) * Math.log(base) - base + Math.log(2.5066282746310007 * sum / x);
  }
}
