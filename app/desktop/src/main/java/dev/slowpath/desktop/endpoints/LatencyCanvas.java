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

/// The three pictures of one endpoint's latency: histogram, requests over time, percentile curve.
final class LatencyCanvas extends Canvas {
  private static final double LEFT = 52;
  private static final double TOP = 14;
  private static final double BOTTOM = 18;
  private static final Font TICKS = Font.font(Fonts.FIGURES, 10);

  private final Palette palette;

  LatencyCanvas(Palette palette, double width, double height) {
    super(width, height);
    this.palette = palette;
  }

  void histogram(EndpointsModel.Histogram histogram, Latency latency) {
    int most = histogram.counts().stream().mapToInt(Integer::intValue).max().orElse(1);
    double span = histogram.counts().size() * histogram.binMs();
    clear();
    ticks(most, span, false);
    GraphicsContext paint = getGraphicsContext2D();
    double step = width() / histogram.counts().size();
    for (int bin = 0; bin < histogram.counts().size(); bin++) {
      double height = height() * histogram.counts().get(bin) / most;
      boolean isSlow = bin * histogram.binMs() >= latency.p95Ms();
      paint.setFill(palette.color(isSlow ? Token.WAIT : Token.DB));
      paint.fillRect(LEFT + bin * step, TOP + height() - height, Math.max(1, step - 1), height);
    }
    line(latency.p50Ms() / span, "p50");
    line(latency.p95Ms() / span, "p95");
  }

  private void line(double share, String name) {
    if (Double.isNaN(share)) {
      return;
    }
    GraphicsContext paint = getGraphicsContext2D();
    double x = Math.round(LEFT + share * width()) + 0.5;
    paint.setStroke(palette.color(Token.T1));
    paint.setLineDashes(2, 2);
    paint.strokeLine(x, TOP, x, TOP + height());
    paint.setLineDashes();
    paint.setFill(palette.color(Token.T1));
    paint.setTextAlign(share > 0.85 ? TextAlignment.RIGHT : TextAlignment.LEFT);
    paint.fillText(name, share > 0.85 ? x - 3 : x + 3, TOP - 7);
  }

  void scatter(List<EndpointsModel.Request> requests, Latency latency) {
    double most = requests.stream().mapToDouble(EndpointsModel.Request::ms).max().orElse(1);
    clear();
    ticks(most, Double.NaN, true);
    GraphicsContext paint = getGraphicsContext2D();
    for (EndpointsModel.Request request : requests) {
      boolean isSlow = request.ms() > latency.p95Ms();
      Token token = request.failed() ? Token.ERR : isSlow ? Token.WAIT : Token.DB;
      double x = LEFT + request.atShare() * width();
      double y = TOP + height() * (1 - request.ms() / most);
      paint.setFill(palette.color(token).deriveColor(0, 1, 1, isSlow ? 1 : 0.6));
      paint.fillRect(x - 1, y - 1, isSlow ? 4 : 2, isSlow ? 4 : 2);
    }
  }

  /// Percentiles 0 to 100, the upper ones drawn wider: each factor ten of rarity is as wide.
  void curve(double[] sortedMs) {
    double most = sortedMs.length == 0 ? 1 : sortedMs[sortedMs.length - 1];
    clear();
    ticks(most, Double.NaN, true);
    GraphicsContext paint = getGraphicsContext2D();
    double decades = Math.max(1, Math.log10(Math.max(10, sortedMs.length)));
    paint.setStroke(palette.color(Token.DB));
    paint.setLineWidth(2);
    paint.beginPath();
    for (int rank = 0; rank < sortedMs.length; rank++) {
      double x = LEFT + width() * rare(rank / (double) sortedMs.length) / decades;
      double y = TOP + height() * (1 - sortedMs[rank] / most);
      if (rank == 0) {
        paint.moveTo(x, y);
      } else {
        paint.lineTo(x, y);
      }
    }
    paint.stroke();
    paint.setLineWidth(1);
    paint.setFill(palette.color(Token.T3));
    paint.setTextAlign(TextAlignment.CENTER);
    for (double percentile : List.of(50.0, 90.0, 99.0)) {
      double x = LEFT + width() * rare(percentile / 100) / decades;
      if (x < LEFT + width() - 8) {
        paint.fillText(Numbers.count(percentile), x, getHeight() - 6);
      }
    }
  }

  private static double rare(double share) {
    return -Math.log10(1 - share);
  }

  private void clear() {
    GraphicsContext paint = getGraphicsContext2D();
    paint.clearRect(0, 0, getWidth(), getHeight());
    paint.setFont(TICKS);
    paint.setTextBaseline(VPos.CENTER);
    paint.setLineWidth(1);
  }

  private void ticks(double most, double spanMs, boolean isTime) {
    GraphicsContext paint = getGraphicsContext2D();
    for (int third = 0; third <= 2; third++) {
      double y = Math.round(TOP + height() * (1 - third / 2.0)) + 0.5;
      paint.setStroke(palette.color(Token.LINE));
      paint.strokeLine(LEFT, y, LEFT + width(), y);
      paint.setFill(palette.color(Token.T3));
      paint.setTextAlign(TextAlignment.RIGHT);
      double value = most * third / 2;
      paint.fillText(isTime ? duration(value) : Numbers.count(Math.rint(value)), LEFT - 6, y);
    }
    if (!Double.isNaN(spanMs)) {
      paint.setTextAlign(TextAlignment.LEFT);
      paint.fillText("0", LEFT, getHeight() - 6);
      paint.setTextAlign(TextAlignment.CENTER);
      paint.fillText(duration(spanMs / 2), LEFT + width() / 2, getHeight() - 6);
      paint.setTextAlign(TextAlignment.RIGHT);
      paint.fillText(duration(spanMs), LEFT + width(), getHeight() - 6);
    }
  }

  private static String duration(double ms) {
    return ms == 0 ? "0" : Numbers.duration(ms);
  }

  private double width() {
    return getWidth() - LEFT - 4;
  }

  private double height() {
    return getHeight() - TOP - BOTTOM;
  }
}
