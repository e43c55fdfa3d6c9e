package dev.slowpath.model.statement;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;

/// The readings of one entry: a number for each counter that the view has; what it does not have is
/// unknown, never 0.
public record Counters(Map<Counter, Double> readings) {

  public Counters {
    Map<Counter, Double> copy = new EnumMap<>(Counter.class);
    copy.putAll(readings);
    readings = Collections.unmodifiableMap(copy);
  }

  public boolean has(Counter counter) {
    return readings.containsKey(counter);
  }

  public OptionalDouble get(Counter counter) {
    Double value = readings.get(counter);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /// The reading, or 0 where there is none: for sums only.
  public double orZero(Counter counter) {
    return readings.getOrDefault(counter, 0.0);
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

  private Counters combined(Counters other, DoubleBinaryOperator operation) {
    Map<Counter, Double> result = new EnumMap<>(Counter.class);
    readings.forEach((counter, value) -> {
      Double second = other.readings.get(counter);
      if (counter.isCumulative() && second != null) {
        result.put(counter, operation.applyAsDouble(value, second));
      }
    });
    return new Counters(result);
  }

  /// Whether any cumulative counter is lower than in the earlier readings: the entry was reset, or
  /// evicted and entered again.
  public boolean fellSince(Counters earlier) {
    return readings.entrySet().stream()
        .filter(reading -> reading.getKey().isCumulative())
        .anyMatch(reading -> reading.getValue() < earlier.orZero(reading.getKey()));
  }

  /// Cumulative counters as they stand, without the others.
  public Counters cumulativeOnly() {
    Map<Counter, Double> kept = new EnumMap<>(Counter.class);
    kept.putAll(readings);
    kept.keySet().removeIf(counter -> !counter.isCumulative());
    return new Counters(kept);
  }
}
