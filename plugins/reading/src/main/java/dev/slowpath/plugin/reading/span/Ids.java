package dev.slowpath.plugin.reading.span;

import dev.slowpath.model.trace.TraceId;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;

/// Trace and span ids in the spellings seen in files: hexadecimal of any case (OTLP), base64
/// (Tempo, Grafana), `0x…`, and unsigned decimal.
public final class Ids {
  private static final int LONGEST_DECIMAL = 20;

  private Ids() {}

  /// Empty for a text that is no id, and for the id of all zeros, which OTLP calls invalid.
  public static Optional<TraceId> trace(String text) {
    if (text.length() == 32 && isHex(text)) {
      return nonZero(hex(text, 0, 16), hex(text, 16, 32));
    }
    if (text.length() == 24 && text.endsWith("==")) {
      byte[] bytes = base64(text);
      return bytes.length == 16 ? nonZero(number(bytes, 0), number(bytes, 8)) : Optional.empty();
    }
    OptionalLong low = span(text);
    return low.isPresent() ? nonZero(0, low.getAsLong()) : wide(text);
  }

  /// Empty for a text that is no id; 0 for the id of all zeros.
  public static OptionalLong span(String text) {
    if (text.length() == 16 && isHex(text)) {
      return OptionalLong.of(hex(text, 0, 16));
    }
    if (text.length() == 12 && text.endsWith("=")) {
      byte[] bytes = base64(text);
      return bytes.length == 8 ? OptionalLong.of(number(bytes, 0)) : OptionalLong.empty();
    }
    if (text.startsWith("0x") && text.length() <= 18 && isHex(text.substring(2))) {
      return OptionalLong.of(hex(text, 2, text.length()));
    }
    if (text.length() <= LONGEST_DECIMAL && isDecimal(text)) {
      return decimal(text);
    }
    return text.length() < 16 && isHex(text)
        ? OptionalLong.of(hex(text, 0, text.length()))
        : OptionalLong.empty();
  }

  /// A trace id that is known to be hexadecimal, with or without its leading zeros.
  public static Optional<TraceId> hexTrace(String text) {
    return text.length() > 32 || !isHex(text) ? Optional.empty() : trace(padded(text));
  }

  /// A span id that is known to be hexadecimal, with or without its leading zeros.
  public static OptionalLong hexSpan(String text) {
    return text.length() > 16 || !isHex(text) ? OptionalLong.empty() : span(padded(text));
  }

  private static String padded(String text) {
    return "0".repeat((text.length() <= 16 ? 16 : 32) - text.length()) + text;
  }

  /// An id that is known to be an unsigned decimal number of 64 bits.
  public static OptionalLong unsigned(String text) {
    return text.length() <= LONGEST_DECIMAL && isDecimal(text)
        ? decimal(text)
        : OptionalLong.empty();
  }

  /// More than 64 bits, prefixed or without its leading zeros.
  private static Optional<TraceId> wide(String text) {
    String digits = text.startsWith("0x") ? text.substring(2) : text;
    if (digits.length() > 32 || digits.length() <= 16 || !isHex(digits)) {
      return Optional.empty();
    }
    int middle = digits.length() - 16;
    return nonZero(hex(digits, 0, middle), hex(digits, middle, digits.length()));
  }

  private static Optional<TraceId> nonZero(long high, long low) {
    return high == 0 && low == 0 ? Optional.empty() : Optional.of(new TraceId(high, low));
  }

  private static OptionalLong decimal(String text) {
    try {
      return OptionalLong.of(Long.parseUnsignedLong(text));
    } catch (NumberFormatException beyond64Bits) {
      return OptionalLong.empty();
    }
  }

  private static byte[] base64(String text) {
    try {
      return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException noBase64) {
      return new byte[0];
    }
  }

  private static long number(byte[] bytes, int from) {
    long value = 0;
    for (int at = from; at < from + 8; at++) {
      value = (value << 8) | (bytes[at] & 0xff);
    }
    return value;
  }

  private static long hex(String text, int from, int to) {
    long value = 0;
    for (int at = from; at < to; at++) {
      value = (value << 4) | digit(text.charAt(at));
    }
    return value;
  }

  private static boolean isHex(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (digit(text.charAt(at)) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean isDecimal(String text) {
    return !text.isEmpty() && text.chars().allMatch(letter -> letter >= '0' && letter <= '9');
  }

  /// ASCII only: `Character.digit` would take the digits of every script.
  private static int digit(char letter) {
    if (letter >= '0' && letter <= '9') {
      return letter - '0';
    }
    int lower = letter | 0x20;
    return lower >= 'a' && lower <= 'f' && letter < 0x80 ? lower - 'a' + 10 : -1;
  }
}
