package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.theme.Fonts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.workbench.layout.SampleTimes;
import dev.slowpath.workbench.wording.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/// Samples over time, by groups of threads, or as a map of seconds by parts of a second. A stretch
/// of it is chosen by dragging, or by arrows with Shift and Enter.
final class TimeStrip extends Pane {
  static final double HEIGHT = 64;

  private static final double AXIS = 14;
  private static final int PARTS = 240;
  private static final int ROWS = 25;
  private static final int MOST_COLUMNS = 600;
  private static final Font FONT = Font.font(Fonts.TEXT, 11);

  /// The colours of the heaviest groups, in order; all others share the last.
  static final List<Token> HUES =
      List.of(Token.DB, Token.CACHE, Token.WAIT, Token.HTTP, Token.SER, Token.OWN);

  private final Canvas canvas = new Canvas();
  private final Palette palette;
  private final Consumer<TimeRange> told;
  private @Nullable SampleTimes times;
  private @Nullable TimeRange held;
  private long[][] parts = new long[0][0];
  private long[][] cells = new long[0][0];
  private boolean isMap;
  private double from = -1;
  private double to = -1;

  /// @param told of a stretch that was chosen
  TimeStrip(Palette palette, Consumer<TimeRange> told) {
    this.palette = palette;
    this.told = told;
    getChildren().add(canvas);
    getStyleClass().add("time-strip");
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    setOnMousePressed(this::begin);
    setOnMouseDragged(this::drag);
    setOnMouseReleased(_ -> choose());
    setOnKeyPressed(this::press);
    focusedProperty().addListener((_, _, _) -> paint());
  }

  /// Shows the times of samples.
  ///
  /// @param range that the page is held to; empty for all
  void show(SampleTimes shown, Optional<TimeRange> range) {
    times = shown;
    held = range.orElse(null);
    parts = shown.parts(PARTS);
    cells = shown.cells(columnSeconds(shown), ROWS);
    from = -1;
    to = -1;
    name();
    paint();
  }

  private static int columnSeconds(SampleTimes shown) {
    return (int) Math.ceil(shown.range().seconds() / MOST_COLUMNS);
  }

  void asMap(boolean map) {
    isMap = map;
    paint();
  }

  private void begin(MouseEvent event) {
    requestFocus();
    from = share(event.getX());
    to = from;
    paint();
  }

  private void drag(MouseEvent event) {
    to = share(event.getX());
    name();
    paint();
  }

  private double share(double x) {
    return Math.clamp(x / Math.max(1, getWidth()), 0, 1);
  }

  private void choose() {
    TimeRange chosen = chosen();
    if (chosen != null) {
      told.accept(chosen);
    }
  }

  /// The stretch between the two ends; null where there is none.
  private @Nullable TimeRange chosen() {
    SampleTimes shown = times;
    if (shown == null || from < 0 || Math.abs(to - from) * PARTS < 0.5) {
      return null;
    }
    TimeRange whole = shown.range();
    long length = whole.endNs() - whole.startNs();
    return new TimeRange(
        whole.startNs() + (long) (Math.min(from, to) * length),
        whole.startNs() + (long) (Math.max(from, to) * length));
  }

  private void press(KeyEvent event) {
    double step = 1.0 / (event.isShortcutDown() ? PARTS : PARTS / 10.0);
    boolean isUsed = true;
    if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
      to = Math.clamp(Math.max(0, to) + (event.getCode() == KeyCode.LEFT ? -step : step), 0, 1);
      from = event.isShiftDown() && from >= 0 ? from : event.isShiftDown() ? 0 : to;
    } else if (event.getCode() == KeyCode.HOME || event.getCode() == KeyCode.END) {
      to = event.getCode() == KeyCode.HOME ? 0 : 1;
      from = event.isShiftDown() && from >= 0 ? from : to;
    } else if (event.getCode() == KeyCode.ENTER) {
      choose();
    } else if (event.getCode() == KeyCode.ESCAPE && from >= 0) {
      from = -1;
      to = -1;
    } else {
      isUsed = false;
    }
    if (isUsed) {
      event.consume();
      name();
      paint();
    }
  }

  private void name() {
    SampleTimes shown = times;
    TimeRange range = chosen();
    if (shown == null) {
      return;
    }
    setAccessibleText(
        "Samples over %s s%s"
            .formatted(
                Numbers.count(Math.rint(shown.range().seconds())),
                range == null
                    ? "; Shift and arrows choose a stretch"
                    : ", chosen %s s from second %s; Enter holds every page to it"
                        .formatted(seconds(range.seconds()), seconds(second(range)))));
  }

  private double second(TimeRange range) {
    SampleTimes shown = times;
    return shown == null ? 0 : (range.startNs() - shown.range().startNs()) / 1e9;
  }

  private static String seconds(double seconds) {
    return Numbers.count(Math.rint(seconds * 10) / 10);
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(Math.max(1, getWidth()));
    canvas.setHeight(HEIGHT);
    paint();
  }

  private void paint() {
    SampleTimes shown = times;
    GraphicsContext on = canvas.getGraphicsContext2D();
    on.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    if (shown == null) {
      return;
    }
    if (isMap) {
      map(on);
    } else {
      line(on);
    }
    axis(on, shown);
    TimeRange kept = held;
    if (kept != null) {
      range(on, x(shown, kept.startNs()), x(shown, kept.endNs()), true);
    }
    if (from >= 0) {
      range(on, Math.min(from, to) * getWidth(), Math.max(from, to) * getWidth(), false);
    }
    if (isFocused()) {
      on.setStroke(palette.color(Token.FOCUS));
      on.setLineWidth(2);
      on.strokeRect(1, 1, canvas.getWidth() - 2, HEIGHT - AXIS - 2);
    }
  }

  private double x(SampleTimes shown, long timeNs) {
    TimeRange whole = shown.range();
    double part = (timeNs - whole.startNs()) / (double) (whole.endNs() - whole.startNs());
    return Math.clamp(part, 0, 1) * getWidth();
  }

  private void line(GraphicsContext on) {
    double high = HEIGHT - AXIS;
    double wide = canvas.getWidth() / PARTS;
    long most = 1;
    for (int part = 0; part < PARTS; part++) {
      most = Math.max(most, sum(part));
    }
    for (int part = 0; part < PARTS; part++) {
      double y = high;
      for (int group = 0; group < parts.length; group++) {
        double tall = parts[group][part] * (high - 2) / most;
        on.setFill(hue(group));
        on.fillRect(part * wide, y - tall, Math.max(1, wide - 1), tall);
        y -= tall;
      }
    }
  }

  private Color hue(int group) {
    return palette.color(HUES.get(Math.min(group, HUES.size() - 1)));
  }

  private long sum(int part) {
    long sum = 0;
    for (long[] group : parts) {
      sum += group[part];
    }
    return sum;
  }

  /// Each cell the hotter, the more samples are in it, of the most that any has.
  private void map(GraphicsContext on) {
    double high = HEIGHT - AXIS;
    double wide = canvas.getWidth() / Math.max(1, cells.length);
    long most = 1;
    for (long[] column : cells) {
      for (long cell : column) {
        most = Math.max(most, cell);
      }
    }
    Color cold = palette.color(Token.TRACK);
    Color hot = palette.color(Token.HEAT);
    for (int column = 0; column < cells.length; column++) {
      for (int row = 0; row < ROWS; row++) {
        on.setFill(cold.interpolate(hot, Math.sqrt(cells[column][row] / (double) most)));
        on.fillRect(column * wide, row * high / ROWS, wide + 0.5, high / ROWS + 0.5);
      }
    }
  }

  private void axis(GraphicsContext on, SampleTimes shown) {
    on.setFont(FONT);
    on.setTextBaseline(VPos.BOTTOM);
    on.setFill(palette.color(Token.T3));
    double length = shown.range().seconds();
    double step = step(length);
    for (double second = 0; second < length - step / 2; second += step) {
      on.fillText(seconds(second) + " s", second / length * getWidth() + 2, HEIGHT);
    }
  }

  /// A round number of seconds, of which at most eight fit in.
  private static double step(double length) {
    double least = length / 8;
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(1e-9, least))));
    for (double times : new double[] {1, 2, 5}) {
      if (power * times >= least) {
        return power * times;
      }
    }
    return power * 10;
  }

  private void range(GraphicsContext on, double left, double right, boolean isHeld) {
    double high = HEIGHT - AXIS;
    Color veil = palette.color(Token.BG);
    on.setFill(Color.color(veil.getRed(), veil.getGreen(), veil.getBlue(), 0.65));
    on.fillRect(0, 0, left, high);
    on.fillRect(right, 0, Math.max(0, canvas.getWidth() - right), high);
    on.setStroke(palette.color(isHeld ? Token.T2 : Token.ACCENT));
    on.setLineWidth(1.5);
    on.strokeLine(left, 0, left, high);
    on.strokeLine(right, 0, right, high);
  }
}
