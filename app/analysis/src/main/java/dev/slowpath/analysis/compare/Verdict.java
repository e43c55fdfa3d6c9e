package dev.slowpath.analysis.compare;

import dev.slowpath.analysis.statistics.Estimate;

/// What became of an endpoint's latency, as far as the data can tell.
public enum Verdict {
  REGRESSED("regressed"),
  IMPROVED("improved"),
  /// Shown, not assumed: the whole interval lies within ±5 %.
  NO_CHANGE("no-change"),
  NOT_ENOUGH_DATA("not-enough-data");

  /// Smaller changes are not called.
  public static final double MARGIN = 0.05;

  /// The share of chance hits that all verdicts of a comparison together may hold.
  static final double FALSE_DISCOVERIES = 0.05;

  private final String id;

  Verdict(String id) {
    this.id = id;
  }

  /// The name used in JSON.
  public String id() {
    return id;
  }

  /// The verdict on a ratio, after to before.
  ///
  /// @param q the share of chance hits expected among all that look as sure
  static Verdict of(Estimate ratio, double q) {
    if (!ratio.hasInterval()) {
      return NOT_ENOUGH_DATA;
    }
    if (ratio.isWithin(1 - MARGIN, 1 + MARGIN)) {
      return NO_CHANGE;
    }
    if (!ratio.excludes(1) || !(q <= FALSE_DISCOVERIES)) {
      return NOT_ENOUGH_DATA;
    }
    return ratio.value() > 1 ? REGRESSED : IMPROVED;
  }
}
