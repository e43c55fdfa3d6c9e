package dev.slowpath.workbench.export;

import java.io.IOException;
import java.util.Locale;

/// A flame graph as an SVG picture of its own: root above, light or dark as the reader's system is,
/// what each frame weighs as its title.
public final class FlameSvg {

  private FlameSvg() {}

  /// Writes the picture.
  public static void write(FlamePicture picture, Appendable to) throws IOException {
    FlameSheet sheet = FlameSheet.of(picture);
    int width = FlameSheet.WIDTH;
    to.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">\n"
            .formatted(width, sheet.height(), width, sheet.height()));
    to.append("<title>").append(Markup.xml(sheet.title())).append("</title>\n");
    to.append("<style>").append(FlameColors.SVG).append("</style>\n");
    to.append("<rect class=\"page\" width=\"100%\" height=\"100%\"/>\n");
    for (FlameSheet.Box box : sheet.boxes()) {
      box(to, box);
    }
    for (FlameSheet.Words words : sheet.words()) {
      String style = words.isHead() ? "head" : "line";
      text(to, style, words.x(), words.y(), words.text());
      to.append('\n');
    }
    to.append("</svg>\n");
  }

  private static void box(Appendable to, FlameSheet.Box box) throws IOException {
    boolean isFrame = !box.tip().isEmpty();
    if (isFrame) {
      to.append("<g><title>").append(Markup.xml(box.tip())).append("</title>");
    }
    to.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%.2f\" y=\"%.0f\" width=\"%.2f\" height=\"%.0f\"/>",
            box.hue(),
            box.x(),
            box.y(),
            box.width(),
            box.height()));
    if (!box.label().isEmpty()) {
      text(to, "ink", box.x() + 4, box.y() + 12, box.label());
    }
    to.append(isFrame ? "</g>\n" : "\n");
  }

  private static void text(Appendable to, String style, double x, double y, String words)
      throws IOException {
    to.append(
        String.format(
            Locale.ROOT,
            "<text class=\"%s\" x=\"%.2f\" y=\"%.0f\">%s</text>",
            style,
            x,
            y,
            Markup.xml(words)));
  }
}
