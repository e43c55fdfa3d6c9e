package dev.slowpath.analysis.compare;

import dev.slowpath.analysis.statistics.Estimate;

/// What became of a bottleneck or a statement.
public enum Fate {
  NEW("new"),
  WORSE("worse"),
  GONE("gone"),
  BETTER("better"),
  /// The whole interval lies within ±5 %.
  SAME("same"),
  /// Its interval is too wide to tell.
  UNCLEAR("unclear"),
  /// Its endpoint has no requests on the other side.
  NOT_OBSERVED("not-observed");

  /// Without an interval only a change by this factor is called one.
  private static final double PLAIN = 2;

  private final String id;

  Fate(String id) {
    this.id = id;
  }

  /// The name used in JSON.
  public String id() {
    return id;
  }

  /// Of something that is there on both sides.
  ///
  /// @param ratio of its cost, after to before
  static Fate of(Estimate ratio) {
    if (!ratio.hasInterval()) {
      return ratio.value() >= PLAIN ? WORSE : ratio.value() <= 1 / PLAIN ? BETTER : UNCLEAR;
    }
    if (ratio.isWithin(1 - Verdict.MARGIN, 1 + Verdict.MARGIN)) {
      return SAME;
    }
    if (!ratio.excludes(1)) {
      return UNCLEAR;
    }
    return ratio.value() > 1 ? WORSE : BETTER;
  }
}
