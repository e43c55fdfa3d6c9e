package dev.slowpath.cli.table;

import dev.slowpath.cli.terminal.Ink;
import dev.slowpath.cli.terminal.Printable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/// A table in columns of characters, figures aligned on their decimal point, cut to a width.
public final class TextTable {
  private static final String GAP = "  ";
  private static final int BAR = 16;
  private static final int SHORT_BAR = 10;
  private static final int ROOM_FOR_BARS = 120;
  private static final int LEAST = 8;
  private static final int LEGIBLE = 24;

  private final Table table;
  private final Ink ink;
  private final String[][] texts;
  private final int[] widths;
  private final int bar;

  private TextTable(Table table, int width, Ink ink) {
    bar = width < ROOM_FOR_BARS ? SHORT_BAR : BAR;
    this.table = table;
    this.ink = ink;
    texts = new String[table.rows().size()][table.columns().size()];
    widths = new int[table.columns().size()];
    for (int column = 0; column < widths.length; column++) {
      fill(column);
    }
    shrink(width);
  }

  /// The lines, the heads first (two lines of them where a head has two), without trailing spaces.
  public static List<String> lines(Table table, int width, Ink ink) {
    TextTable text = new TextTable(table, width, ink);
    List<String> lines = new ArrayList<>();
    if (table.columns().stream().anyMatch(column -> column.head().indexOf('\n') >= 0)) {
      lines.add(text.heads(text::upper));
    }
    lines.add(text.heads(text::lower));
    for (int row = 0; row < table.rows().size(); row++) {
      lines.add(text.line(row));
    }
    return lines;
  }

  /// The width below which texts would be cut to less than a reader needs.
  public static int leastWidth(Table table) {
    TextTable text = new TextTable(table, Integer.MAX_VALUE, Ink.PLAIN);
    int sum = GAP.length() * (text.widths.length - 1);
    for (int column = 0; column < text.widths.length; column++) {
      boolean mayShrink = table.columns().get(column).cut() != Column.Cut.NEVER;
      sum += mayShrink ? Math.min(text.widths[column], LEGIBLE) : text.widths[column];
    }
    return sum;
  }

  private void fill(int column) {
    int[] point = pointWidths(column);
    int widest = Math.max(length(upper(column)), length(lower(column)));
    for (int row = 0; row < texts.length; row++) {
      String text =
          switch (table.rows().get(row).get(column)) {
            case Cell.Words words -> Printable.line(words.text());
            case Cell.Figure figure -> aligned(figure.text(), point);
            case Cell.Bar _ -> "";
          };
      texts[row][column] = text;
      widest = Math.max(widest, length(text));
    }
    widths[column] = table.isBar(column) ? Math.max(widest, bar) : widest;
  }

  /// The longest part before the point, and from the point on.
  private int[] pointWidths(int column) {
    int[] widest = new int[2];
    for (List<Cell> row : table.rows()) {
      if (row.get(column) instanceof Cell.Figure figure) {
        String text = figure.text();
        int whole = wholeLength(text);
        widest[0] = Math.max(widest[0], whole);
        widest[1] = Math.max(widest[1], text.length() - whole);
      }
    }
    return widest;
  }

  private static String aligned(String figure, int[] point) {
    int whole = wholeLength(figure);
    return " ".repeat(point[0] - whole) + figure + " ".repeat(point[1] - figure.length() + whole);
  }

  private static int wholeLength(String figure) {
    int point = figure.indexOf('.');
    return point < 0 ? figure.length() : point;
  }

  /// Takes from the widest column that may be cut until the table fits or nothing is left to take.
  private void shrink(int width) {
    int excess = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - width;
    while (excess > 0) {
      int widest = -1;
      for (int column = 0; column < widths.length; column++) {
        boolean mayShrink = table.columns().get(column).cut() != Column.Cut.NEVER;
        if (mayShrink && (widest < 0 || widths[column] > widths[widest])) {
          widest = column;
        }
      }
      if (widest < 0 || widths[widest] <= LEAST) {
        return;
      }
      widths[widest]--;
      excess--;
    }
  }

  private String upper(int column) {
    String head = table.columns().get(column).head();
    return head.substring(0, Math.max(0, head.indexOf('\n')));
  }

  private String lower(int column) {
    String head = table.columns().get(column).head();
    return head.substring(head.indexOf('\n') + 1);
  }

  private String heads(IntFunction<String> headOf) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String head = headOf.apply(column);
      String space = " ".repeat(Math.max(0, widths[column] - length(head)));
      line.append(column == 0 ? "" : GAP);
      line.append(table.isFigures(column) ? space + head : head + space);
    }
    return ink.paint(Ink.Role.HEAD, line.toString().stripTrailing());
  }

  private String line(int row) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      line.append(column == 0 ? "" : GAP).append(cell(row, column));
    }
    return line.toString().stripTrailing();
  }

  private String cell(int row, int column) {
    return switch (table.rows().get(row).get(column)) {
      case Cell.Bar bar -> Bars.draw(bar, widths[column], ink);
      case Cell.Figure _ -> space(row, column) + texts[row][column];
      case Cell.Words words -> {
        String cut = table.columns().get(column).cut().to(texts[row][column], widths[column]);
        String space = " ".repeat(Math.max(0, widths[column] - length(cut)));
        yield ink.paint(words.role(), cut) + space;
      }
    };
  }

  private String space(int row, int column) {
    return " ".repeat(Math.max(0, widths[column] - length(texts[row][column])));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
