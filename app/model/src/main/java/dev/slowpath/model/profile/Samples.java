package dev.slowpath.model.profile;

import dev.slowpath.model.sorting.Order;
import dev.slowpath.model.source.TimeRange;
import java.util.Arrays;
import java.util.Optional;

/// The samples of one metric, in parallel columns: time, stack, thread and weight. Rows stand in
/// the order of time, then stack, then thread, then weight, then span, whatever order they were
/// read in.
///
/// Shapes: all columns have `size()` rows. A stack is an index into the profile's `Stacks`, a
/// thread an index into its threads or `-1`. Times are ns since the Unix epoch, or `NO_TIME`. A
/// span is the id of the one that was active, or `NO_SPAN`.
public final class Samples {
  /// The time of a sample whose moment the profile does not hold.
  public static final long NO_TIME = Long.MIN_VALUE;

  /// The span of a sample that names none.
  public static final long NO_SPAN = 0;

  private final Unit unit;
  private final Losses losses;
  private final long[] times;
  private final int[] stacks;
  private final int[] threads;
  private final long[] weights;
  private final long[] spans;
  private final int[] occasions;
  private final int[] lines;
  private final long total;

  Samples(Unit unit, Losses losses, Columns columns) {
    this.unit = unit;
    this.losses = losses;
    int[] order = columns.order();
    times = new long[order.length];
    stacks = new int[order.length];
    threads = new int[order.length];
    weights = new long[order.length];
    spans = columns.hasSpans() ? new long[order.length] : new long[0];
    occasions = columns.occasions.in(order);
    lines = columns.lines.in(order);
    long sum = 0;
    for (int row = 0; row < order.length; row++) {
      times[row] = columns.times[order[row]];
      stacks[row] = columns.stacks[order[row]];
      threads[row] = columns.threads[order[row]];
      weights[row] = columns.weights[order[row]];
      if (spans.length > 0) {
        spans[row] = columns.span(order[row]);
      }
      sum = Math.addExact(sum, weights[row]);
    }
    total = sum;
  }

  public Unit unit() {
    return unit;
  }

  public Losses losses() {
    return losses;
  }

  public int size() {
    return times.length;
  }

  /// The sum of all weights, in the unit.
  public long total() {
    return total;
  }

  public long timeNs(int row) {
    return times[row];
  }

  public int stack(int row) {
    return stacks[row];
  }

  public int thread(int row) {
    return threads[row];
  }

  public long weight(int row) {
    return weights[row];
  }

  /// The id of the span that was active, as the producer's tracer gave it; else `NO_SPAN`.
  public long spanId(int row) {
    return spans.length == 0 ? NO_SPAN : spans[row];
  }

  public boolean hasSpans() {
    return spans.length > 0;
  }

  /// What the sample was taken of, an index into the profile's occasions; -1 where it is not known.
  public int occasion(int row) {
    return of(occasions, row);
  }

  public boolean hasOccasions() {
    return occasions.length > 0;
  }

  /// The stack with its lines, an index into the profile's lined stacks; -1 where they are not
  /// known.
  public int lines(int row) {
    return of(lines, row);
  }

  private static int of(int[] column, int row) {
    return column.length == 0 ? -1 : column[column.length == 1 ? 0 : row];
  }

  public boolean hasLines() {
    return lines.length > 0;
  }

  /// From the first to the last sample that has a time.
  public Optional<TimeRange> range() {
    int first = 0;
    while (first < times.length && times[first] == NO_TIME) {
      first++;
    }
    return first == times.length
        ? Optional.empty()
        : Optional.of(new TimeRange(times[first], times[times.length - 1]));
  }

  /// What a metric did not get: samples the producer lost (dropped for want of room), failed (no
  /// stack could be taken) and truncated (their stack is cut at the producer's depth limit; its top
  /// is kept).
  ///
  /// @param periodNs the sampling interval where the producer states one, else 0
  public record Losses(long lost, long failed, long truncated, long periodNs) {
    public static final Losses NONE = new Losses(0, 0, 0, 0);
  }

  /// A sample whose producer names the span that was active.
  public record InSpan(int stack, int thread, long timeNs, long weight, long spanId) {}

  /// A sample whose producer says what it was taken of and at which lines.
  ///
  /// @param occasion an index given by `occasion`, or -1
  /// @param lines an index given by `lined`, or -1
  public record Told(int stack, int thread, long timeNs, long weight, int occasion, int lines) {
    /// The same with another weight.
    public Told weighing(long other) {
      return new Told(stack, thread, timeNs, other, occasion, lines);
    }
  }

  /// A column of numbers that only some samples have; -1 for the others. While all have the same,
  /// that one is kept once.
  private static final class Sparse {
    private int[] values = new int[0];
    private int same = -1;
    private boolean isOneForAll = true;
    private int size;

    void set(int row, int value) {
      if (value < 0) {
        return;
      }
      if (isOneForAll && row == size && (size == 0 || value == same)) {
        same = value;
        size++;
        return;
      }
      spread();
      if (row >= values.length) {
        values = Arrays.copyOf(values, Math.max(64, row * 2));
      }
      Arrays.fill(values, size, row, -1);
      values[row] = value;
      size = row + 1;
    }

    private void spread() {
      if (isOneForAll) {
        isOneForAll = false;
        values = new int[Math.max(64, size * 2)];
        Arrays.fill(values, 0, size, same);
      }
    }

    /// The column in another order: empty where no sample has a value, one number where all have
    /// the same.
    int[] in(int[] order) {
      if (isOneForAll && size == order.length) {
        return size == 0 ? new int[0] : new int[] {same};
      }
      spread();
      int[] sorted = new int[size == 0 ? 0 : order.length];
      for (int row = 0; row < sorted.length; row++) {
        sorted[row] = order[row] < size ? values[order[row]] : -1;
      }
      return sorted;
    }
  }

  /// Columns while they grow.
  static final class Columns {
    private int size;
    private long[] times = new long[64];
    private int[] stacks = new int[64];
    private int[] threads = new int[64];
    private long[] weights = new long[64];
    private long[] spans = new long[0];
    private final Sparse occasions = new Sparse();
    private final Sparse lines = new Sparse();

    void add(Told sample) {
      occasions.set(size, sample.occasion());
      lines.set(size, sample.lines());
      add(sample.timeNs(), sample.stack(), sample.thread(), sample.weight());
    }

    void add(InSpan sample) {
      add(sample.timeNs(), sample.stack(), sample.thread(), sample.weight());
      if (spans.length < size) {
        spans = Arrays.copyOf(spans, times.length);
      }
      spans[size - 1] = sample.spanId();
    }

    boolean hasSpans() {
      return spans.length > 0;
    }

    private long span(int row) {
      return row < spans.length ? spans[row] : NO_SPAN;
    }

    void add(long timeNs, int stack, int thread, long weight) {
      if (size == times.length) {
        int larger = size * 2;
        times = Arrays.copyOf(times, larger);
        stacks = Arrays.copyOf(stacks, larger);
        threads = Arrays.copyOf(threads, larger);
        weights = Arrays.copyOf(weights, larger);
      }
      times[size] = timeNs;
      stacks[size] = stack;
      threads[size] = thread;
      weights[size] = weight;
      size++;
    }

    private int[] order() {
      return Order.by(Arrays.copyOf(times, size), this::compare);
    }

    /// Rows of one time.
    private int compare(int left, int right) {
      int byStack = Integer.compare(stacks[left], stacks[right]);
      if (byStack != 0) {
        return byStack;
      }
      int byThread = Integer.compare(threads[left], threads[right]);
      if (byThread != 0) {
        return byThread;
      }
      int byWeight = Long.compare(weights[left], weights[right]);
      return byWeight != 0 ? byWeight : Long.compare(span(left), span(right));
    }
  }
}
