package dev.slowpath.desktop.traces;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.path.CriticalPath;
import dev.slowpath.desktop.part.Hues;
import dev.slowpath.desktop.part.WaterfallCanvas;
import dev.slowpath.desktop.theme.Fonts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.workbench.layout.Ticks;
import dev.slowpath.workbench.layout.TraceLayout;
import dev.slowpath.workbench.wording.Numbers;
import java.util.BitSet;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Paints the rows of a waterfall that are on the screen, and nothing of the others: a bar for each
/// span, faint where nobody waits for it and full, with a line below, where it is on the critical
/// path.
final class TracePaint {
  private static final double STEP_IN = 12;
  private static final int MOST_STEPS = 10;
  private static final double BAR = 11;
  private static final double LETTER = 6.3;
  private static final double DIGIT = 6.6;
  private static final double TICKS_APART = 72;
  private static final double OFF_PATH = 0.4;

  /// With more sections than this, lines between them would be a hatching.
  private static final int JOINED = 120;

  private static final Font NAME = Font.font(Fonts.TEXT, 12);
  private static final Font FIGURE = Font.font(Fonts.FIGURES, 11);
  private static final Font TICK = Font.font(Fonts.FIGURES, 10);

  private final Palette palette;
  private final Linked linked;
  private final BitSet pixels = new BitSet();

  TracePaint(Palette palette, Linked linked) {
    this.palette = palette;
    this.linked = linked;
  }

  /// How far the name of a row stands in.
  static double indent(TraceLayout layout, int row) {
    return 8 + Math.min(MOST_STEPS, layout.depth(row)) * STEP_IN;
  }

  /// Paints everything.
  ///
  /// @param chosen the row that is chosen
  /// @param hovered the row below the pointer; -1 for none
  void paint(GraphicsContext paint, TraceWindow window, int chosen, int hovered) {
    paint.clearRect(0, 0, window.width(), window.height());
    paint.setTextBaseline(VPos.CENTER);
    int last = Math.min(window.count(), window.top() + window.rowsOnScreen() + 1);
    for (int place = window.top(); place < last; place++) {
      ground(paint, window, place, chosen, hovered);
    }
    grid(paint, window);
    joints(paint, window);
    for (int place = window.top(); place < last; place++) {
      row(paint, window, place);
    }
    head(paint, window);
  }

  private void ground(
      GraphicsContext paint, TraceWindow window, int place, int chosen, int hovered) {
    int row = window.row(place);
    if (row == chosen || row == hovered) {
      paint.setFill(palette.color(row == chosen ? Token.BG_SEL : Token.BG_HOVER));
      paint.fillRect(0, window.y(place), window.width(), TraceWindow.ROW);
    }
  }

  private static double step(TraceWindow window) {
    double whole = (window.toNs() - window.fromNs()) / 1e6;
    return Ticks.step(whole, Math.max(2, (window.barsEnd() - window.names()) / TICKS_APART));
  }

  private void grid(GraphicsContext paint, TraceWindow window) {
    double step = step(window);
    double from = (window.fromNs() - window.layout().startNs()) / 1e6;
    double to = (window.toNs() - window.layout().startNs()) / 1e6;
    paint.setStroke(palette.color(Token.LINE));
    paint.setLineWidth(1);
    for (double tick = Math.ceil(from / step) * step; tick <= to; tick += step) {
      double x = Math.round(x(window, tick)) + 0.5;
      paint.strokeLine(x, TraceWindow.HEAD, x, window.height());
    }
  }

  private static double x(TraceWindow window, double tickMs) {
    return window.x(window.layout().startNs() + Math.round(tickMs * 1e6));
  }

  private void head(GraphicsContext paint, TraceWindow window) {
    paint.setFill(palette.color(Token.BG));
    paint.fillRect(0, 0, window.width(), TraceWindow.HEAD);
    paint.setStroke(palette.color(Token.LINE));
    paint.strokeLine(0, TraceWindow.HEAD - 0.5, window.width(), TraceWindow.HEAD - 0.5);
    paint.setFont(TICK);
    paint.setFill(palette.color(Token.T3));
    double step = step(window);
    double from = (window.fromNs() - window.layout().startNs()) / 1e6;
    double to = (window.toNs() - window.layout().startNs()) / 1e6;
    for (double tick = Math.ceil(from / step) * step; tick <= to; tick += step) {
      double x = x(window, tick);
      boolean isFirst = x < window.names() + 16;
      paint.setTextAlign(isFirst ? TextAlignment.LEFT : TextAlignment.CENTER);
      if (x < window.barsEnd() - 12) {
        paint.fillText(Ticks.duration(tick, step), x, TraceWindow.HEAD / 2);
      }
    }
    paint.setTextAlign(TextAlignment.RIGHT);
    paint.fillText("ms", window.width() - 4, TraceWindow.HEAD / 2);
  }

  /// Lines from each section of the critical path to the next.
  private void joints(GraphicsContext paint, TraceWindow window) {
    TraceLayout layout = window.layout();
    if (layout.path().size() > JOINED) {
      return;
    }
    paint.setStroke(palette.color(Token.T3).interpolate(palette.color(Token.BG), 0.4));
    paint.setLineWidth(1);
    for (int at = 1; at < layout.path().size(); at++) {
      int one = window.place(layout.row(layout.path().get(at - 1).span()));
      int other = window.place(layout.row(layout.path().get(at).span()));
      double x = Math.round(window.x(layout.path().get(at).startNs())) + 0.5;
      boolean isSeen = x >= window.names() && x <= window.barsEnd();
      if (one != other && isSeen) {
        double middle = TraceWindow.ROW / 2;
        paint.strokeLine(x, window.y(one) + middle, x, window.y(other) + middle);
      }
    }
  }

  private void row(GraphicsContext paint, TraceWindow window, int place) {
    TraceLayout layout = window.layout();
    TraceSet traces = layout.traces();
    int row = window.row(place);
    int span = layout.span(row);
    double y = window.y(place);
    double middle = y + TraceWindow.ROW / 2;
    double x = indent(layout, row);
    if (window.hasBelow(row)) {
      arrow(paint, x, middle, window.isFolded(row));
    }
    boolean failed = traces.failed(span);
    paint.setFill(palette.color(failed ? Token.ERR : Token.T1));
    paint.setFont(NAME);
    paint.setTextAlign(TextAlignment.LEFT);
    int room = (int) ((window.names() - x - 14) / LETTER);
    String label = (failed ? "✕ " : "") + SpanText.label(layout, row);
    String more = window.isFolded(row) ? "  +" + (layout.end(row) - row - 1) : "";
    paint.fillText(WaterfallCanvas.shortened(label, room - more.length()) + more, x + 10, middle);
    bar(paint, window, row, y);
    paint.setFont(FIGURE);
    paint.setFill(palette.color(layout.sections(row) > 0 ? Token.T1 : Token.T2));
    paint.setTextAlign(TextAlignment.RIGHT);
    String figure = Numbers.ms(traces.durationNs(span) / 1e6);
    // Whole figures end where the others have their point.
    double right = window.width() - 4 - (figure.indexOf('.') < 0 ? 2 * DIGIT : 0);
    paint.fillText(figure, right, middle);
  }

  private void arrow(GraphicsContext paint, double x, double middle, boolean isFolded) {
    paint.setFill(palette.color(Token.T3));
    double[] xs = isFolded ? new double[] {x, x + 5, x} : new double[] {x - 1, x + 6, x + 2.5};
    double[] ys =
        isFolded
            ? new double[] {middle - 3.5, middle, middle + 3.5}
            : new double[] {middle - 2, middle - 2, middle + 3};
    paint.fillPolygon(xs, ys, 3);
  }

  private void bar(GraphicsContext paint, TraceWindow window, int row, double y) {
    TraceLayout layout = window.layout();
    TraceSet traces = layout.traces();
    int span = layout.span(row);
    double left = Math.max(window.names(), window.x(traces.startNs(span)));
    double right = Math.min(window.barsEnd(), window.x(traces.endNs(span)));
    Color hue = palette.color(Hues.of(linked.kind(span)));
    double upper = y + (TraceWindow.ROW - BAR) / 2;
    if (right >= window.names() && left <= window.barsEnd()) {
      paint.setFill(hue.interpolate(palette.color(Token.BG), 1 - OFF_PATH));
      paint.fillRect(left, upper, Math.max(1.5, right - left), BAR);
    }
    sections(window, row);
    for (int from = pixels.nextSetBit(0); from >= 0; ) {
      int to = pixels.nextClearBit(from);
      paint.setFill(hue);
      paint.fillRect(from, upper, (double) to - from, BAR);
      paint.setFill(palette.color(Token.T1));
      paint.fillRect(from, upper + BAR - 2, (double) to - from, 2);
      from = pixels.nextSetBit(to);
    }
  }

  /// Marks the pixels that the critical path has in a row; a folded row shows those below it too.
  private void sections(TraceWindow window, int row) {
    TraceLayout layout = window.layout();
    pixels.clear();
    int end = window.isFolded(row) ? layout.end(row) : row + 1;
    for (int one = row; one < end; one++) {
      for (int n = 0; n < layout.sections(one); n++) {
        CriticalPath.Section section = layout.path().get(layout.section(one, n));
        if (section.endNs() >= window.fromNs() && section.startNs() <= window.toNs()) {
          int from = (int) Math.max(window.names(), window.x(section.startNs()));
          int to = (int) Math.min(window.barsEnd(), Math.ceil(window.x(section.endNs())));
          pixels.set(from, Math.max(from + 1, to));
        }
      }
    }
  }
}
