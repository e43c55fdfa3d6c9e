package dev.slowpath.desktop.part;

import dev.slowpath.desktop.theme.Fonts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.workbench.layout.Ticks;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// The frame of a chart: where a value lies in pixels, grid lines, and the figures beside them.
public final class Axes {
  private static final double LEFT = 50;
  private static final double RIGHT = 8;
  private static final double TOP = 14;
  private static final double BOTTOM = 18;
  private static final Font FIGURES = Font.font(Fonts.FIGURES, 10);

  private final GraphicsContext paint;
  private final Palette palette;
  private final double width;
  private final double height;
  private final double xEnd;
  private final double yEnd;

  /// What the ends of the two axes stand for; both begin at 0.
  public record Ends(double x, double y) {}

  Axes(GraphicsContext paint, Palette palette, Ends ends) {
    this.paint = paint;
    this.palette = palette;
    width = paint.getCanvas().getWidth() - LEFT - RIGHT;
    height = paint.getCanvas().getHeight() - TOP - BOTTOM;
    xEnd = ends.x() > 0 ? ends.x() : 1;
    yEnd = ends.y() > 0 ? ends.y() : 1;
    paint.setFont(FIGURES);
    paint.setTextBaseline(VPos.CENTER);
    paint.setLineWidth(1);
    paint.setLineDashes();
  }

  public GraphicsContext paint() {
    return paint;
  }

  public Color color(Token token) {
    return palette.color(token);
  }

  public double x(double value) {
    return LEFT + Math.clamp(value / xEnd, 0, 1) * width;
  }

  public double y(double value) {
    return TOP + height * (1 - Math.clamp(value / yEnd, 0, 1));
  }

  public double left() {
    return LEFT;
  }

  public double right() {
    return LEFT + width;
  }

  public double bottom() {
    return TOP + height;
  }

  /// What a pixel from the left stands for.
  public double valueAt(double pixel) {
    return Math.clamp((pixel - LEFT) / width, 0, 1) * xEnd;
  }

  /// Grid lines with figures at the left.
  public void rows(boolean isTime) {
    double step = Ticks.step(yEnd, Math.max(2, height / 22));
    for (double tick : Ticks.of(yEnd, Math.max(2, height / 22))) {
      double y = Math.round(y(tick)) + 0.5;
      paint.setStroke(palette.color(Token.LINE));
      paint.strokeLine(LEFT, y, right(), y);
      paint.setFill(palette.color(Token.T3));
      paint.setTextAlign(TextAlignment.RIGHT);
      paint.fillText(isTime ? Ticks.duration(tick, step) : Ticks.text(tick, step), LEFT - 6, y);
    }
  }

  /// Figures of time below.
  public void columns() {
    double step = Ticks.step(xEnd, width / 56);
    for (double tick : Ticks.of(xEnd, width / 56)) {
      column(tick, Ticks.duration(tick, step));
    }
  }

  /// A figure below, kept within the picture.
  public void column(double value, String text) {
    double x = x(value);
    double half = text.length() * 3.1;
    paint.setFill(palette.color(Token.T3));
    paint.setTextAlign(TextAlignment.CENTER);
    double middle = Math.clamp(x, LEFT + half - 6, Math.max(LEFT + half, right() + RIGHT - half));
    paint.fillText(text, middle, bottom() + 10);
    paint.setStroke(palette.color(Token.LINE_2));
    paint.strokeLine(Math.round(x) + 0.5, bottom(), Math.round(x) + 0.5, bottom() + 3);
  }

  /// A dotted line upright with its name above.
  public void upright(double value, String name, boolean isNameLeft) {
    if (Double.isNaN(value)) {
      return;
    }
    double x = Math.round(x(value)) + 0.5;
    paint.setStroke(palette.color(Token.T1));
    paint.setLineDashes(2, 2);
    paint.strokeLine(x, TOP - 4, x, bottom());
    paint.setLineDashes();
    paint.setFill(palette.color(Token.T1));
    paint.setTextAlign(isNameLeft ? TextAlignment.RIGHT : TextAlignment.LEFT);
    paint.fillText(name, isNameLeft ? x - 3 : x + 3, TOP - 8);
  }

  /// A dotted line across with its name on it.
  public void across(double value, String name) {
    if (Double.isNaN(value)) {
      return;
    }
    double y = Math.round(y(value)) + 0.5;
    paint.setStroke(palette.color(Token.T2));
    paint.setLineDashes(2, 2);
    paint.strokeLine(LEFT, y, right(), y);
    paint.setLineDashes();
    paint.setFill(palette.color(Token.BG));
    paint.fillRect(LEFT + 2, y - 13, name.length() * 6.4 + 4, 12);
    paint.setFill(palette.color(Token.T1));
    paint.setTextAlign(TextAlignment.LEFT);
    paint.fillText(name, LEFT + 4, y - 7);
  }
}
