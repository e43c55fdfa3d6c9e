package dev.slowpath.plugin.postgres.statements;

/// A line as a terminal shows it: a wide character takes two places, a mark on a letter none.
final class PsqlPlaces {
  private final String line;
  private final boolean isPlain;

  PsqlPlaces(String line) {
    this.line = line;
    isPlain = line.chars().allMatch(one -> one < 0x300 || (one >= 0x2000 && one < 0x2600));
  }

  /// The part between two places.
  String cut(int from, int to) {
    if (isPlain) {
      return line.substring(Math.min(from, line.length()), Math.min(to, line.length()));
    }
    StringBuilder part = new StringBuilder();
    int place = 0;
    int at = 0;
    while (at < line.length() && place < to) {
      int letter = line.codePointAt(at);
      if (place >= from) {
        part.appendCodePoint(letter);
      }
      place += width(letter);
      at += Character.charCount(letter);
    }
    return part.toString();
  }

  private static int width(int letter) {
    int type = Character.getType(letter);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean isWide =
        (letter >= 0x1100 && letter <= 0x115f)
            || (letter >= 0x2e80 && letter <= 0xa4cf)
            || (letter >= 0xac00 && letter <= 0xd7a3)
            || (letter >= 0xf900 && letter <= 0xfaff)
            || (letter >= 0xfe30 && letter <= 0xfe6f)
            || (letter >= 0xff00 && letter <= 0xff60)
            || (letter >= 0x1f300 && letter <= 0x1f64f)
            || (letter >= 0x20000 && letter <= 0x3fffd);
    return isWide ? 2 : 1;
  }
}
