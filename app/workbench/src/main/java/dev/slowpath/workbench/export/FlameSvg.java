package dev.slowpath.workbench.export;

import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Shortened;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A flame graph as an SVG picture of its own: root above, light or dark as the reader's system is,
/// what each frame weighs as its title.
public final class FlameSvg {
  private static final int WIDTH = 1200;
  private static final int ROW = 18;
  private static final int MARGIN = 16;
  private static final int MOST_ROWS = 400;

  /// Frames narrower than this many pixels are not drawn.
  private static final double LEAST = 0.4;

  private static final double LABELLED = 30;
  private static final double LETTER = 6.2;

  private final FlamePicture picture;
  private final double[] starts;
  private final int[] depths;
  private final double scale;
  private final List<Integer> drawn = new ArrayList<>();
  private int rows = 1;

  private FlameSvg(FlamePicture picture) {
    this.picture = picture;
    starts = picture.starts();
    depths = picture.depths();
    double whole = picture.nodes().getFirst().width();
    scale = whole > 0 ? (WIDTH - 2 * MARGIN) / whole : 0;
    for (int node = 0; node < picture.nodes().size(); node++) {
      if (picture.nodes().get(node).width() * scale >= LEAST && depths[node] < MOST_ROWS) {
        drawn.add(node);
        rows = Math.max(rows, depths[node] + 1);
      }
    }
  }

  /// Writes the picture.
  public static void write(FlamePicture picture, Appendable to) throws IOException {
    new FlameSvg(picture).write(to);
  }

  private void write(Appendable to) throws IOException {
    List<String> lines = new ArrayList<>(picture.lines());
    int left = picture.nodes().size() - drawn.size();
    if (left > 0) {
      lines.add("%s frames too narrow or too deep to draw".formatted(Numbers.count((long) left)));
    }
    int top = 36 + 16 * lines.size();
    int height = top + rows * ROW + 40;
    to.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">\n"
            .formatted(WIDTH, height, WIDTH, height));
    to.append("<title>").append(Markup.xml(picture.title())).append("</title>\n");
    to.append("<style>").append(FlameColors.SVG).append("</style>\n");
    to.append("<rect class=\"page\" width=\"100%\" height=\"100%\"/>\n");
    text(to, "head", 26, picture.title());
    for (int line = 0; line < lines.size(); line++) {
      text(to, "line", 44 + 16 * line, lines.get(line));
    }
    for (int node : drawn) {
      frame(to, node, top);
    }
    legend(to, top + rows * ROW + 24);
    to.append("</svg>\n");
  }

  private static void text(Appendable to, String style, int y, String words) throws IOException {
    to.append(
        "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n"
            .formatted(style, MARGIN, y, Markup.xml(words)));
  }

  private void frame(Appendable to, int node, int top) throws IOException {
    double x = MARGIN + starts[node] * scale;
    double width = picture.nodes().get(node).width() * scale;
    int y = top + depths[node] * ROW;
    String name = picture.nodes().get(node).name();
    to.append(
        String.format(
            Locale.ROOT,
            "<g><title>%s</title><rect class=\"%s\" x=\"%.2f\" y=\"%d\" width=\"%.2f\""
                + " height=\"%d\"/>",
            Markup.xml(name + "\n" + picture.nodes().get(node).tip()),
            picture.nodes().get(node).hue(),
            x,
            y,
            Math.max(LEAST, width - (width > 3 ? 1 : 0)),
            ROW - 1));
    if (width > LABELLED) {
      int room = (int) ((width - 8) / LETTER);
      to.append(
          String.format(
              Locale.ROOT,
              "<text class=\"ink\" x=\"%.2f\" y=\"%d\">%s</text>",
              x + 4,
              y + 12,
              Markup.xml(Shortened.text(Shortened.method(name), room))));
    }
    to.append("</g>\n");
  }

  private void legend(Appendable to, int y) throws IOException {
    double x = MARGIN;
    for (FlamePicture.Hue hue : picture.legend()) {
      to.append(
          String.format(
              Locale.ROOT,
              "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"12\" height=\"12\"/>"
                  + "<text class=\"line\" x=\"%.1f\" y=\"%d\">%s</text>\n",
              hue.id(),
              x,
              y - 10,
              x + 18,
              y,
              Markup.xml(hue.name())));
      x += 40 + hue.name().length() * LETTER;
    }
    to.append(
        String.format(
            Locale.ROOT,
            "<text class=\"line\" x=\"%.1f\" y=\"%d\">Width is weight, not time; callers above"
                + " callees</text>\n",
            x,
            y));
  }
}
