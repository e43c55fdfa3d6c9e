package dev.slowpath.plugin.reading;

/// Decimal numbers as tables write most of them, read without making a text of them.
final class Decimals {
  /// Whole numbers of so many digits, and the powers of ten up to them, are exact in 64 bits: their
  /// quotient is rounded once, as [Double#parseDouble(String)] does it.
  private static final int MOST_DIGITS = 15;

  private static final double[] TENS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private Decimals() {}

  /// The number that characters are: digits, with a sign before and a point among or behind them or
  /// without; NaN where they are anything else, or more than are exact.
  static double plain(char[] text, int from, int to) {
    boolean isSigned = from < to && (text[from] == '-' || text[from] == '+');
    int first = isSigned ? from + 1 : from;
    int point = -1;
    long digits = 0;
    for (int at = first; at < to; at++) {
      int digit = text[at] - '0';
      if (digit >= 0 && digit <= 9) {
        digits = digits * 10 + digit;
      } else if (text[at] == '.' && point < 0 && at > first) {
        point = at;
      } else {
        return Double.NaN;
      }
      if (at - first > MOST_DIGITS) {
        return Double.NaN;
      }
    }
    int count = to - first - (point < 0 ? 0 : 1);
    if (count < 1 || count > MOST_DIGITS) {
      return Double.NaN;
    }
    double number = point < 0 ? digits : digits / TENS[to - point - 1];
    return isSigned && text[from] == '-' ? -number : number;
  }
}
