package dev.slowpath.analysis.statistics;

/// Between which two a share is with 95 % certainty, by Wilson's score interval: it stays within 0
/// and 1 and is right for few samples too.
public record Wilson(double low, double high) {
  private static final double Z = 1.959_964;

  /// The interval of the share that `part` of `whole` observations has.
  public static Wilson of(double part, double whole) {
    if (!(whole > 0)) {
      return new Wilson(0, 1);
    }
    double share = part / whole;
    double divisor = 1 + Z * Z / whole;
    double middle = (share + Z * Z / (2 * whole)) / divisor;
    double half =
        Z / divisor * Math.sqrt(share * (1 - share) / whole + Z * Z / (4 * whole * whole));
    return new Wilson(Math.max(0, middle - half), Math.min(1, middle + half));
  }
}
