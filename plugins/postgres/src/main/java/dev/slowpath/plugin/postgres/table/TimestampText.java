package dev.slowpath.plugin.postgres.table;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// The text of an instant while it is read, digit by digit: logs and snapshots have one on every
/// line.
final class TimestampText {
  private static final int MOST_DECIMALS = 9;

  private final String text;
  private int at;
  private boolean isOfForm = true;

  TimestampText(String text) {
    this.text = text;
  }

  /// Empty where the text is of another form, or names a day or an hour that there is not.
  Optional<Timestamp> read() {
    int year = digits(4);
    int month = after('-');
    int day = after('-');
    boolean hasTime = looking('T') || looking(' ');
    at++;
    int hour = digits(2);
    int minute = after(':');
    boolean hasSeconds = looking(':');
    int second = hasSeconds ? after(':') : 0;
    int nanos = hasSeconds && looking('.') ? fraction() : 0;
    if (!isOfForm || !hasTime) {
      return Optional.empty();
    }
    String zone = zone();
    if (!isZone(zone)) {
      return Optional.empty();
    }
    try {
      LocalDateTime local = LocalDateTime.of(year, month, day, hour, minute, second, nanos);
      return Optional.of(new Timestamp(local.toInstant(offset(zone)), !zone.isEmpty()));
    } catch (DateTimeException _) {
      return Optional.empty(); // 2026-02-30: no such day, so no such instant
    }
  }

  private boolean looking(char wanted) {
    return at < text.length() && text.charAt(at) == wanted;
  }

  private int after(char separator) {
    isOfForm &= looking(separator);
    at++;
    return digits(2);
  }

  private int digits(int count) {
    int number = 0;
    for (int end = at + count; at < end; at++) {
      boolean isDigit = at < text.length() && isDigit(text.charAt(at));
      isOfForm &= isDigit;
      number = 10 * number + (isDigit ? text.charAt(at) - '0' : 0);
    }
    return number;
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  private int fraction() {
    int from = ++at;
    int nanos = 0;
    while (at < text.length() && isDigit(text.charAt(at)) && at - from < MOST_DECIMALS) {
      nanos = 10 * nanos + text.charAt(at++) - '0';
    }
    isOfForm &= at > from;
    for (int decimals = at - from; decimals < MOST_DECIMALS; decimals++) {
      nanos *= 10;
    }
    return nanos;
  }

  /// What is left, without one blank before it.
  private String zone() {
    boolean hasBlank = at < text.length() && " \t\n\r\f\u000b".indexOf(text.charAt(at)) >= 0;
    return text.substring(hasBlank ? at + 1 : at);
  }

  /// `Z`, `UTC`, or an offset of hours, minutes and seconds, with colons or without.
  private static boolean isZone(String zone) {
    if (zone.isEmpty() || zone.equals("Z") || zone.equals("UTC")) {
      return true;
    }
    boolean isOffset = zone.charAt(0) == '+' || zone.charAt(0) == '-';
    int pairs = 0;
    int at = 1;
    while (isOffset && at < zone.length()) {
      at += pairs > 0 && zone.charAt(at) == ':' ? 1 : 0;
      isOffset = at + 1 < zone.length() && isDigit(zone.charAt(at)) && isDigit(zone.charAt(at + 1));
      at += 2;
      pairs++;
    }
    return isOffset && pairs >= 1 && pairs <= 3;
  }

  private static ZoneOffset offset(String zone) {
    return zone.isEmpty() || zone.equals("UTC") ? ZoneOffset.UTC : ZoneOffset.of(zone);
  }
}
