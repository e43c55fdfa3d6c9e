package dev.slowpath.desktop.endpoints;

import dev.slowpath.desktop.endpoints.EndpointsModel.Request;
import dev.slowpath.desktop.part.Axes;
import dev.slowpath.desktop.part.Chart;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.endpoint.Latency;
import dev.slowpath.workbench.wording.Numbers;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;

/// Two pictures of an endpoint's latency: how many requests took how long, and how long the slowest
/// took by their share.
final class LatencyCharts {
  private static final List<Double> PERCENTILES = List.of(0.5, 0.9, 0.95, 0.99, 0.999, 0.9999);

  /// Labels closer than this would stand in one another.
  private static final double APART = 28;

  private final Palette palette;

  LatencyCharts(Palette palette) {
    this.palette = palette;
  }

  Chart histogram(EndpointsModel.Histogram histogram, Latency latency) {
    Chart chart =
        new Chart(
            palette,
            116,
            () -> new Axes.Ends(histogram.endMs(), histogram.most()),
            axes -> histogram(axes, histogram, latency));
    chart.setAccessibleText(
        "Histogram of latency: median %s, p95 %s"
            .formatted(Numbers.duration(latency.p50Ms()), Numbers.duration(latency.p95Ms())));
    return chart;
  }

  private static void histogram(Axes axes, EndpointsModel.Histogram histogram, Latency latency) {
    axes.rows(false);
    axes.columns();
    GraphicsContext paint = axes.paint();
    for (int bin = 0; bin < histogram.counts().size(); bin++) {
      double count = histogram.counts().get(bin);
      boolean isSlow = bin * histogram.binMs() >= latency.p95Ms();
      double left = axes.x(bin * histogram.binMs());
      double right = axes.x((bin + 1) * histogram.binMs());
      paint.setFill(axes.color(isSlow ? Token.WAIT : Token.DB));
      double top = count > 0 ? Math.min(axes.y(count), axes.bottom() - 1) : axes.bottom();
      paint.fillRect(left, top, Math.max(1, right - left - 1), axes.bottom() - top);
    }
    boolean isCrowded = axes.x(latency.p99Ms()) - axes.x(latency.p95Ms()) < APART;
    double between = axes.x(latency.p95Ms()) - axes.x(latency.p50Ms());
    boolean isTight = between < (isCrowded ? 2 * APART : APART);
    boolean isAtEnd = axes.right() - axes.x(latency.p99Ms()) < APART;
    axes.upright(latency.p50Ms(), "p50", isTight);
    axes.upright(latency.p95Ms(), between < APART && isCrowded ? "" : "p95", isCrowded);
    axes.upright(latency.p99Ms(), isCrowded && isAtEnd ? "" : "p99", isAtEnd);
  }

  /// Percentiles, the upper ones drawn wider: each factor ten of rarity is as wide.
  Chart curve(List<Request> byLatency, Latency latency) {
    double decades = Math.max(1.31, Math.log10(Math.max(20, byLatency.size())));
    Chart chart =
        new Chart(
            palette,
            106,
            () -> new Axes.Ends(decades, byLatency.isEmpty() ? 1 : byLatency.getLast().ms()),
            axes -> curve(axes, byLatency, latency, decades));
    chart.setAccessibleText(
        "Percentile curve up to the slowest request with " + Numbers.duration(latency.maxMs()));
    return chart;
  }

  private static void curve(Axes axes, List<Request> byLatency, Latency latency, double decades) {
    axes.rows(true);
    for (double percentile : PERCENTILES) {
      boolean isCrowded = percentile == 0.9 && axes.right() - axes.left() < 200;
      if (rarity(percentile) <= decades && !isCrowded) {
        axes.column(rarity(percentile), Numbers.count(percentile * 100));
      }
    }
    GraphicsContext paint = axes.paint();
    double whole = byLatency.stream().mapToDouble(Request::weight).sum();
    paint.setStroke(axes.color(Token.DB));
    paint.setLineWidth(2);
    paint.beginPath();
    double before = 0;
    double drawn = Double.NEGATIVE_INFINITY;
    for (Request request : byLatency) {
      double x = axes.x(Math.min(decades, rarity(before / whole)));
      before += request.weight();
      if (before == request.weight()) {
        paint.moveTo(x, axes.y(request.ms()));
      } else if (x - drawn < 0.5 && before < whole) {
        continue;
      }
      paint.lineTo(x, axes.y(request.ms()));
      drawn = x;
    }
    paint.stroke();
    paint.setLineWidth(1);
    point(axes, 0.5, latency.p50Ms());
    point(axes, 0.95, latency.p95Ms());
    point(axes, 0.99, latency.p99Ms());
  }

  private static void point(Axes axes, double percentile, double ms) {
    if (!Double.isNaN(ms)) {
      axes.paint().setFill(axes.color(Token.DB));
      axes.paint().fillOval(axes.x(rarity(percentile)) - 3, axes.y(ms) - 3, 6, 6);
    }
  }

  /// How rare a request above a percentile is, in factors of ten.
  private static double rarity(double share) {
    return -Math.log10(1 - Math.min(share, 1 - 1e-9));
  }
}
