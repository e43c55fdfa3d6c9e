package dev.slowpath.plugin.postgres.table;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An instant as a file writes it: ISO 8601, or as PostgreSQL prints a `timestamptz`.
///
/// @param hasZone whether the offset is stated; without one UTC is assumed
public record Timestamp(Instant instant, boolean hasZone) {
  private static final Pattern IN_NAME =
      Pattern.compile(
          "(?<!\\d)(\\d{4})-?(\\d\\d)-?(\\d\\d)[T_"
              + " -](\\d\\d)[-:_]?(\\d\\d)([-:_]?(\\d\\d))?(?!\\d)");
  private static final Pattern EPOCH_IN_NAME = Pattern.compile("(?<!\\d)(1\\d{9})(\\d{3})?(?!\\d)");

  /// The instant that the text is; empty where it is of no form that is unmistakable: a date, `T`
  /// or a blank, hours and minutes, perhaps seconds and a fraction, perhaps a zone.
  public static Optional<Timestamp> parsed(String text) {
    return new TimestampText(text.strip()).read();
  }

  /// The instant that a file's name carries, in UTC: `2026-11-21T10-00-00Z`, `20261121-100000`,
  /// `2026-11-21_10-00`, or seconds or milliseconds since the epoch.
  public static Optional<Instant> inName(String name) {
    Matcher calendar = IN_NAME.matcher(name);
    if (calendar.find()) {
      String seconds = calendar.group(7) == null ? "00" : calendar.group(7);
      String written =
          "%s-%s-%s %s:%s:%s"
              .formatted(
                  calendar.group(1),
                  calendar.group(2),
                  calendar.group(3),
                  calendar.group(4),
                  calendar.group(5),
                  seconds);
      return parsed(written).map(Timestamp::instant);
    }
    Matcher epoch = EPOCH_IN_NAME.matcher(name);
    if (epoch.find()) {
      String millis = epoch.group(2) == null ? "000" : epoch.group(2);
      return Optional.of(Instant.ofEpochMilli(Long.parseLong(epoch.group(1) + millis)));
    }
    return Optional.empty();
  }
}
