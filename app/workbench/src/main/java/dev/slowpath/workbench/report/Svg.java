package dev.slowpath.workbench.report;

import java.util.Locale;

/// A vector picture while it is drawn; it stands on its own in a page.
final class Svg {
  private final StringBuilder body = new StringBuilder();
  private final double width;
  private final String title;
  private double height;

  Svg(String title, double width) {
    this.title = title;
    this.width = width;
  }

  void rectangle(double x, double y, double wide, double high, String style) {
    grow(y + high);
    body.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" class=\"%s\"/>",
            x,
            y,
            Math.max(0.5, wide),
            high,
            style));
  }

  void line(double fromX, double y, double toX, String style) {
    grow(y);
    body.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"%s\"/>",
            fromX,
            y,
            toX,
            y,
            style));
  }

  /// A text, cut to a width as far as its characters can be guessed; where the pointer rests, all
  /// of it.
  void text(double x, double y, double room, String words, String style) {
    grow(y + 4);
    int most = (int) Math.max(0, room / 6.2);
    if (most < 3) {
      return;
    }
    String cut = words.length() > most ? words.substring(0, most - 1) + "…" : words;
    body.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" class=\"%s\">%s%s</text>",
            x,
            y,
            style,
            cut.equals(words) ? "" : "<title>" + escaped(words) + "</title>",
            escaped(cut)));
  }

  private void grow(double to) {
    height = Math.max(height, to);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0"
            + " %.0f %.0f\">%s</svg>",
        escaped(title),
        width,
        height + 2,
        body);
  }

  static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(one -> {
          switch (one) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            default -> safe.appendCodePoint(one < 0x20 ? ' ' : one);
          }
        });
    return safe.toString();
  }
}
