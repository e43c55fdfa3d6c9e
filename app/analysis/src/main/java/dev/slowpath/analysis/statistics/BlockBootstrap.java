package dev.slowpath.analysis.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Intervals by drawing whole blocks of time again and again (Efron & Tibshirani 1993, chapter 8).
///
/// Requests of one time are not independent: they share the load, the neighbours, the state of
/// caches. Blocks are the unit that is drawn. Three things make the interval of percentiles wider
/// than the draws alone: the small number of blocks (Student's t instead of the normal
/// distribution, and n/(n-1)), and what neighbouring blocks have in common, as a slow drift of the
/// load: with the correlation r of neighbours the variance grows by (1+r)/(1-r).
public final class BlockBootstrap {
  /// Fewer blocks on a side than this give no interval.
  public static final int LEAST_BLOCKS = 10;

  private static final int DRAWS = 2000;
  private static final long SEED = 20_261_121;
  private static final double OUTSIDE = 0.05;
  private static final double NORMAL = 1.959963984540054;
  private static final double MOST_CORRELATED = 0.9;

  private BlockBootstrap() {}

  /// The ratio of each percentile, after to before.
  ///
  /// @param shares ascending, 0..1
  public static List<Estimate> ratios(Sample before, Sample after, double... shares) {
    double[] first = logs(before.percentiles(shares));
    double[] second = logs(after.percentiles(shares));
    if (Math.min(before.blocks(), after.blocks()) < LEAST_BLOCKS) {
      return IntStream.range(0, shares.length)
          .mapToObj(at -> Estimate.point(Math.exp(second[at] - first[at])))
          .toList();
    }
    double[][] drawnFirst =
        drawn(before.blocks(), SEED, times -> logs(before.percentiles(times, shares)));
    double[][] drawnSecond =
        drawn(after.blocks(), SEED + 1, times -> logs(after.percentiles(times, shares)));
    Widening widening = Widening.of(before.levels(), after.levels());
    return IntStream.range(0, shares.length)
        .mapToObj(at ->
            widening
                .estimate(second[at] - first[at], differences(drawnFirst, drawnSecond, at))
                .exponential())
        .toList();
  }

  /// The difference of the means, after less before.
  public static Estimate difference(BlockSums before, BlockSums after) {
    double value = after.mean() - before.mean();
    return estimate(before, after, value, mean -> mean);
  }

  /// The ratio of the means, after to before.
  public static Estimate ratio(BlockSums before, BlockSums after) {
    if (!(before.mean() > 0) || !(after.mean() > 0)) {
      return Estimate.point(after.mean() / before.mean());
    }
    double value = log(after.mean()) - log(before.mean());
    return estimate(before, after, value, BlockBootstrap::log).exponential();
  }

  private static Estimate estimate(
      BlockSums before, BlockSums after, double value, Function<Double, Double> scale) {
    if (Math.min(before.blocks(), after.blocks()) < LEAST_BLOCKS) {
      return Estimate.point(value);
    }
    double[][] first =
        drawn(before.blocks(), SEED, times -> new double[] {scale.apply(before.mean(times))});
    double[][] second =
        drawn(after.blocks(), SEED + 1, times -> new double[] {scale.apply(after.mean(times))});
    return Widening.of(before.levels(), after.levels())
        .estimate(value, differences(first, second, 0));
  }

  private static double[][] drawn(int blocks, long seed, Function<int[], double[]> figures) {
    Random chance = new Random(seed);
    double[][] all = new double[DRAWS][];
    int[] times = new int[blocks];
    for (int draw = 0; draw < DRAWS; draw++) {
      Arrays.fill(times, 0);
      for (int block = 0; block < blocks; block++) {
        times[chance.nextInt(blocks)]++;
      }
      all[draw] = figures.apply(times);
    }
    return all;
  }

  private static double[] differences(double[][] first, double[][] second, int at) {
    double[] differences = new double[DRAWS];
    Arrays.setAll(differences, draw -> second[draw][at] - first[draw][at]);
    Arrays.sort(differences);
    return differences;
  }

  private static double[] logs(double[] values) {
    return Arrays.stream(values).map(BlockBootstrap::log).toArray();
  }

  /// A duration of nothing is one below every clock's resolution.
  private static double log(double value) {
    return Math.log(Math.max(value, 1e-6));
  }

  /// How much wider an interval is than the draws say.
  private record Widening(double factor, double freedom, double quantile) {

    static Widening of(double[] before, double[] after) {
      double r = Math.min(correlation(before, after), MOST_CORRELATED);
      // Less than the error of such a correlation is taken for none.
      r = r < 1 / Math.sqrt(before.length + after.length) ? 0 : r;
      double alike = (1 + r) / (1 - r);
      double fewest = Math.min(before.length, after.length);
      // Blocks that resemble their neighbours are worth fewer that do not. The side with fewer
      // rules: the sum of both would make intervals too narrow where their spreads differ.
      double freedom = Math.max(2, fewest / alike - 1);
      double quantile = Student.twoSided(OUTSIDE, freedom);
      double factor = quantile / NORMAL * Math.sqrt(fewest / (fewest - 1) * alike);
      return new Widening(factor, freedom, quantile);
    }

    /// Of neighbouring blocks within each side, corrected for how much short series understate it
    /// (Kendall 1954).
    private static double correlation(double[] before, double[] after) {
      double[] products = new double[2];
      add(before, products);
      add(after, products);
      double r = products[1] > 0 ? products[0] / products[1] : 0;
      return r + (1 + 3 * r) / Math.min(before.length, after.length);
    }

    private static void add(double[] levels, double[] products) {
      double mean = Arrays.stream(levels).average().orElse(0);
      for (int block = 0; block < levels.length; block++) {
        double off = levels[block] - mean;
        products[1] += off * off;
        products[0] += block == 0 ? 0 : off * (levels[block - 1] - mean);
      }
    }

    Estimate estimate(double value, double[] sorted) {
      double low = value + (at(sorted, OUTSIDE / 2) - value) * factor;
      double high = value + (at(sorted, 1 - OUTSIDE / 2) - value) * factor;
      double towardsNothing = value > 0 ? value - low : high - value;
      double p =
          value == 0
              ? 1
              : towardsNothing > 0
                  ? Student.beyond(Math.abs(value) / (towardsNothing / quantile), freedom)
                  : 0;
      return new Estimate(value, low, high, p);
    }

    private static double at(double[] sorted, double share) {
      return sorted[(int) Math.min(sorted.length - 1.0, Math.floor(share * sorted.length))];
    }
  }
}
