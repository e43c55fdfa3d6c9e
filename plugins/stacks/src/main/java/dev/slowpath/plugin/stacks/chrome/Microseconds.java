package dev.slowpath.plugin.stacks.chrome;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Microseconds as traces write them, with or without a fraction, in quotes or not.
final class Microseconds {
  private static final int LONGEST = 40;
  private static final BigDecimal FURTHEST_NS = BigDecimal.valueOf(Long.MAX_VALUE / 4);

  private Microseconds() {}

  /// In ns; a double would lose them in times since the epoch. `Event.NONE` for what is no number
  /// or beyond 70 years.
  static long ns(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return Event.NONE;
    }
    try {
      BigDecimal ns = new BigDecimal(text).movePointRight(3);
      return ns.abs().compareTo(FURTHEST_NS) > 0
          ? Event.NONE
          : ns.setScale(0, RoundingMode.HALF_UP).longValueExact();
    } catch (NumberFormatException | ArithmeticException noTime) {
      return Event.NONE;
    }
  }
}
