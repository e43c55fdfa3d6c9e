package dev.slowpath.analysis.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Something summed up block by block, and what it is divided by for a mean: queries and requests,
/// milliseconds and seconds.
public final class BlockSums {
  private final double[] sums;
  private final double[] counts;

  private BlockSums(double[] sums, double[] counts) {
    this.sums = sums;
    this.counts = counts;
  }

  /// Sums of blocks that hold anything.
  ///
  /// @param sums one for each block
  /// @param counts what each is divided by; blocks of 0 are left out
  public static BlockSums of(double[] sums, double[] counts) {
    int[] kept = IntStream.range(0, counts.length).filter(at -> counts[at] > 0).toArray();
    return new BlockSums(
        Arrays.stream(kept).mapToDouble(at -> sums[at]).toArray(),
        Arrays.stream(kept).mapToDouble(at -> counts[at]).toArray());
  }

  public int blocks() {
    return sums.length;
  }

  public double sum(int block) {
    return sums[block];
  }

  public double count(int block) {
    return counts[block];
  }

  public double mean() {
    return Arrays.stream(sums).sum() / Arrays.stream(counts).sum();
  }

  double mean(int[] times) {
    double sum = 0;
    double count = 0;
    for (int block = 0; block < sums.length; block++) {
      sum += times[block] * sums[block];
      count += times[block] * counts[block];
    }
    return sum / count;
  }

  /// The mean of each block.
  double[] levels() {
    double[] means = new double[sums.length];
    Arrays.setAll(means, block -> sums[block] / counts[block]);
    return means;
  }
}
