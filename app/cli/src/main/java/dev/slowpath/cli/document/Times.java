package dev.slowpath.cli.document;

import dev.slowpath.model.source.TimeRange;
import dev.slowpath.workbench.wording.Numbers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Instants of captures, for people and for JSON. All in UTC.
final class Times {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Times() {}

  static Instant instant(long epochNs) {
    return Instant.ofEpochSecond(
        Math.floorDiv(epochNs, 1_000_000_000L), Math.floorMod(epochNs, 1_000_000_000L));
  }

  static String text(Instant at) {
    return SECONDS.format(at);
  }

  /// From, to and length.
  static String text(TimeRange range) {
    return text(instant(range.startNs()), instant(range.endNs()));
  }

  static String text(Instant from, Instant to) {
    double ms = (to.toEpochMilli() - from.toEpochMilli()) / 1.0;
    DateTimeFormatter end =
        text(from).substring(0, 10).equals(text(to).substring(0, 10)) ? TIME : SECONDS;
    return "%s from %s to %s UTC".formatted(Numbers.duration(ms), text(from), end.format(to));
  }

  static void json(Json json, Optional<TimeRange> range) {
    json.instant("from", range.map(one -> instant(one.startNs())).orElse(null));
    json.instant("to", range.map(one -> instant(one.endNs())).orElse(null));
  }
}
