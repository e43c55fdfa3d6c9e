package dev.slowpath.analysis.detect;

import dev.slowpath.model.endpoint.EndpointKey;
import java.util.List;
import java.util.Objects;

/// A statement or an endpoint held against every threshold that it would have to pass to be a
/// bottleneck.
///
/// @param statement canonical SQL; empty for the endpoint itself
/// @param totalMs its time in all requests of the endpoint
/// @param checks in a fixed order
public record Examined(EndpointKey endpoint, String statement, double totalMs, List<Check> checks) {

  public Examined {
    Objects.requireNonNull(endpoint);
    Objects.requireNonNull(statement);
    checks = List.copyOf(checks);
  }

  /// One threshold.
  ///
  /// @param found NaN where the files do not say
  /// @param needed at least so much
  public record Check(Rule rule, double found, double needed) {
    public Check {
      Objects.requireNonNull(rule);
    }

    public boolean isMet() {
      return found >= needed;
    }
  }

  /// What is measured against a threshold, named by the cause that it stands for.
  public enum Rule {
    /// Executions in the request that repeats the statement most.
    REPEATS("n-plus-one"),
    /// Different values among those executions, as a share of them.
    OTHER_VALUES("n-plus-one"),
    /// Share of the plan's time in a scan that throws most rows away.
    SCAN_SHARE("missing-index"),
    /// Share of executions that a cache of each request would answer.
    HITS_WITHIN("missing-cache"),
    /// Share of executions that a cache of five minutes would answer.
    HITS_BETWEEN("missing-cache"),
    /// Mean duration of an execution in ms.
    MEAN_MS("slow-statement"),
    /// Share of its endpoint's time.
    SHARE_OF_ENDPOINT("slow-statement"),
    /// Mean wait for a pool a request in ms.
    POOL_WAIT_MS("pool-wait"),
    /// Encodings and decodings in the request with most of them.
    PASSES("repeated-serialisation"),
    /// Mean wait before the entry span in ms.
    QUEUE_MS("worker-queueing");

    private final String cause;

    Rule(String cause) {
      this.cause = cause;
    }

    /// The id of the cause that it stands for.
    public String cause() {
      return cause;
    }
  }
}
