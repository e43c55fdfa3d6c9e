package dev.slowpath.analysis.whatif;

import java.util.Objects;

/// One step of the order in which removing bottlenecks gains most: what it gains when those before
/// it are gone already.
///
/// @param id of the bottleneck
/// @param gain of load: seconds of requests' wall time per second observed; NaN without a rate
/// @param loadThen of all requests when this and those before it are gone
public record Fix(String id, double gain, double loadThen) {

  public Fix {
    Objects.requireNonNull(id);
  }
}
