package dev.slowpath.workbench.export;

import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Shortened;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/// A flame graph as a sheet for a document: where its words, its frames and its legend stand, in
/// pixels, root above. Written as SVG by `FlameSvg`, and painted by the window.
///
/// @param title what is shown
/// @param boxes the frames that are wide enough to be drawn, callers before callees, and after them
///   the swatches of the legend
public record FlameSheet(String title, int height, List<Words> words, List<Box> boxes) {
  public static final int WIDTH = 1200;
  public static final int ROW = 18;
  private static final int MARGIN = 16;
  private static final int MOST_ROWS = 400;

  /// Frames narrower than this many pixels are not drawn.
  private static final double LEAST = 0.4;

  private static final double LABELLED = 30;
  private static final double LETTER = 6.2;
  private static final int SWATCH = 12;

  /// Words on the sheet's ground.
  ///
  /// @param y of the line that they stand on
  public record Words(String text, double x, double y, boolean isHead) {
    public Words {
      Objects.requireNonNull(text);
    }
  }

  /// A frame, or a swatch of the legend.
  ///
  /// @param hue the class of its colour
  /// @param label what stands in it, cut to its width; empty where there is no room
  /// @param tip what is to be known of it; empty for a swatch
  public record Box(
      double x, double y, double width, double height, String hue, String label, String tip) {
    public Box {
      Objects.requireNonNull(hue);
      Objects.requireNonNull(label);
      Objects.requireNonNull(tip);
    }
  }

  public FlameSheet {
    Objects.requireNonNull(title);
    words = List.copyOf(words);
    boxes = List.copyOf(boxes);
  }

  /// Lays out a graph.
  public static FlameSheet of(FlamePicture picture) {
    double whole = picture.nodes().getFirst().width();
    double scale = whole > 0 ? (WIDTH - 2 * MARGIN) / whole : 0;
    int[] depths = picture.depths();
    int[] drawn =
        IntStream.range(0, depths.length)
            .filter(node -> picture.nodes().get(node).width() * scale >= LEAST)
            .filter(node -> depths[node] < MOST_ROWS)
            .toArray();
    List<String> lines = new ArrayList<>(picture.lines());
    if (depths.length > drawn.length) {
      String left = Numbers.count((long) depths.length - drawn.length);
      lines.add("%s frames too narrow or too deep to draw".formatted(left));
    }
    int top = 36 + 16 * lines.size();
    int bottom = top + ROW * (1 + Arrays.stream(drawn).map(node -> depths[node]).max().orElse(0));
    List<Words> words = new ArrayList<>();
    words.add(new Words(picture.title(), MARGIN, 26, true));
    for (int line = 0; line < lines.size(); line++) {
      words.add(new Words(lines.get(line), MARGIN, 44 + 16.0 * line, false));
    }
    double[] starts = picture.starts();
    List<Box> boxes = new ArrayList<>();
    for (int node : drawn) {
      double x = MARGIN + starts[node] * scale;
      boxes.add(frame(picture.nodes().get(node), x, top + depths[node] * ROW, scale));
    }
    legend(picture.legend(), bottom + 24, words, boxes);
    return new FlameSheet(picture.title(), bottom + 40, words, boxes);
  }

  private static Box frame(FlamePicture.Node node, double x, int y, double scale) {
    double width = node.width() * scale;
    double seen = Math.max(LEAST, width - (width > 3 ? 1 : 0));
    int room = (int) ((width - 8) / LETTER);
    String label = width > LABELLED ? Shortened.text(Shortened.method(node.name()), room) : "";
    return new Box(x, y, seen, ROW - 1, node.hue(), label, node.name() + "\n" + node.tip());
  }

  private static void legend(
      List<FlamePicture.Hue> legend, int y, List<Words> words, List<Box> boxes) {
    double x = MARGIN;
    for (FlamePicture.Hue hue : legend) {
      boxes.add(new Box(x, y - 10, SWATCH, SWATCH, hue.id(), "", ""));
      words.add(new Words(hue.name(), x + 18, y, false));
      x += 40 + hue.name().length() * LETTER;
    }
    words.add(new Words("Width is weight, not time; rows are the depth of calls", x, y, false));
  }
}
