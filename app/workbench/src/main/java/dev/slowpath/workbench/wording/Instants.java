package dev.slowpath.workbench.wording;

import dev.slowpath.model.source.TimeRange;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Says when something was, in UTC.
public final class Instants {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY_AND_CLOCK =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Instants() {}

  /// The time of day.
  ///
  /// @param epochNs in nanoseconds since the Unix epoch
  public static String clock(long epochNs) {
    return CLOCK.format(at(epochNs));
  }

  /// From when to when, or the one moment, with the day.
  public static String text(TimeRange range) {
    Instant from = at(range.startNs());
    return range.seconds() > 0
        ? "%s to %s UTC, %s"
            .formatted(
                DAY_AND_CLOCK.format(from),
                CLOCK.format(at(range.endNs())),
                Numbers.duration(range.seconds() * 1e3))
        : DAY_AND_CLOCK.format(from) + " UTC";
  }

  private static Instant at(long epochNs) {
    return Instant.ofEpochSecond(
        Math.floorDiv(epochNs, 1_000_000_000L), Math.floorMod(epochNs, 1_000_000_000L));
  }
}
