package dev.slowpath.plugin.traces;

import java.util.OptionalDouble;

/// The weight of a span by OpenTelemetry's consistent probability sampling: `tracestate` holds
/// `ot=th:T`, T being up to 14 hexadecimal digits, filled up with zeros on the right to 56 bits.
/// The span was kept with probability 1 - T/2^56.
final class SamplingThreshold {
  private static final int DIGITS = 14;
  private static final long ALL = 1L << 56;

  private SamplingThreshold() {}

  /// How many spans it stands for: 1 without a threshold; empty for one that cannot be read.
  static OptionalDouble weight(String traceState) {
    String threshold = threshold(traceState);
    if (threshold.isEmpty()) {
      return OptionalDouble.of(1);
    }
    if (threshold.length() > DIGITS || !threshold.chars().allMatch(SamplingThreshold::isHex)) {
      return OptionalDouble.empty();
    }
    long rejected = Long.parseLong(threshold + "0".repeat(DIGITS - threshold.length()), 16);
    return OptionalDouble.of((double) ALL / (ALL - rejected));
  }

  /// The value of `th` in the member `ot`, or empty.
  private static String threshold(String traceState) {
    for (String member : traceState.split(",", -1)) {
      String stripped = member.strip();
      if (stripped.startsWith("ot=")) {
        return field(stripped.substring(3));
      }
    }
    return "";
  }

  private static String field(String fields) {
    for (String field : fields.split(";", -1)) {
      if (field.startsWith("th:")) {
        return field.substring(3);
      }
    }
    return "";
  }

  private static boolean isHex(int letter) {
    return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
  }
}
