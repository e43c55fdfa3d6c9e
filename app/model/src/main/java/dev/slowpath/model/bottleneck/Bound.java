package dev.slowpath.model.bottleneck;

import java.util.Objects;

/// The most that removing a bottleneck can gain, per request of its endpoint: each request is taken
/// again without what is removed, what had to wait for it begins sooner, and the percentiles are
/// compared. NaN where there are no requests or too few for the percentile.
public record Bound(double p50Ms, double p95Ms, double meanMs, Formula formula) {

  public Bound {
    Objects.requireNonNull(formula);
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
