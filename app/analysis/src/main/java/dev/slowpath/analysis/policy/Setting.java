package dev.slowpath.analysis.policy;

import dev.slowpath.model.endpoint.EndpointKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A threshold that somebody set, for all endpoints or for some.
///
/// @param route what the endpoint's name has to match; `*` stands for anything; empty for all
/// @param place where it was set, such as `slowpath.toml:3`
public record Setting(Threshold threshold, double value, String route, String place) {

  public Setting {
    Objects.requireNonNull(threshold);
    Objects.requireNonNull(route);
    Objects.requireNonNull(place);
  }

  boolean holdsAt(@Nullable EndpointKey endpoint) {
    return route.isEmpty() || (endpoint != null && Glob.matches(route, endpoint.name()));
  }
}
