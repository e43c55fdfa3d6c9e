package dev.slowpath.desktop.bottlenecks;

import dev.slowpath.desktop.part.Hues;
import dev.slowpath.desktop.theme.Fonts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.workbench.layout.WaterfallLayout;
import dev.slowpath.workbench.layout.WaterfallLayout.Part;
import dev.slowpath.workbench.layout.WaterfallLayout.Row;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Shortened;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// One request's spans, painted.
final class WaterfallCanvas extends Canvas {
  private static final double ROW = 20;
  private static final double HEAD = 20;
  private static final double FIGURE = 56;
  private static final int MOST_ROWS = 60;
  private static final double LETTER = 6.2;

  private final Palette palette;
  private final WaterfallLayout layout;
  private final double names;

  WaterfallCanvas(Palette palette, WaterfallLayout layout, double width) {
    super(width, HEAD + ROW * Math.min(MOST_ROWS, layout.rows().size()));
    this.palette = palette;
    this.layout = layout;
    names = Math.rint(width * 0.42);
    GraphicsContext paint = getGraphicsContext2D();
    paint.setTextBaseline(VPos.CENTER);
    axis(paint);
    for (int row = 0; row < Math.min(MOST_ROWS, layout.rows().size()); row++) {
      row(paint, layout.rows().get(row), HEAD + row * ROW);
    }
    setAccessibleText(
        "Waterfall of a request of %s with %d spans"
            .formatted(Numbers.duration(layout.durationMs()), layout.spans()));
  }

  private double scale() {
    return (getWidth() - names - FIGURE - 8) / Math.max(1e-9, layout.durationMs());
  }

  private void axis(GraphicsContext paint) {
    paint.setFont(Font.font(Fonts.FIGURES, 10));
    for (int half = 0; half <= 2; half++) {
      double ms = layout.durationMs() * half / 2;
      double x = Math.round(names + ms * scale()) + 0.5;
      paint.setStroke(palette.color(Token.LINE));
      paint.strokeLine(x, HEAD, x, getHeight());
      paint.setFill(palette.color(Token.T3));
      paint.setTextAlign(half == 0 ? TextAlignment.LEFT : TextAlignment.CENTER);
      paint.fillText(Numbers.ms(ms), x, HEAD / 2);
    }
    paint.setTextAlign(TextAlignment.RIGHT);
    paint.fillText("ms", getWidth(), HEAD / 2);
  }

  private void row(GraphicsContext paint, Row row, double y) {
    if (row.part() != Part.SPAN) {
      paint.setFill(palette.color(Token.WARN_TINT));
      paint.fillRect(0, y, getWidth(), ROW);
      paint.setFill(palette.color(Token.WARN));
      paint.fillRect(0, y, 2, ROW);
    }
    double indent = 6 + Math.min(6, row.depth()) * 10.0;
    boolean isStrong = row.part() == Part.GROUP;
    paint.setFont(Font.font(isStrong ? "Inter SemiBold" : Fonts.TEXT, 11));
    paint.setFill(palette.color(row.part() == Part.MEMBER ? Token.T2 : Token.T1));
    paint.setTextAlign(TextAlignment.LEFT);
    paint.fillText(name(row, (int) ((names - indent - 8) / LETTER)), indent, y + ROW / 2);
    bar(paint, row, y + 4);
    paint.setFont(Font.font(Fonts.FIGURES, 11));
    paint.setFill(palette.color(Token.T1));
    paint.setTextAlign(TextAlignment.RIGHT);
    paint.fillText(Numbers.ms(row.sumMs()), getWidth(), y + ROW / 2);
  }

  private static String name(Row row, int width) {
    return switch (row.part()) {
      case SPAN -> shortened(row.label(), width);
      case GROUP -> {
        String times = Numbers.count((long) row.count()) + " × ";
        yield times + shortened(row.label(), width - times.length());
      }
      case MEMBER -> shortened(row.label(), width);
      case MORE -> Numbers.count((long) row.count()) + " more like these";
    };
  }

  private static String shortened(String label, int width) {
    boolean isSql = label.regionMatches(true, 0, "select ", 0, 7);
    int room = Math.max(8, width);
    return isSql ? Shortened.sql(label, room) : Shortened.text(label, room);
  }

  private void bar(GraphicsContext paint, Row row, double y) {
    double x = names + row.fromMs() * scale();
    double width = Math.max(1.5, (row.toMs() - row.fromMs()) * scale());
    Color color = palette.color(Hues.of(row.kind()));
    paint.setFill(row.part() == Part.SPAN && row.depth() == 0 ? color.darker() : color);
    if (row.part() != Part.GROUP && row.part() != Part.MORE) {
      paint.fillRoundRect(x, y, width, 12, 3, 3);
      return;
    }
    // A comb: as many teeth as there is room for stand for the repeats.
    double height = row.part() == Part.GROUP ? 12 : 2;
    for (double tooth = x; tooth < x + width; tooth += 4) {
      paint.fillRect(tooth, y + (12 - height) / 2, Math.min(3, x + width - tooth), height);
    }
  }
}
