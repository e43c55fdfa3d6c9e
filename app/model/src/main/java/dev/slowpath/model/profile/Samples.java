package dev.slowpath.model.profile;

import dev.slowpath.model.sorting.Order;
import dev.slowpath.model.source.TimeRange;
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

  private static final int NONE = -1;

  private final Unit unit;
  private final Losses losses;
  private final int size;
  // A column whose rows are all the same has one.
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
    size = columns.size;
    int[] order = columns.order();
    times = columns.times.ordered(order);
    stacks = columns.stacks.ordered(order);
    threads = columns.threads.ordered(order);
    weights = columns.weights.ordered(order);
    spans = columns.spans.ordered(order);
    occasions = columns.occasions.ordered(order);
    lines = columns.lines.ordered(order);
    long sum = 0;
    for (int row = 0; row < size; row++) {
      sum = Math.addExact(sum, weight(row));
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
    return size;
  }

  /// The sum of all weights, in the unit.
  public long total() {
    return total;
  }

  public long timeNs(int row) {
    return of(times, row);
  }

  /// The first row of that time or later; `size()` where there is none.
  int firstFrom(long timeNs) {
    int from = 0;
    int to = size;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (timeNs(middle) < timeNs) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  public int stack(int row) {
    return of(stacks, row);
  }

  public int thread(int row) {
    return of(threads, row);
  }

  public long weight(int row) {
    return of(weights, row);
  }

  /// The id of the span that was active, as the producer's tracer gave it; else `NO_SPAN`.
  public long spanId(int row) {
    return of(spans, row);
  }

  public boolean hasSpans() {
    return spans.length > 1 || (spans.length == 1 && spans[0] != NO_SPAN);
  }

  /// What the sample was taken of, an index into the profile's occasions; -1 where it is not known.
  public int occasion(int row) {
    return of(occasions, row);
  }

  public boolean hasOccasions() {
    return isAny(occasions);
  }

  /// The stack with its lines, an index into the profile's lined stacks; -1 where they are not
  /// known.
  public int lines(int row) {
    return of(lines, row);
  }

  private static boolean isAny(int[] column) {
    return column.length > 1 || (column.length == 1 && column[0] != NONE);
  }

  private static int of(int[] column, int row) {
    return column[column.length == 1 ? 0 : row];
  }

  private static long of(long[] column, int row) {
    return column[column.length == 1 ? 0 : row];
  }

  public boolean hasLines() {
    return isAny(lines);
  }

  /// From the first to the last sample that has a time.
  public Optional<TimeRange> range() {
    int first = 0;
    while (first < size && timeNs(first) == NO_TIME) {
      first++;
    }
    return first == size
        ? Optional.empty()
        : Optional.of(new TimeRange(timeNs(first), timeNs(size - 1)));
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

  /// Columns while they grow.
  static final class Columns {
    private int size;
    private final LongColumn times = new LongColumn();
    private final IntColumn stacks = new IntColumn();
    private final IntColumn threads = new IntColumn();
    private final LongColumn weights = new LongColumn();
    private final LongColumn spans = new LongColumn();
    private final IntColumn occasions = new IntColumn();
    private final IntColumn lines = new IntColumn();

    void add(Told sample) {
      occasions.add(sample.occasion());
      lines.add(sample.lines());
      spans.add(NO_SPAN);
      row(sample.timeNs(), sample.stack(), sample.thread(), sample.weight());
    }

    void add(InSpan sample) {
      occasions.add(NONE);
      lines.add(NONE);
      spans.add(sample.spanId());
      row(sample.timeNs(), sample.stack(), sample.thread(), sample.weight());
    }

    void add(long timeNs, int stack, int thread, long weight) {
      occasions.add(NONE);
      lines.add(NONE);
      spans.add(NO_SPAN);
      row(timeNs, stack, thread, weight);
    }

    private void row(long timeNs, int stack, int thread, long weight) {
      times.add(timeNs);
      stacks.add(stack);
      threads.add(thread);
      weights.add(weight);
      size++;
    }

    private int[] order() {
      return Order.by(times.all(), this::compare);
    }

    /// Rows of one time.
    private int compare(int left, int right) {
      int byStack = Integer.compare(stacks.get(left), stacks.get(right));
      if (byStack != 0) {
        return byStack;
      }
      int byThread = Integer.compare(threads.get(left), threads.get(right));
      if (byThread != 0) {
        return byThread;
      }
      int byWeight = Long.compare(weights.get(left), weights.get(right));
      return byWeight != 0 ? byWeight : Long.compare(spans.get(left), spans.get(right));
    }
  }
}
