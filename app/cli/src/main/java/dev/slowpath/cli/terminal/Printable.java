package dev.slowpath.cli.terminal;

/// Text of files made fit for a terminal: what would move the cursor or change its colours is
/// shown, not obeyed.
public final class Printable {

  private Printable() {}

  /// One line: white space of any kind is a space, other control characters are `�`.
  public static String line(String text) {
    if (text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      if (Character.isISOControl(letter)) {
        safe.append(Character.isWhitespace(letter) ? ' ' : '\uFFFD');
      } else {
        safe.append(letter);
      }
    }
    return safe.toString();
  }
}
