package dev.slowpath.analysis.compare;

import dev.slowpath.analysis.statistics.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How much slower the first block of a side was than the others: code not yet compiled, caches
/// still empty.
///
/// @param factor by the medians of the endpoints that are in every block
/// @param isUnusual whether it is beyond three deviations of the others and a fifth slower
record Warmth(double factor, boolean isUnusual) {
  private static final double DEVIATIONS = 3;
  private static final double FACTOR = 1.2;
  private static final int LEAST = 5;

  static Warmth of(List<EndpointSide> endpoints, int blocks) {
    List<double[]> levels =
        endpoints.stream()
            .map(EndpointSide::service)
            .filter(sample -> sample.blocks() == blocks)
            .map(Sample::medians)
            .map(Warmth::offTheUsual)
            .toList();
    if (levels.isEmpty() || blocks < LEAST) {
      return new Warmth(1, false);
    }
    double[] means =
        IntStream.range(0, blocks)
            .mapToDouble(
                block -> levels.stream().mapToDouble(one -> one[block]).average().orElse(0))
            .toArray();
    double[] others = Arrays.copyOfRange(means, 1, blocks);
    double mean = Arrays.stream(others).average().orElse(0);
    double variance =
        Arrays.stream(others).map(one -> (one - mean) * (one - mean)).average().orElse(0);
    double off = means[0] - mean;
    boolean isUnusual = off > DEVIATIONS * Math.sqrt(variance) && Math.exp(off) > FACTOR;
    return new Warmth(Math.exp(off), isUnusual);
  }

  private static double[] offTheUsual(double[] medians) {
    double[] logs = Arrays.stream(medians).map(one -> Math.log(Math.max(one, 1e-6))).toArray();
    double mean = Arrays.stream(logs).average().orElse(0);
    return Arrays.stream(logs).map(one -> one - mean).toArray();
  }
}
