package dev.slowpath.desktop.endpoints;

import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.endpoint.Latency;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;

/// The percentiles of an endpoint on one logarithmic scale from 1 ms to 10 s.
final class PercentileGlyph extends Canvas {
  private static final double DECADES = 4;
  private final Palette palette;

  PercentileGlyph(Palette palette, double width) {
    super(width, 16);
    this.palette = palette;
  }

  void show(Latency latency) {
    GraphicsContext paint = getGraphicsContext2D();
    paint.clearRect(0, 0, getWidth(), getHeight());
    paint.setFill(palette.color(Token.LINE));
    for (int decade = 1; decade < DECADES; decade++) {
      paint.fillRect(Math.rint(decade / DECADES * getWidth()), 3, 1, 10);
    }
    double p50 = x(latency.p50Ms());
    double p95 = Double.isNaN(latency.p95Ms()) ? p50 : x(latency.p95Ms());
    double p99 = Double.isNaN(latency.p99Ms()) ? p95 : x(latency.p99Ms());
    paint.setFill(palette.color(Token.DB));
    paint.fillRect(p95, 7.5, p99 - p95, 1);
    paint.fillOval(p99 - 2, 6, 4, 4);
    paint.setGlobalAlpha(0.6);
    paint.fillRect(p50, 5, p95 - p50, 6);
    paint.setGlobalAlpha(1);
    paint.setFill(palette.color(Token.T1));
    paint.fillRect(p50 - 1, 3, 2, 10);
  }

  private double x(double ms) {
    double share = Math.log10(Math.max(1, ms)) / DECADES;
    return Math.clamp(share, 0, 1) * (getWidth() - 6) + 2;
  }
}
