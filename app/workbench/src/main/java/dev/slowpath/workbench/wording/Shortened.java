package dev.slowpath.workbench.wording;

/// Long texts cut to a width where they say least: of SQL the select list goes first, of a frame
/// the package, of anything else the end. Widths count characters.
public final class Shortened {
  /// What stands for the part that was cut.
  public static final String MARK = "…";

  private static final String SELECT = "select ";
  private static final String LAMBDA = "$$Lambda";

  private Shortened() {}

  /// The beginning of a text.
  public static String text(String text, int width) {
    if (length(text) <= width) {
      return text;
    }
    return width < 1 ? "" : text.substring(0, text.offsetByCodePoints(0, width - 1)) + MARK;
  }

  /// The end of a path, from a folder on where one fits.
  public static String path(String path, int width) {
    return ending(path, '/', width);
  }

  /// The last part of a path, whatever its length.
  public static String file(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  /// Canonical SQL: first without its select list, then without its end.
  public static String sql(String sql, int width) {
    if (length(sql) <= width || !sql.startsWith(SELECT)) {
      return text(sql, width);
    }
    int from = outerFrom(sql);
    return from < 0 ? text(sql, width) : text(SELECT + MARK + sql.substring(from), width);
  }

  private static int outerFrom(String sql) {
    int depth = 0;
    for (int at = SELECT.length(); at < sql.length(); at++) {
      char letter = sql.charAt(at);
      depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
      if (depth == 0 && letter == ' ' && sql.startsWith(" from ", at)) {
        return at;
      }
    }
    return -1;
  }

  /// A frame: first without its outer packages, then only its end.
  public static String frame(String frame, int width) {
    return ending(frame, '.', width);
  }

  private static String ending(String text, char separator, int width) {
    if (length(text) <= width) {
      return text;
    }
    if (width < 2) {
      return text(text, width);
    }
    int earliest = text.offsetByCodePoints(text.length(), 1 - width);
    int cut = text.indexOf(separator, earliest);
    boolean cutsAtSeparator = cut >= 0 && cut + 1 < text.length();
    return MARK + text.substring(cutsAtSeparator ? cut : earliest);
  }

  /// Class and method of a Java frame, a lambda's class by where it stands (`Shop.λ.run`); other
  /// frames as they are.
  public static String method(String frame) {
    int lambda = frame.indexOf(LAMBDA);
    if (lambda > 0 && frame.lastIndexOf('.') > lambda) {
      String type = frame.substring(frame.lastIndexOf('.', lambda) + 1, lambda);
      return type + ".λ" + frame.substring(frame.lastIndexOf('.'));
    }
    if (frame.indexOf('/') >= 0 || frame.indexOf(' ') >= 0 || frame.indexOf('(') >= 0) {
      return frame;
    }
    int method = frame.lastIndexOf('.');
    int type = method < 1 ? -1 : frame.lastIndexOf('.', method - 1);
    return frame.substring(type + 1);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
