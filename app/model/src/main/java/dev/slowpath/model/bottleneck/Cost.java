package dev.slowpath.model.bottleneck;

import java.util.Objects;

/// What a bottleneck costs, in the one unit.
///
/// @param load seconds spent per second observed; NaN without a rate
/// @param share of the whole that `of` names, 0..1; NaN if unknown
/// @param totalMs in all, over the observed time
/// @param perRequestMs mean over all requests of the endpoint; NaN without requests
/// @param occurrences how often (executions, samples)
public record Cost(
    double load,
    double share,
    Whole of,
    double totalMs,
    double perRequestMs,
    double occurrences,
    Basis basis) {

  public Cost {
    Objects.requireNonNull(of);
    Objects.requireNonNull(basis);
  }

  /// The whole that a share is a part of.
  public enum Whole {
    /// Wall time of all requests.
    REQUESTS("requests"),
    /// Time from when requests were sent to when work on them ended.
    CLIENT("client"),
    /// CPU time of the profiled process.
    CPU("cpu"),
    /// Execution time of all statements of the server.
    DATABASE("database"),
    /// Samples of the event loop's threads.
    EVENT_LOOP("event-loop"),
    /// Execution time of the plan.
    PLAN("plan"),
    /// What a profile saw at work; what waited for work is left out.
    PROFILE("profile");

    private final String id;

    Whole(String id) {
      this.id = id;
    }

    /// The name used in JSON.
    public String id() {
      return id;
    }
  }

  /// How a figure was obtained.
  public enum Basis {
    MEASURED("measured"),
    SAMPLED("sampled"),
    ESTIMATED("estimated");

    private final String id;

    Basis(String id) {
      this.id = id;
    }

    /// The name used in JSON.
    public String id() {
      return id;
    }
  }
}
