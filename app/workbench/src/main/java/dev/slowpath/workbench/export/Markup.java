package dev.slowpath.workbench.export;

/// Text made fit for XML, HTML and JSON inside of HTML.
final class Markup {

  private Markup() {}

  /// As content or attribute of XML 1.0; characters that it does not allow become a replacement
  /// character.
  static String xml(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> xml(safe, point));
    return safe.toString();
  }

  private static void xml(StringBuilder safe, int point) {
    switch (point) {
      case '&' -> safe.append("&amp;");
      case '<' -> safe.append("&lt;");
      case '>' -> safe.append("&gt;");
      case '"' -> safe.append("&quot;");
      case '\'' -> safe.append("&#39;");
      default -> safe.appendCodePoint(isAllowed(point) ? point : 0xFFFD);
    }
  }

  /// XML 1.0, section 2.2.
  private static boolean isAllowed(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }

  /// As a string of JSON that may stand in a script element: no tag can begin or end in it.
  static String json(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16).append('"');
    for (int at = 0; at < text.length(); at++) {
      char sign = text.charAt(at);
      boolean isPlain =
          sign >= 0x20
              && sign != '"'
              && sign != '\\'
              && sign != '<'
              && sign != '>'
              && sign != '&'
              && sign != 0x2028
              && sign != 0x2029
              && !Character.isSurrogate(sign);
      if (isPlain) {
        safe.append(sign);
      } else {
        safe.append("\\u%04x".formatted((int) sign));
      }
    }
    return safe.append('"').toString();
  }
}
