package dev.slowpath.analysis.detect;

import dev.slowpath.model.trace.TraceSet;
import java.util.Collection;

/// Number and wall time of spans.
final class Wall {

  private Wall() {}

  /// How many they stand for.
  static double count(TraceSet traces, Collection<Integer> spans) {
    return spans.stream().mapToDouble(traces::weight).sum();
  }

  /// The sum of their durations in ms, weights counted.
  static double ms(TraceSet traces, Collection<Integer> spans) {
    return spans.stream().mapToDouble(span -> traces.weight(span) * traces.durationNs(span)).sum()
        / 1e6;
  }
}
