package dev.slowpath.desktop.part;

import dev.slowpath.desktop.page.Twin;
import dev.slowpath.desktop.theme.Fonts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.endpoint.TimeKind;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.workbench.layout.Ticks;
import dev.slowpath.workbench.layout.WaterfallLayout;
import dev.slowpath.workbench.layout.WaterfallLayout.Part;
import dev.slowpath.workbench.layout.WaterfallLayout.Row;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Shortened;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// One request's spans, painted as wide as there is room.
public final class WaterfallCanvas extends Canvas {
  private static final double ROW = 20;
  private static final double HEAD = 20;
  private static final double FIGURE = 58;

  /// More rows than this are in the table only: no card scrolls that far.
  private static final int MOST_ROWS = 300;

  private static final double LETTER = 6.4;

  /// With less room than this even the word select goes.
  private static final int NARROW = 34;

  private static final String LIST_CUT = "select … from ";

  private final Palette palette;
  private final WaterfallLayout layout;
  private final int rows;
  private final Tooltip whole = new Tooltip();

  public WaterfallCanvas(Palette palette, WaterfallLayout layout) {
    super(320, height(layout));
    this.palette = palette;
    this.layout = layout;
    rows = Math.min(MOST_ROWS, layout.rows().size());
    setAccessibleText(
        "Waterfall of a request of %s with %d spans"
            .formatted(Numbers.duration(layout.durationMs()), layout.spans()));
    Tooltip.install(this, whole);
    setOnMouseMoved(event -> {
      int row = (int) ((event.getY() - HEAD) / ROW);
      whole.setText(row >= 0 && row < rows ? told(layout.rows().get(row)) : "");
    });
  }

  /// Lets the spans of statements lead to them.
  ///
  /// @param statement told the canonical form of the one clicked
  public WaterfallCanvas leadingTo(Consumer<String> statement) {
    addEventHandler(
        MouseEvent.MOUSE_MOVED,
        event -> setCursor(at(event).isPresent() ? Cursor.HAND : Cursor.DEFAULT));
    setOnMouseClicked(
        event -> at(event).ifPresent(sql -> statement.accept(CanonicalSql.of(sql).text())));
    return this;
  }

  /// The statement of the row under the pointer.
  private Optional<String> at(MouseEvent event) {
    int row = (int) Math.floor((event.getY() - HEAD) / ROW);
    if (row < 0 || row >= rows || layout.rows().get(row).kind() != TimeKind.DATABASE) {
      return Optional.empty();
    }
    // The rows of a group show what tells them apart; the group's head shows the statement.
    while (row > 0 && layout.rows().get(row).part() != Part.GROUP && isOfGroup(row)) {
      row--;
    }
    return Optional.of(layout.rows().get(row).label());
  }

  private boolean isOfGroup(int row) {
    Part part = layout.rows().get(row).part();
    return part == Part.MEMBER || part == Part.MORE;
  }

  private static double height(WaterfallLayout layout) {
    int left = layout.rows().size() - MOST_ROWS;
    return HEAD + ROW * (Math.min(MOST_ROWS, layout.rows().size()) + (left > 0 ? 1 : 0));
  }

  private static String told(Row row) {
    return "%s\n%s ms, from %s to %s ms"
        .formatted(
            row.label(), Numbers.ms(row.sumMs()), Numbers.ms(row.fromMs()), Numbers.ms(row.toMs()));
  }

  /// The same spans as a table.
  public static Twin twin(WaterfallLayout layout) {
    List<List<String>> rows =
        layout.rows().stream()
            .map(row ->
                List.of(
                    row.label(),
                    Hues.name(row.kind()),
                    Integer.toString(row.count()),
                    Numbers.ms(row.fromMs()),
                    Numbers.ms(row.toMs()),
                    Numbers.ms(row.sumMs())))
            .toList();
    return new Twin(
        "Spans of the median request",
        List.of("Span", "Kind", "Spans", "From ms", "To ms", "Time ms"),
        rows);
  }

  @Override
  public boolean isResizable() {
    return true;
  }

  @Override
  public double minWidth(double height) {
    return 240;
  }

  @Override
  public double maxWidth(double height) {
    return Double.MAX_VALUE;
  }

  @Override
  public void resize(double width, double height) {
    setWidth(width);
    paint();
  }

  private double names() {
    return Math.rint(Math.clamp(getWidth() * 0.44, 120, 300));
  }

  private double scale() {
    double span = Math.max(1e-9, layout.waitMs() + layout.durationMs());
    return (getWidth() - names() - FIGURE - 8) / span;
  }

  private double x(double ms) {
    return names() + (ms + layout.waitMs()) * scale();
  }

  private void paint() {
    GraphicsContext paint = getGraphicsContext2D();
    paint.clearRect(0, 0, getWidth(), getHeight());
    paint.setTextBaseline(VPos.CENTER);
    bands(paint);
    axis(paint);
    for (int row = 0; row < rows; row++) {
      row(paint, layout.rows().get(row), HEAD + row * ROW);
    }
    int left = layout.rows().size() - rows;
    if (left > 0) {
      paint.setFill(palette.color(Token.ACCENT));
      paint.fillText("%s more rows in the table (Ctrl+T)".formatted(left), 6, getHeight() - 10);
    }
  }

  private void bands(GraphicsContext paint) {
    for (int row = 0; row < rows; row++) {
      Part part = layout.rows().get(row).part();
      if (part == Part.GROUP || part == Part.MEMBER || part == Part.MORE) {
        double y = HEAD + row * ROW;
        paint.setFill(palette.color(Token.WARN_TINT));
        paint.fillRect(0, y, getWidth(), ROW);
        paint.setFill(palette.color(Token.WARN));
        paint.fillRect(0, y, 2, ROW);
      }
    }
  }

  private void axis(GraphicsContext paint) {
    paint.setFont(Font.font(Fonts.FIGURES, 10));
    double whole = layout.waitMs() + layout.durationMs();
    double step = Ticks.step(whole, (getWidth() - names() - FIGURE) / 44);
    for (double ms = 0; ms <= whole * 1.001; ms += step) {
      double x = Math.round(names() + ms * scale()) + 0.5;
      paint.setStroke(palette.color(Token.LINE));
      paint.strokeLine(x, HEAD, x, getHeight());
      paint.setFill(palette.color(Token.T3));
      paint.setTextAlign(ms == 0 ? TextAlignment.LEFT : TextAlignment.CENTER);
      paint.fillText(Ticks.text(ms, step), x, HEAD / 2);
    }
    paint.setTextAlign(TextAlignment.RIGHT);
    paint.fillText("ms", getWidth(), HEAD / 2);
  }

  private void row(GraphicsContext paint, Row row, double y) {
    double indent = 6 + Math.min(6, row.depth()) * 10.0;
    boolean isStrong = row.part() == Part.GROUP || row.depth() == 0;
    paint.setFont(Font.font(isStrong ? "Inter SemiBold" : Fonts.TEXT, 11));
    boolean isQuiet = row.part() == Part.MEMBER;
    paint.setFill(palette.color(isQuiet ? Token.T2 : Token.T1));
    paint.setTextAlign(TextAlignment.LEFT);
    paint.fillText(name(row, (int) ((names() - indent - 6) / LETTER)), indent, y + ROW / 2);
    bar(paint, row, y + 4);
    paint.setFont(Font.font(Fonts.FIGURES, 11));
    paint.setFill(palette.color(isQuiet ? Token.T2 : Token.T1));
    paint.setTextAlign(TextAlignment.RIGHT);
    String figure = Numbers.ms(row.sumMs());
    // Whole figures end where the others have their point.
    double right = figure.indexOf('.') < 0 ? getWidth() - 2 * 6.6 : getWidth();
    paint.fillText(figure, right, y + ROW / 2);
  }

  private static String name(Row row, int width) {
    return switch (row.part()) {
      case WAIT -> Shortened.text("waiting for a worker", width);
      case SPAN, MEMBER -> shortened(row.label(), width);
      case GROUP -> {
        String times = Numbers.count((long) row.count()) + " × ";
        yield times + shortened(row.label(), width - times.length());
      }
      case MORE -> Numbers.count((long) row.count()) + " more like these";
    };
  }

  /// A statement without its select list, or any other name, in so many letters.
  public static String shortened(String label, int width) {
    boolean isSql = label.regionMatches(true, 0, "select ", 0, 7);
    int room = Math.max(8, width);
    if (!isSql) {
      return Shortened.text(label, room);
    }
    String whole = Shortened.sql(label, Math.max(room, NARROW));
    boolean isNarrow = room < NARROW && whole.startsWith(LIST_CUT);
    return Shortened.text(isNarrow ? whole.substring(LIST_CUT.indexOf('…')) : whole, room);
  }

  private void bar(GraphicsContext paint, Row row, double y) {
    double x = x(row.fromMs());
    double width = Math.max(1.5, (row.toMs() - row.fromMs()) * scale());
    boolean isRequest = row.part() == Part.SPAN && row.depth() == 0;
    Color color = palette.color(isRequest ? Token.OWN : Hues.of(row.kind()));
    paint.setFill(isRequest ? color.interpolate(palette.color(Token.BG_CARD), 0.45) : color);
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
