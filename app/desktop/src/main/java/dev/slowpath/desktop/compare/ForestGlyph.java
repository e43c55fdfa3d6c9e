package dev.slowpath.desktop.compare;

import dev.slowpath.analysis.compare.Verdict;
import dev.slowpath.analysis.statistics.Estimate;
import dev.slowpath.desktop.theme.Fonts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.workbench.layout.ForestLayout;
import dev.slowpath.workbench.wording.ComparisonWords;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// A row of the forest plot: the ratio as a shape of its verdict, its interval as a line, the band
/// within which nothing is called a change.
final class ForestGlyph extends Canvas {
  private static final double PAD = 10;
  private final Palette palette;

  ForestGlyph(Palette palette, double width) {
    super(width, 24);
    this.palette = palette;
  }

  /// The axis, for the head of the column.
  static Canvas axis(Palette palette, double width) {
    Canvas axis = new Canvas(width, 14);
    GraphicsContext paint = axis.getGraphicsContext2D();
    paint.setFont(Font.font(Fonts.FIGURES, 9));
    paint.setFill(palette.color(Token.T3));
    paint.setTextBaseline(VPos.CENTER);
    paint.setTextAlign(TextAlignment.CENTER);
    for (ForestLayout.Tick tick : ForestLayout.ticks()) {
      paint.fillText(tick.text(), PAD + tick.at() * (width - 2 * PAD), 7);
    }
    axis.setAccessibleText("Ratios from a quarter to twice, on a logarithmic scale");
    return axis;
  }

  void show(Estimate ratio, Verdict verdict) {
    GraphicsContext paint = getGraphicsContext2D();
    paint.clearRect(0, 0, getWidth(), getHeight());
    paint.setFill(palette.color(Token.TRACK));
    double from = x(ForestLayout.bandFrom());
    paint.fillRect(from, 0, x(ForestLayout.bandTo()) - from, getHeight());
    paint.setFill(palette.color(Token.LINE_2));
    paint.fillRect(Math.rint(x(ForestLayout.one())), 0, 1, getHeight());
    setAccessibleText(
        "%s, %s, interval %s"
            .formatted(
                ComparisonWords.word(verdict),
                ComparisonWords.ratio(ratio.value()),
                ComparisonWords.interval(ratio)));
    if (Double.isNaN(ratio.value())) {
      return;
    }
    ForestLayout.Row row = ForestLayout.row(ratio);
    paint.setStroke(palette.color(token(verdict)));
    paint.setFill(palette.color(token(verdict)));
    paint.setLineWidth(1.5);
    if (row.hasInterval()) {
      interval(paint, row, verdict);
    }
    shape(paint, x(row.at()), verdict);
  }

  private void interval(GraphicsContext paint, ForestLayout.Row row, Verdict verdict) {
    double middle = getHeight() / 2;
    paint.setLineDashes(verdict == Verdict.NOT_ENOUGH_DATA ? new double[] {3, 3} : new double[0]);
    paint.strokeLine(x(row.from()), middle, x(row.to()), middle);
    paint.setLineDashes();
    end(paint, x(row.from()), row.cutLow() ? 4 : 0);
    end(paint, x(row.to()), row.cutHigh() ? -4 : 0);
  }

  /// A tick, or the head of an arrow where the interval goes on.
  private void end(GraphicsContext paint, double x, double back) {
    double middle = getHeight() / 2;
    if (back == 0) {
      paint.strokeLine(x, middle - 4, x, middle + 4);
    } else {
      paint.strokePolyline(
          new double[] {x + back, x, x + back}, new double[] {middle - 4, middle, middle + 4}, 3);
    }
  }

  private void shape(GraphicsContext paint, double x, Verdict verdict) {
    double middle = getHeight() / 2;
    double[] across = {x - 5, x + 5, x};
    switch (verdict) {
      case IMPROVED ->
          paint.fillPolygon(across, new double[] {middle - 4, middle - 4, middle + 5}, 3);
      case REGRESSED ->
          paint.fillPolygon(across, new double[] {middle + 4, middle + 4, middle - 5}, 3);
      case NO_CHANGE -> paint.fillRect(x - 4, middle - 4, 8, 8);
      case NOT_ENOUGH_DATA -> {
        paint.setFill(palette.color(Token.BG));
        paint.fillOval(x - 4, middle - 4, 8, 8);
        paint.strokeOval(x - 4, middle - 4, 8, 8);
      }
    }
  }

  static Token token(Verdict verdict) {
    return switch (verdict) {
      case IMPROVED -> Token.GOOD;
      case REGRESSED -> Token.BAD;
      case NO_CHANGE -> Token.SAME;
      case NOT_ENOUGH_DATA -> Token.NODATA;
    };
  }

  private double x(double share) {
    return PAD + share * (getWidth() - 2 * PAD);
  }
}
