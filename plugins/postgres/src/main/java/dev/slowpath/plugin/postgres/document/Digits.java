package dev.slowpath.plugin.postgres.document;

import java.util.regex.Pattern;

/// How EXPLAIN prints numbers: decimal point, no exponent.
public final class Digits {
  /// For use in other patterns.
  public static final String NUMBER = "-?\\d{1,300}(?:\\.\\d{1,20})?";

  private static final Pattern WHOLE_TEXT = Pattern.compile(NUMBER + "(?:[eE][+-]?\\d{1,2})?");

  private Digits() {}

  public static boolean isNumber(String text) {
    return WHOLE_TEXT.matcher(text).matches();
  }
}
