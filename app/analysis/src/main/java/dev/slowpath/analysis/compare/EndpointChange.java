package dev.slowpath.analysis.compare;

import dev.slowpath.analysis.statistics.Estimate;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.endpoint.Latency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// One endpoint before and after, with what can be said about it.
///
/// @param key after's, else before's
/// @param service ratios of its latencies from when work began
/// @param sent the same since requests were sent, where all of both sides say when
/// @param by what the verdict is of
/// @param q the share of chance hits expected among all verdicts that look as sure
/// @param needed what would settle it; empty where it is settled
/// @param predicted what the endpoint was to become without the bottlenecks that are gone or better
public record EndpointChange(
    EndpointKey key,
    Optional<EndpointSide> before,
    Optional<EndpointSide> after,
    Percentiles service,
    Optional<Percentiles> sent,
    Means means,
    List<SpentChange> ledger,
    Verdict verdict,
    By by,
    double q,
    Optional<Needed> needed,
    Optional<Predicted> predicted,
    List<Remark> remarks) {

  public EndpointChange {
    Objects.requireNonNull(key);
    Objects.requireNonNull(verdict);
    ledger = List.copyOf(ledger);
    remarks = List.copyOf(remarks);
  }

  /// Ratios of percentiles, after to before, and of the typical block.
  public record Percentiles(Estimate p50, Estimate p95, Estimate p99, Estimate shift) {
    static final Percentiles UNKNOWN =
        new Percentiles(Estimate.UNKNOWN, Estimate.UNKNOWN, Estimate.UNKNOWN, Estimate.UNKNOWN);
  }

  /// What else changed.
  ///
  /// @param throughput ratio of requests a second
  /// @param queries ratio of queries a request
  /// @param errors difference of the error rates
  public record Means(Estimate throughput, Estimate queries, Estimate errors) {}

  /// What the verdict is of.
  ///
  /// @param isSent since requests were sent, else from when work began
  /// @param isP95 of p95, else of p50
  public record By(boolean isSent, boolean isP95) {}

  /// How much of one kind of time a request takes.
  ///
  /// @param difference of the means in ms, after less before
  public record SpentChange(Spent on, double beforeMs, double afterMs, Estimate difference) {}

  /// What would settle a verdict, on each side, as far as the present spread tells.
  ///
  /// @param requests in all
  /// @param minutes in all
  public record Needed(double requests, double minutes) {}

  /// Latencies without what is gone or better.
  ///
  /// @param service from when work began
  /// @param sent since requests were sent
  public record Predicted(Latency service, Latency sent) {}

  /// The ratio that the verdict is of.
  public Estimate decisive() {
    Percentiles of = by.isSent() ? sent.orElse(Percentiles.UNKNOWN) : service;
    return by.isP95() ? of.p95() : of.p50();
  }

  /// The latency that the verdict is of, on a side.
  public Latency latency(EndpointSide side) {
    return by.isSent() ? side.figures().sent() : side.figures().latency();
  }

  /// The percentile that the verdict is of.
  public double figure(Latency latency) {
    return by.isP95() ? latency.p95Ms() : latency.p50Ms();
  }
}
