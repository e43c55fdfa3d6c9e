package dev.slowpath.desktop.endpoints;

import dev.slowpath.desktop.endpoints.EndpointsModel.Request;
import dev.slowpath.desktop.part.Axes;
import dev.slowpath.desktop.part.Chart;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.endpoint.Latency;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.workbench.wording.Numbers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// The requests of an endpoint over time: a click chooses one, a drag a stretch of time.
final class Scatter {
  private static final List<Double> STEPS_S =
      List.of(1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1_800.0, 3_600.0, 14_400.0);

  private static final double NEAR = 10;
  private static final double DRAGGED = 8;

  private final List<Request> requests;
  private final Latency latency;
  private final TimeRange range;
  private final Chart chart;
  private final Told told;
  private @Nullable Request chosen;
  private double from = Double.NaN;
  private double to = Double.NaN;

  /// Who hears of choices.
  record Told(Consumer<Request> request, Consumer<TimeRange> time) {}

  Scatter(Palette palette, List<Request> requests, Latency latency, TimeRange range, Told told) {
    this.requests = requests;
    this.latency = latency;
    this.range = range;
    this.told = told;
    double slowest = requests.stream().mapToDouble(Request::ms).max().orElse(1);
    chart =
        new Chart(
            palette, 150, () -> new Axes.Ends(range.seconds() * 1e3, slowest * 1.04), this::paint);
    chart.setCursor(Cursor.CROSSHAIR);
    chart.setOnMousePressed(event -> {
      from = event.getX();
      to = event.getX();
    });
    chart.setOnMouseDragged(event -> {
      to = event.getX();
      chart.repaint();
    });
    chart.setOnMouseReleased(this::released);
    chart.setAccessibleText(
        "Requests over time, %s of them, the slowest with %s"
            .formatted(Numbers.count((long) requests.size()), Numbers.duration(slowest)));
  }

  Chart chart() {
    return chart;
  }

  void choose(Request request) {
    chosen = request;
    chart.repaint();
    told.request().accept(request);
  }

  private void released(MouseEvent event) {
    Axes axes = chart.axes();
    boolean isDrag = Math.abs(to - from) >= DRAGGED;
    double left = Math.min(from, to);
    double right = Math.max(from, to);
    from = Double.NaN;
    to = Double.NaN;
    if (axes == null) {
      return;
    }
    if (isDrag) {
      told.time().accept(new TimeRange(ns(axes.valueAt(left)), ns(axes.valueAt(right))));
      return;
    }
    Request nearest = nearest(axes, event.getX(), event.getY());
    if (nearest != null) {
      choose(nearest);
    }
    chart.repaint();
  }

  private long ns(double atMs) {
    return range.startNs() + (long) (atMs * 1e6);
  }

  private @Nullable Request nearest(Axes axes, double x, double y) {
    Request nearest = null;
    double least = NEAR;
    for (Request request : requests) {
      double away = Math.hypot(axes.x(request.atMs()) - x, axes.y(request.ms()) - y);
      if (away < least) {
        least = away;
        nearest = request;
      }
    }
    return nearest;
  }

  private void paint(Axes axes) {
    axes.rows(true);
    clock(axes);
    GraphicsContext paint = axes.paint();
    paint.setFill(axes.color(Token.DB).deriveColor(0, 1, 1, 0.6));
    for (Request request : requests) {
      if (!request.failed() && !(request.ms() > latency.p95Ms())) {
        paint.fillRect(axes.x(request.atMs()) - 1, axes.y(request.ms()) - 1, 2, 2);
      }
    }
    for (Request request : requests) {
      if (request.failed()) {
        cross(axes, request);
      } else if (request.ms() > latency.p95Ms()) {
        diamond(axes, request);
      }
    }
    axes.across(latency.p95Ms(), "p95");
    marks(axes);
  }

  private static void diamond(Axes axes, Request request) {
    double x = axes.x(request.atMs());
    double y = axes.y(request.ms());
    axes.paint().setFill(axes.color(Token.WAIT));
    axes.paint()
        .fillPolygon(
            new double[] {x, x + 3.5, x, x - 3.5}, new double[] {y - 3.5, y, y + 3.5, y}, 4);
  }

  private static void cross(Axes axes, Request request) {
    double x = axes.x(request.atMs());
    double y = axes.y(request.ms());
    axes.paint().setStroke(axes.color(Token.ERR));
    axes.paint().setLineWidth(1.5);
    axes.paint().strokeLine(x - 3, y - 3, x + 3, y + 3);
    axes.paint().strokeLine(x - 3, y + 3, x + 3, y - 3);
    axes.paint().setLineWidth(1);
  }

  private void marks(Axes axes) {
    GraphicsContext paint = axes.paint();
    Request one = chosen;
    if (one != null) {
      paint.setStroke(axes.color(Token.T1));
      paint.setLineWidth(1.5);
      paint.strokeOval(axes.x(one.atMs()) - 6, axes.y(one.ms()) - 6, 12, 12);
      paint.setLineWidth(1);
    }
    if (Math.abs(to - from) >= DRAGGED) {
      paint.setFill(axes.color(Token.ACCENT).deriveColor(0, 1, 1, 0.2));
      paint.fillRect(Math.min(from, to), 0, Math.abs(to - from), axes.bottom());
    }
  }

  /// Round clock times below.
  private void clock(Axes axes) {
    double room = (axes.right() - axes.left()) / 58;
    double step =
        STEPS_S.stream().filter(one -> range.seconds() / one <= room).findFirst().orElse(86_400.0);
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern(step < 60 ? "HH:mm:ss" : "HH:mm", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    double startS = range.startNs() / 1e9;
    for (double at = Math.ceil(startS / step) * step; at <= startS + range.seconds(); at += step) {
      axes.column((at - startS) * 1e3, format.format(Instant.ofEpochSecond((long) at)));
    }
  }
}
