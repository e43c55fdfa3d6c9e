package dev.slowpath.analysis.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Many tests at once: q, the share of chance hits expected among all that look at least as sure
/// (Benjamini and Hochberg, JRSS B 57, 1995).
public final class FalseDiscoveries {

  private FalseDiscoveries() {}

  /// The q of each p; NaN of NaN, which is no test.
  public static double[] q(double[] p) {
    double[] q = new double[p.length];
    Arrays.fill(q, Double.NaN);
    List<Integer> byP =
        IntStream.range(0, p.length)
            .boxed()
            .filter(test -> !Double.isNaN(p[test]))
            .sorted(Comparator.comparingDouble(test -> p[test]))
            .toList();
    double least = 1;
    for (int rank = byP.size(); rank >= 1; rank--) {
      int test = byP.get(rank - 1);
      least = Math.min(least, p[test] * byP.size() / rank);
      q[test] = least;
    }
    return q;
  }
}
