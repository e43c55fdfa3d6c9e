package dev.slowpath.analysis.statement;

import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.Counters;

/// The deviation of the executions in a window. Deviations cannot be subtracted, but the sums of
/// squares that they stand for can: sum = calls × (deviation² + mean²).
final class Spread {

  private Spread() {}

  /// Of the executions between two readings; NaN if there were none or a reading lacks it.
  static double between(Counters earlier, Counters later) {
    double calls = later.orZero(Counter.CALLS) - earlier.orZero(Counter.CALLS);
    double totalMs = later.orZero(Counter.TOTAL_EXEC_MS) - earlier.orZero(Counter.TOTAL_EXEC_MS);
    double squares = squares(later) - squares(earlier);
    return of(calls, totalMs, squares);
  }

  /// Of the executions of two windows together.
  static double together(
      double firstCalls, double firstMs, double firstDeviation, Counters then, double deviation) {
    double calls = then.orZero(Counter.CALLS);
    double ms = then.orZero(Counter.TOTAL_EXEC_MS);
    double squares = squares(firstCalls, firstMs, firstDeviation) + squares(calls, ms, deviation);
    return of(firstCalls + calls, firstMs + ms, squares);
  }

  private static double of(double calls, double totalMs, double squares) {
    double mean = totalMs / calls;
    return calls > 0 ? Math.sqrt(Math.max(0, squares / calls - mean * mean)) : Double.NaN;
  }

  private static double squares(Counters reading) {
    return squares(
        reading.orZero(Counter.CALLS),
        reading.orZero(Counter.TOTAL_EXEC_MS),
        reading.orNaN(Counter.STDDEV_EXEC_MS));
  }

  private static double squares(double calls, double totalMs, double deviation) {
    if (calls == 0) {
      return 0;
    }
    double mean = totalMs / calls;
    return calls * (deviation * deviation + mean * mean);
  }
}
