package dev.slowpath.analysis.policy;

import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.source.TimeRange;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;

/// A bottleneck that somebody decided not to see, for a reason: it is left out of the ranking and
/// counted beside it.
///
/// @param id the bottleneck's id, or how it begins
/// @param until the day from which on recordings show it again (UTC)
/// @param place where it was written, such as `slowpath.toml:12`
public record Suppression(String id, String reason, Optional<LocalDate> until, String place) {

  public Suppression {
    Objects.requireNonNull(id);
    Objects.requireNonNull(reason);
    Objects.requireNonNull(until);
    Objects.requireNonNull(place);
  }

  /// Whether it holds for a bottleneck of a recording.
  ///
  /// @param window when it was recorded; what tells no time is suppressed whatever the day
  public boolean holdsFor(Bottleneck bottleneck, Optional<TimeRange> window) {
    boolean isPast =
        until.isPresent()
            && window.map(range -> range.endNs() >= startOfDayNs(until.get())).orElse(false);
    return bottleneck.id().startsWith(id) && !isPast;
  }

  private static long startOfDayNs(LocalDate day) {
    return Math.multiplyExact(day.atStartOfDay().toEpochSecond(ZoneOffset.UTC), 1_000_000_000L);
  }
}
