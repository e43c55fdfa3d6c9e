package dev.slowpath.model.statement;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;

/// The readings of one entry: a number for each counter that the view has; what it does not have is
/// unknown, never 0.
///
/// Snapshots have entries by the hundred thousand, and most of their counters are 0. The others
/// stand one behind the other, in the order of [Counter]; bit n of a mask says whether the n-th is
/// known, bit n of another whether it stands there.
public final class Counters {
  private static final Counter[] ALL = Counter.values();
  private static final long CUMULATIVE = cumulativeMask();
  private static final Counters NONE = new Counters(0, 0, new double[0]);

  private final long known;
  private final long kept;
  private final double[] values;

  private Counters(long known, long kept, double[] values) {
    this.known = known;
    this.kept = kept;
    this.values = values;
  }

  public Counters(Map<Counter, Double> readings) {
    Builder builder = new Builder();
    readings.forEach(builder::set);
    this(builder.known, builder.kept, builder.packed());
  }

  public static Counters none() {
    return NONE;
  }

  /// Readings while they are collected, to be used again for the next entry.
  public static final class Builder {
    private final double[] byCounter = new double[ALL.length];
    private long known;
    private long kept;

    public void set(Counter counter, double value) {
      long bit = bit(place(counter));
      byCounter[place(counter)] = value;
      known |= bit;
      kept = value == 0 ? kept & ~bit : kept | bit;
    }

    /// What was set since the last call.
    public Counters build() {
      Counters built = new Counters(known, kept, packed());
      known = 0;
      kept = 0;
      return built;
    }

    private double[] packed() {
      double[] packed = new double[Long.bitCount(kept)];
      int at = 0;
      for (long left = kept; left != 0; left &= left - 1) {
        packed[at++] = byCounter[Long.numberOfTrailingZeros(left)];
      }
      return packed;
    }
  }

  @SuppressWarnings("EnumOrdinal") // never leaves the process
  private static int place(Counter counter) {
    return counter.ordinal();
  }

  private static long bit(int ordinal) {
    return 1L << ordinal;
  }

  private static long cumulativeMask() {
    long mask = 0;
    for (Counter counter : ALL) {
      mask |= counter.isCumulative() ? bit(place(counter)) : 0;
    }
    return mask;
  }

  private double value(int ordinal) {
    long bit = bit(ordinal);
    return (kept & bit) == 0 ? 0 : values[Long.bitCount(kept & (bit - 1))];
  }

  /// How many counters are known.
  public int size() {
    return Long.bitCount(known);
  }

  /// All that is known, by counter.
  public Map<Counter, Double> readings() {
    Map<Counter, Double> readings = new EnumMap<>(Counter.class);
    for (long left = known; left != 0; left &= left - 1) {
      int ordinal = Long.numberOfTrailingZeros(left);
      readings.put(ALL[ordinal], value(ordinal));
    }
    return Collections.unmodifiableMap(readings);
  }

  public boolean has(Counter counter) {
    return (known & bit(place(counter))) != 0;
  }

  public OptionalDouble get(Counter counter) {
    return has(counter) ? OptionalDouble.of(value(place(counter))) : OptionalDouble.empty();
  }

  /// The reading; NaN where there is none.
  public double orNaN(Counter counter) {
    return has(counter) ? value(place(counter)) : Double.NaN;
  }

  /// The reading, or 0 where there is none: for sums only.
  public double orZero(Counter counter) {
    return has(counter) ? value(place(counter)) : 0;
  }

  /// Cumulative counters less the earlier readings; what only one side has, and what is not
  /// cumulative, is unknown in the result.
  public Counters minus(Counters earlier) {
    return combined(earlier, (now, before) -> now - before);
  }

  /// Cumulative counters added; what only one side has is unknown in the result.
  public Counters plus(Counters other) {
    return combined(other, Double::sum);
  }

  /// @param operation that makes 0 of 0 and 0
  private Counters combined(Counters other, DoubleBinaryOperator operation) {
    long both = known & other.known & CUMULATIVE;
    long counted = both & (kept | other.kept);
    long left = 0;
    double[] result = new double[Long.bitCount(counted)];
    int at = 0;
    for (long next = counted; next != 0; next &= next - 1) {
      int ordinal = Long.numberOfTrailingZeros(next);
      double value = operation.applyAsDouble(value(ordinal), other.value(ordinal));
      if (value != 0) {
        result[at++] = value;
        left |= bit(ordinal);
      }
    }
    return new Counters(both, left, at == result.length ? result : Arrays.copyOf(result, at));
  }

  /// Whether any cumulative counter is lower than in the earlier readings: the entry was reset, or
  /// evicted and entered again.
  public boolean fellSince(Counters earlier) {
    long both = known & earlier.known & CUMULATIVE & (kept | earlier.kept);
    for (long left = both; left != 0; left &= left - 1) {
      int ordinal = Long.numberOfTrailingZeros(left);
      if (value(ordinal) < earlier.value(ordinal)) {
        return true;
      }
    }
    return false;
  }

  /// Cumulative counters as they stand, without the others.
  public Counters cumulativeOnly() {
    return combined(this, (now, _) -> now);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Counters counters
        && known == counters.known
        && kept == counters.kept
        && Arrays.equals(values, counters.values);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(known ^ kept) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return readings().toString();
  }
}
