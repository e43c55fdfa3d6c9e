package dev.slowpath.analysis.path;

import java.util.Objects;

/// All spans of one step, over all traces, weights counted.
///
/// @param criticalMs what they hold of the critical paths
/// @param selfMs their durations without the time in which a child ran
public record Operation(Step step, double count, double criticalMs, double selfMs) {

  public Operation {
    Objects.requireNonNull(step);
  }
}
