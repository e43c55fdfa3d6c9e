package dev.slowpath.desktop.endpoints;

import dev.slowpath.desktop.theme.Fonts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.endpoint.Latency;
import dev.slowpath.workbench.wording.Numbers;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// The percentiles of an endpoint on one logarithmic scale from 1 ms to 10 s: a tick at p50, a band
/// to p95, a thin line to a dot at p99.
final class PercentileGlyph extends Canvas {
  private static final double DECADES = 4;
  private final Palette palette;

  PercentileGlyph(Palette palette, double width) {
    super(width, 16);
    this.palette = palette;
  }

  /// The scale, for the head of the column.
  static Canvas scale(Palette palette, double width) {
    Canvas scale = new Canvas(width, 14);
    GraphicsContext paint = scale.getGraphicsContext2D();
    paint.setFont(Font.font(Fonts.FIGURES, 9));
    paint.setFill(palette.color(Token.T3));
    paint.setTextBaseline(VPos.CENTER);
    List<String> marks = List.of("1", "10", "100", "1k", "10k");
    for (int decade = 0; decade <= DECADES; decade++) {
      paint.setTextAlign(
          decade == 0
              ? TextAlignment.LEFT
              : decade == DECADES ? TextAlignment.RIGHT : TextAlignment.CENTER);
      paint.fillText(marks.get(decade), decade / DECADES * width, 7);
    }
    scale.setAccessibleText("Percentiles on a logarithmic scale from 1 ms to 10 s");
    return scale;
  }

  void show(Latency latency) {
    GraphicsContext paint = getGraphicsContext2D();
    paint.clearRect(0, 0, getWidth(), getHeight());
    paint.setFill(palette.color(Token.LINE_2));
    for (int decade = 1; decade < DECADES; decade++) {
      paint.fillRect(Math.rint(decade / DECADES * getWidth()), 3, 1, 10);
    }
    double p50 = x(latency.p50Ms());
    double p95 = Double.isNaN(latency.p95Ms()) ? p50 : x(latency.p95Ms());
    double p99 = Double.isNaN(latency.p99Ms()) ? p95 : x(latency.p99Ms());
    paint.setFill(palette.color(Token.DB));
    paint.fillRect(p95, 7.5, p99 - p95, 1);
    if (!Double.isNaN(latency.p99Ms())) {
      paint.fillOval(p99 - 2, 6, 4, 4);
    }
    paint.setGlobalAlpha(0.6);
    paint.fillRect(p50, 5, p95 - p50, 6);
    paint.setGlobalAlpha(1);
    paint.setFill(palette.color(Token.T1));
    paint.fillRect(p50 - 1, 3, 2, 10);
    setAccessibleText(
        "p50 %s ms, p95 %s ms, p99 %s ms"
            .formatted(
                Numbers.ms(latency.p50Ms()),
                Numbers.ms(latency.p95Ms()),
                Numbers.ms(latency.p99Ms())));
  }

  private double x(double ms) {
    double share = Math.log10(Math.max(1, ms)) / DECADES;
    return Math.clamp(share, 0, 1) * (getWidth() - 6) + 2;
  }
}
