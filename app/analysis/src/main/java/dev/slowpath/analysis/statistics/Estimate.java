package dev.slowpath.analysis.statistics;

/// A figure of after against before, with the interval that holds the truth in 95 of 100 cases, and
/// the chance of so much where nothing changed. Ratios are after divided by before, differences
/// after less before. NaN where the data do not say.
public record Estimate(double value, double low, double high, double p) {
  /// Nothing is known.
  public static final Estimate UNKNOWN =
      new Estimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /// A figure whose interval is not known.
  public static Estimate point(double value) {
    return new Estimate(value, Double.NaN, Double.NaN, Double.NaN);
  }

  public boolean hasInterval() {
    return !Double.isNaN(low) && !Double.isNaN(high);
  }

  /// Whether the interval lies wholly on one side of what no change would be.
  public boolean excludes(double noChange) {
    return low > noChange || high < noChange;
  }

  public boolean isWithin(double from, double to) {
    return low >= from && high <= to;
  }

  /// The same on the scale whose logarithm this is on.
  Estimate exponential() {
    return new Estimate(Math.exp(value), Math.exp(low), Math.exp(high), p);
  }
}
