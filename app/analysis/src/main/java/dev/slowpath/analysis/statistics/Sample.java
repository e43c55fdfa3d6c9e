package dev.slowpath.analysis.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The durations of one endpoint's requests on one side of a comparison, each in its block of time.
///
/// Shapes: rows ascend by value; `blockOf` counts from 0 over the blocks that hold any request.
/// Above [#EXACT] rows, values are rounded to four digits and equal ones of a block are one row: a
/// percentile is then off by 0.05 % at most.
public final class Sample {
  /// So many rows are kept as they are.
  public static final int EXACT = 20_000;

  private static final MathContext FOUR_DIGITS = new MathContext(4);

  private final double[] values;
  private final int[] blockOf;
  private final double[] weights;
  private final int blocks;
  private final long n;

  private Sample(List<Row> rows, long n) {
    this.n = n;
    int[] blockIds = rows.stream().mapToInt(Row::block).sorted().distinct().toArray();
    blocks = blockIds.length;
    values = rows.stream().mapToDouble(Row::value).toArray();
    weights = rows.stream().mapToDouble(Row::weight).toArray();
    blockOf = rows.stream().mapToInt(row -> Arrays.binarySearch(blockIds, row.block())).toArray();
  }

  /// A duration, the block its request began in, and how many requests it stands for.
  public record Row(int block, double value, double weight) {}

  /// Collects rows in any order.
  public static final class Builder {
    private static final Comparator<Row> ORDER =
        Comparator.comparingDouble(Row::value)
            .thenComparingInt(Row::block)
            .thenComparingDouble(Row::weight);

    private final List<Row> rows = new ArrayList<>();
    private long recorded;

    private Builder() {}

    /// How many requests rows stand for that were merged before.
    public Builder recorded(long n) {
      recorded = n;
      return this;
    }

    public Builder add(Row row) {
      rows.add(row);
      return this;
    }

    public Sample build() {
      List<Row> sorted = rows.stream().sorted(ORDER).toList();
      return new Sample(
          sorted.size() > EXACT ? merged(sorted) : sorted, Math.max(recorded, rows.size()));
    }

    private static List<Row> merged(List<Row> sorted) {
      List<Row> rounded =
          sorted.stream()
              .map(row -> new Row(row.block(), rounded(row.value()), row.weight()))
              .sorted(ORDER)
              .toList();
      List<Row> merged = new ArrayList<>();
      for (Row row : rounded) {
        Row last = merged.isEmpty() ? null : merged.getLast();
        if (last != null && last.block() == row.block() && last.value() == row.value()) {
          merged.set(
              merged.size() - 1, new Row(row.block(), row.value(), last.weight() + row.weight()));
        } else {
          merged.add(row);
        }
      }
      return merged;
    }

    private static double rounded(double value) {
      return new BigDecimal(value).round(FOUR_DIGITS).doubleValue();
    }
  }

  public static Builder builder() {
    return new Builder();
  }

  /// The requests that were added (not weighted).
  public long n() {
    return n;
  }

  /// The blocks that hold any of them.
  public int blocks() {
    return blocks;
  }

  /// All rows, by value.
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < values.length; row++) {
      rows.add(new Row(blockOf[row], values[row], weights[row]));
    }
    return rows;
  }

  /// The percentiles, by weighted nearest rank, when each block counts so many times.
  ///
  /// @param shares ascending
  double[] percentiles(int[] times, double[] shares) {
    double all = 0;
    for (int row = 0; row < values.length; row++) {
      all += weights[row] * times[blockOf[row]];
    }
    double[] found = new double[shares.length];
    double upTo = 0;
    int next = 0;
    for (int row = 0; row < values.length && next < shares.length; row++) {
      upTo += weights[row] * times[blockOf[row]];
      while (next < shares.length && upTo >= shares[next] * all * (1 - 1e-12)) {
        found[next++] = values[row];
      }
    }
    return found;
  }

  double[] percentiles(double[] shares) {
    int[] once = new int[blocks];
    Arrays.fill(once, 1);
    return percentiles(once, shares);
  }

  /// The median of each block, in their order.
  public double[] medians() {
    double[] medians = new double[blocks];
    int[] only = new int[blocks];
    for (int block = 0; block < blocks; block++) {
      only[block] = 1;
      medians[block] = percentiles(only, new double[] {0.5})[0];
      only[block] = 0;
    }
    return medians;
  }

  /// The mean of the logarithms in each block: how fast all went there.
  double[] levels() {
    double[] sums = new double[blocks];
    double[] counts = new double[blocks];
    for (int row = 0; row < values.length; row++) {
      sums[blockOf[row]] += weights[row] * Math.log(Math.max(values[row], 1e-6));
      counts[blockOf[row]] += weights[row];
    }
    for (int block = 0; block < blocks; block++) {
      sums[block] /= counts[block];
    }
    return sums;
  }
}
