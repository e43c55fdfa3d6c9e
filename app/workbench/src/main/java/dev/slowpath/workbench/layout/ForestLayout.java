package dev.slowpath.workbench.layout;

import dev.slowpath.analysis.compare.Verdict;
import dev.slowpath.analysis.statistics.Estimate;
import java.util.List;

/// Where the ratio of a comparison and its interval stand on one logarithmic axis for all rows:
/// from four times faster to twice slower, in shares of its length.
public final class ForestLayout {
  private static final double FASTEST = 0.25;
  private static final double SLOWEST = 2;

  private ForestLayout() {}

  /// One row.
  ///
  /// @param at of the ratio, 0..1
  /// @param from where the interval begins; the same as `at` without one
  /// @param to where it ends
  /// @param cutLow whether the interval goes on beyond the left end
  /// @param cutHigh whether it goes on beyond the right end
  public record Row(
      double at, double from, double to, boolean cutLow, boolean cutHigh, boolean hasInterval) {}

  /// A tick of the axis.
  public record Tick(double at, String text) {}

  public static Row row(Estimate ratio) {
    boolean hasInterval = ratio.hasInterval();
    double low = hasInterval ? ratio.low() : ratio.value();
    double high = hasInterval ? ratio.high() : ratio.value();
    return new Row(
        at(ratio.value()), at(low), at(high), low < FASTEST, high > SLOWEST, hasInterval);
  }

  /// Where no change stands.
  public static double one() {
    return at(1);
  }

  /// The band within which a change is not called: where it begins, where it ends.
  public static double bandFrom() {
    return at(1 - Verdict.MARGIN);
  }

  public static double bandTo() {
    return at(1 + Verdict.MARGIN);
  }

  public static List<Tick> ticks() {
    return List.of(
        new Tick(at(0.25), "0.25"),
        new Tick(at(0.5), "0.5"),
        new Tick(at(1), "1"),
        new Tick(at(2), "2"));
  }

  private static double at(double ratio) {
    double share = Math.log(ratio / FASTEST) / Math.log(SLOWEST / FASTEST);
    return Double.isNaN(share) ? one() : Math.clamp(share, 0, 1);
  }
}
