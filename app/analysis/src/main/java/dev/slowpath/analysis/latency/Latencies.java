package dev.slowpath.analysis.latency;

import dev.slowpath.model.endpoint.Latency;
import java.util.Arrays;
import java.util.Comparator;

/// Exact percentiles by weighted nearest rank (Hyndman & Fan 1996, definition 1): the smallest
/// value at or below which at least the asked share of all weight lies.
public final class Latencies {
  /// Fewer requests than this say nothing about the slowest twentieth.
  public static final int ENOUGH_FOR_P95 = 20;

  /// Fewer requests than this say nothing about the slowest hundredth.
  public static final int ENOUGH_FOR_P99 = 100;

  private Latencies() {}

  /// The latency of a set of requests.
  ///
  /// @param durationsMs one per request, in any order
  /// @param weights how many requests each stands for
  public static Latency of(double[] durationsMs, double[] weights) {
    int n = durationsMs.length;
    if (n == 0) {
      return new Latency(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    Integer[] order = new Integer[n];
    Arrays.setAll(order, at -> at);
    Arrays.sort(order, Comparator.comparingDouble(at -> durationsMs[at]));
    double[] sorted = new double[n];
    double[] upTo = new double[n];
    double weight = 0;
    double sum = 0;
    for (int rank = 0; rank < n; rank++) {
      sorted[rank] = durationsMs[order[rank]];
      weight += weights[order[rank]];
      upTo[rank] = weight;
      sum += sorted[rank] * weights[order[rank]];
    }
    return new Latency(
        n,
        at(sorted, upTo, 0.50),
        n < ENOUGH_FOR_P95 ? Double.NaN : at(sorted, upTo, 0.95),
        n < ENOUGH_FOR_P99 ? Double.NaN : at(sorted, upTo, 0.99),
        sorted[n - 1],
        sum / weight);
  }

  private static double at(double[] sorted, double[] upTo, double share) {
    // A hair below the exact rank, so that 0.95 · 20 = 19.000000000000004 still means the 19th.
    double wanted = share * upTo[upTo.length - 1] * (1 - 1e-12);
    int rank = 0;
    while (upTo[rank] < wanted) {
      rank++;
    }
    return sorted[rank];
  }
}
