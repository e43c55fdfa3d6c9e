package dev.slowpath.plugin.traces.accesslog;

import dev.slowpath.plugin.reading.span.Times;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;

/// Reads the dates of a log. Lines of one second say the same, and one in a row is read once.
final class Stamps {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss[.SSS] Z", Locale.ENGLISH);

  private String last = "";
  private OptionalLong lastNs = OptionalLong.empty();

  /// Nanoseconds since the Unix epoch; empty for what is no date.
  OptionalLong ns(String text) {
    if (!text.equals(last)) {
      last = text;
      lastNs = parsed(text);
    }
    return lastNs;
  }

  private static OptionalLong parsed(String text) {
    try {
      return Times.ns(OffsetDateTime.parse(text, DATE).toInstant());
    } catch (DateTimeException noDate) {
      return OptionalLong.empty();
    }
  }
}
