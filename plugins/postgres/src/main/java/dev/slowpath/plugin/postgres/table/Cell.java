package dev.slowpath.plugin.postgres.table;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import java.util.Locale;
import java.util.regex.Pattern;

/// A value of a snapshot with its place, as text and not empty. Numbers are read as the server
/// writes them; what a spreadsheet made of them in some locale is refused, since a guess may be
/// wrong by a factor of a thousand.
public record Cell(long row, String column, String text) {
  private static final int SHOWN = 60;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,400}(\\.\\d{0,400})?|\\.\\d{1,400})([eE][+-]?\\d{1,3})?");
  private static final int MOST_DIGITS = 20;

  public double number() throws ImportException {
    String plain = text.strip();
    if (!NUMBER.matcher(plain).matches()) {
      throw refused("a number with a decimal point and no thousands separators");
    }
    double number = Double.parseDouble(plain);
    if (Double.isInfinite(number)) {
      throw refused("a number that fits in 64 bits");
    }
    return number;
  }

  /// A whole number: for counts that are kept as such.
  public long count() throws ImportException {
    double number = number();
    if (number < 0 || number >= 0x1p62) {
      throw refused("a count");
    }
    return (long) number;
  }

  /// An id, in its own digits: a spreadsheet turns it into `-1.2E+18` and loses the rest.
  public String id() throws ImportException {
    String plain = text.strip();
    if (!isWhole(plain)) {
      throw refused("a whole number in all its digits");
    }
    return plain;
  }

  private static boolean isWhole(String text) {
    int first = text.startsWith("-") ? 1 : 0;
    int digits = text.length() - first;
    for (int at = first; at < text.length(); at++) {
      if (text.charAt(at) < '0' || text.charAt(at) > '9') {
        return false;
      }
    }
    return digits >= 1 && digits <= MOST_DIGITS;
  }

  public boolean flag() throws ImportException {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "t", "true", "1", "yes", "on" -> true;
      case "f", "false", "0", "no", "off" -> false;
      default -> throw refused("t or f");
    };
  }

  public Timestamp timestamp() throws ImportException {
    return Timestamp.parsed(text)
        .orElseThrow(() -> refused("a time such as 2026-11-21 10:00:00.123+00"));
  }

  public ImportException refused(String expected) {
    String found = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    return new ImportException(
        new Problem.Malformed(new Place.Row(row, column), "'" + found + "'", expected));
  }
}
