package dev.slowpath.desktop.shell;

import dev.slowpath.model.source.TimeRange;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A stretch of time as somebody types it: `09:30..09:35`, `9:30:05-9:31`, on the days observed.
final class TypedTime {
  private static final String TIME = "(\\d{1,2}:\\d{2}(?::\\d{2})?)";
  private static final Pattern RANGE =
      Pattern.compile("\\s*" + TIME + "\\s*(?:\\.\\.|[-–])\\s*" + TIME + "\\s*");

  private TypedTime() {}

  /// What is meant within what was observed; empty where it is no time, or holds nothing of it.
  static Optional<TimeRange> of(String typed, TimeRange observed) {
    Matcher matcher = RANGE.matcher(typed);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate day =
          Instant.ofEpochSecond(Math.floorDiv(observed.startNs(), 1_000_000_000L))
              .atZone(ZoneOffset.UTC)
              .toLocalDate();
      long start = epochNs(day, matcher.group(1), observed.startNs());
      long end = epochNs(day, matcher.group(2), start);
      boolean isInside = start < end && start < observed.endNs() && end > observed.startNs();
      return isInside ? Optional.of(new TimeRange(start, end)) : Optional.empty();
    } catch (DateTimeException strange) {
      return Optional.empty();
    }
  }

  /// The time on the day, or on the next where it would lie before what it must not.
  private static long epochNs(LocalDate day, String time, long notBefore) {
    LocalTime of = LocalTime.parse(time.indexOf(':') == 1 ? "0" + time : time);
    long minute = 60_000_000_000L;
    long at = day.atTime(of).toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L;
    // Typed to the minute or second, a start may lie a little before the first request.
    return at < notBefore - 12 * 60 * minute ? at + 24 * 60 * minute : at;
  }
}
