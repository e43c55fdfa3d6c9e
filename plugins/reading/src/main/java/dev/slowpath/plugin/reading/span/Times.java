package dev.slowpath.plugin.reading.span;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/// Instants and durations as files write them, in nanoseconds and without going through a double.
public final class Times {
  /// Powers of ten from a unit to nanoseconds.
  public static final int SECONDS = 9;

  public static final int MILLIS = 6;
  public static final int MICROS = 3;
  public static final int NANOS = 0;

  private static final int LONGEST = 60;
  private static final int LARGEST_SCALE = 40;

  private Times() {}

  /// A decimal number of a unit; empty for what is none, and beyond 64 bits.
  public static OptionalLong ns(String text, int unit) {
    String number = text.strip();
    if (number.isEmpty() || number.length() > LONGEST) {
      return OptionalLong.empty();
    }
    try {
      BigDecimal value = new BigDecimal(number);
      if (Math.abs(value.scale()) > LARGEST_SCALE) {
        return OptionalLong.empty();
      }
      BigDecimal ns = value.movePointRight(unit).setScale(0, RoundingMode.HALF_EVEN);
      return OptionalLong.of(ns.longValueExact());
    } catch (ArithmeticException | NumberFormatException noNumber) {
      return OptionalLong.empty();
    }
  }

  /// An instant by ISO 8601, in UTC where it names no offset. A space may stand for the T.
  public static OptionalLong iso(String text) {
    String spelled = text.strip();
    int gap = spelled.indexOf(' ');
    if (gap == 10) {
      spelled = spelled.substring(0, 10) + "T" + spelled.substring(11).replace(" ", "");
    }
    if (spelled.matches(".*[+-]\\d{2}(\\d{2})?") && spelled.indexOf('T') > 0) {
      spelled = withColon(spelled);
    }
    try {
      boolean hasOffset = spelled.matches(".*(Z|[+-]\\d{2}:\\d{2}(:\\d{2})?)");
      Instant instant =
          hasOffset
              ? OffsetDateTime.parse(spelled).toInstant()
              : LocalDateTime.parse(spelled).toInstant(ZoneOffset.UTC);
      return ns(instant);
    } catch (DateTimeException noInstant) {
      return OptionalLong.empty();
    }
  }

  /// `+0100` and `+01` as `+01:00`; a date's hyphens are left alone.
  private static String withColon(String text) {
    int sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
    if (sign < text.indexOf('T')) {
      return text;
    }
    int digits = text.length() - sign - 1;
    return digits == 2
        ? text + ":00"
        : text.substring(0, sign + 3) + ":" + text.substring(sign + 3);
  }

  /// Empty for instants that 64 bits of nanoseconds do not reach.
  public static OptionalLong ns(Instant instant) {
    try {
      long seconds = Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L);
      return OptionalLong.of(Math.addExact(seconds, instant.getNano()));
    } catch (ArithmeticException outOfReach) {
      return OptionalLong.empty();
    }
  }

  /// An instant that is ISO 8601 or a count since 1970 in a unit told by its size: seconds, ms, µs
  /// or ns, which do not meet between 2001 and 2286.
  public static OptionalLong instant(String text) {
    OptionalLong iso = iso(text);
    OptionalLong whole = iso.isPresent() ? iso : ns(text, SECONDS);
    if (iso.isPresent()) {
      return iso;
    }
    int point = text.indexOf('.');
    String digits = (point < 0 ? text : text.substring(0, point)).strip();
    return switch (digits.length()) {
      case 9, 10 -> whole;
      case 12, 13 -> ns(text, MILLIS);
      case 15, 16 -> ns(text, MICROS);
      case 18, 19 -> ns(text, NANOS);
      default -> OptionalLong.empty();
    };
  }
}
