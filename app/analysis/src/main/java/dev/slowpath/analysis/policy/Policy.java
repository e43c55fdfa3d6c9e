package dev.slowpath.analysis.policy;

import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.source.TimeRange;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How strictly is judged: the thresholds somebody set, and what is not to be seen.
///
/// @param name where it is written; empty for the usual one
/// @param settings of several for one threshold and endpoint the last holds
public record Policy(String name, List<Setting> settings, List<Suppression> suppressions) {

  private static final Policy USUAL = new Policy("", List.of(), List.of());

  public Policy {
    Objects.requireNonNull(name);
    settings = List.copyOf(settings);
    suppressions = List.copyOf(suppressions);
  }

  /// Every threshold as it comes, nothing suppressed.
  public static Policy usual() {
    return USUAL;
  }

  /// Both, where they differ the other.
  public Policy and(Policy other) {
    return new Policy(
        Stream.of(name, other.name)
            .filter(one -> !one.isEmpty())
            .distinct()
            .collect(Collectors.joining(", ")),
        Stream.concat(settings.stream(), other.settings.stream()).toList(),
        Stream.concat(suppressions.stream(), other.suppressions.stream()).toList());
  }

  /// A threshold that is not of an endpoint.
  public double of(Threshold threshold) {
    return at(threshold, null);
  }

  /// A threshold at an endpoint.
  public double at(Threshold threshold, @Nullable EndpointKey endpoint) {
    double value = threshold.usual();
    for (Setting setting : settings) {
      if (setting.threshold() == threshold && setting.holdsAt(endpoint)) {
        value = setting.value();
      }
    }
    return value;
  }

  /// What suppresses a bottleneck, if anything does.
  public Optional<Suppression> suppression(Bottleneck bottleneck, Optional<TimeRange> window) {
    return suppressions.stream().filter(one -> one.holdsFor(bottleneck, window)).findFirst();
  }
}
