package dev.slowpath.model.bottleneck;

import java.util.Objects;

/// The most that removing a bottleneck can gain, per request of its endpoint: each request is taken
/// again without what is removed, what had to wait for it begins sooner, and the percentiles are
/// compared. NaN where there are no requests or too few for the percentile.
///
/// @param leastMeanMs what is sure to be gained of the mean: the round trips that are not made any
///   more, whatever the rest costs; NaN where nothing is sure
public record Bound(
    double p50Ms, double p95Ms, double meanMs, Formula formula, double leastMeanMs) {

  public Bound {
    Objects.requireNonNull(formula);
  }

  /// One of which nothing is sure.
  public Bound(double p50Ms, double p95Ms, double meanMs, Formula formula) {
    this(p50Ms, p95Ms, meanMs, formula, Double.NaN);
  }

  /// The same with what is sure of it, never more than the most.
  public Bound atLeast(double meanAtLeastMs) {
    return new Bound(p50Ms, p95Ms, meanMs, formula, Math.min(meanAtLeastMs, meanMs));
  }

  /// What is taken away from each request.
  public enum Formula {
    /// All executions but the shortest one, and the pauses of the loop between them.
    ALL_BUT_ONE,
    /// The share of each execution that the plan spends in the scan.
    SCAN_TIME,
    /// Each execution as a whole.
    WHOLE_STATEMENT,
    /// CPU time of the function, spread evenly over the requests.
    CPU_OF_FRAME,
    /// The executions that a cache would have answered, replayed over the real sequence of
    /// requests.
    CACHE_HITS,
    /// All calls of a row begin with its first.
    ALL_BUT_LONGEST,
    /// The wait.
    WHOLE_WAIT,
    /// All encoding and decoding but the shortest pass.
    ALL_BUT_ONE_PASS,
    /// The making of connections.
    CONNECTING,
    /// The attempts that failed, and the pauses before the next.
    FAILED_ATTEMPTS,
    /// Each call as a whole.
    WHOLE_CALL,
    /// All identical calls but the first.
    ALL_BUT_FIRST,
    /// Of each execution all but what the server takes.
    ALL_BUT_SERVER
  }
}
