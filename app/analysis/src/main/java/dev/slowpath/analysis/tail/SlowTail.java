package dev.slowpath.analysis.tail;

import dev.slowpath.analysis.path.Step;
import dev.slowpath.model.endpoint.EndpointKey;
import java.util.List;
import java.util.Objects;

/// What is different about the slowest requests of an endpoint: where their time goes that the
/// usual ones' does not, and which attributes they have in common.
///
/// @param requests of the endpoint, not weighted
/// @param slow how many of them are beyond p95
/// @param usualMs mean duration of the requests up to p50
/// @param slowMs mean duration of those beyond p95
/// @param differences the largest first
/// @param traits that set slow requests apart, the one with most of them first
public record SlowTail(
    EndpointKey endpoint,
    int requests,
    int slow,
    double usualMs,
    double slowMs,
    List<Difference> differences,
    List<Trait> traits) {

  public SlowTail {
    Objects.requireNonNull(endpoint);
    differences = List.copyOf(differences);
    traits = List.copyOf(traits);
  }

  /// A step on the critical path, in ms a request.
  public record Difference(Step step, double usualMs, double slowMs) {}

  /// A value of an attribute whose requests are slower than the others.
  ///
  /// @param requests that have it
  /// @param shareOfSlow of the requests beyond p95 that have it, 0..1
  /// @param distance between the distributions of duration with it and without (Kolmogorov and
  ///   Smirnov), 0..1
  /// @param q the chance that so much is chance, corrected for all values that were looked at
  ///   (Benjamini and Hochberg); requests of one time are not independent, so it is a hint
  public record Trait(
      String key, String value, int requests, double shareOfSlow, double distance, double q) {}
}
