package dev.slowpath.analysis.whatif;

import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.endpoint.Latency;
import java.util.List;
import java.util.Objects;

/// How requests would be without some bottlenecks, beside how they are.
///
/// @param load of all requests as measured; NaN without a rate
/// @param loadThen of all requests without them
/// @param endpoints that would change, the one that gains most time first
public record Prediction(double load, double loadThen, List<Change> endpoints) {

  public Prediction {
    endpoints = List.copyOf(endpoints);
  }

  /// The latencies of one endpoint.
  ///
  /// @param now as measured, from the entry span's start
  /// @param then without the bottlenecks
  /// @param sentNow as measured, from when requests were sent; of no request (`n` is 0) where none
  ///   says so
  /// @param sentThen the same without the bottlenecks
  public record Change(
      EndpointKey endpoint, Latency now, Latency then, Latency sentNow, Latency sentThen) {

    public Change {
      Objects.requireNonNull(endpoint);
    }
  }
}
