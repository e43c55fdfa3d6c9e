package dev.slowpath.desktop.part;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Figures of one column, padded so that their decimal points stand below one another in a font of
/// one width.
public final class Aligned {
  /// What stands for a missing digit: no line is broken at it, and no label takes it off.
  private static final String PAD = "\u00A0";

  private static final Pattern FIGURE = Pattern.compile("([^0-9]*[0-9,]+)(\\.[0-9]+)?(.*)");

  private Aligned() {}

  public static List<String> of(List<String> figures) {
    int most = figures.stream().mapToInt(Aligned::decimals).max().orElse(0);
    return figures.stream().map(figure -> padded(figure, most)).toList();
  }

  /// The characters from the decimal point on, units left out.
  static int decimals(String figure) {
    Matcher parts = FIGURE.matcher(figure);
    return parts.matches() && parts.group(2) != null ? parts.group(2).length() : 0;
  }

  /// A figure as if it had so many characters from the decimal point on.
  static String padded(String figure, int decimals) {
    int lacking = decimals - decimals(figure);
    if (lacking <= 0) {
      return figure;
    }
    Matcher parts = FIGURE.matcher(figure);
    if (!parts.matches()) {
      return figure + PAD.repeat(lacking);
    }
    String fraction = parts.group(2) == null ? "" : parts.group(2);
    return parts.group(1) + fraction + PAD.repeat(lacking) + parts.group(3);
  }
}
