package dev.slowpath.model.endpoint;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// What one endpoint did in the observed time.
///
/// @param requests the requests it stands for, weights counted
/// @param load average active requests: seconds of wall time per second observed; NaN without a
///   rate
/// @param sent latency since requests were sent, the wait for a worker included; of no request
///   where none says so (`X-Request-Start`)
/// @param byKindMs mean self time per request by kind, in ms
public record Endpoint(
    EndpointKey key,
    double requests,
    double errors,
    Latency latency,
    Latency sent,
    double totalMs,
    double load,
    Queries queries,
    Map<TimeKind, Double> byKindMs) {

  public Endpoint {
    Objects.requireNonNull(key);
    Objects.requireNonNull(latency);
    Objects.requireNonNull(sent);
    Objects.requireNonNull(queries);
    Map<TimeKind, Double> copy = new EnumMap<>(TimeKind.class);
    copy.putAll(byKindMs);
    byKindMs = Collections.unmodifiableMap(copy);
  }

  /// Database queries per request: the median request's, the mean and the most.
  public record Queries(double p50, double mean, double max) {}
}
