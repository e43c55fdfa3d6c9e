package dev.slowpath.cli.table;

import dev.slowpath.cli.terminal.Printable;
import java.io.IOException;
import java.util.List;

/// A table as Markdown knows it, figures as people read them, nothing cut.
public final class MarkdownTable {

  private MarkdownTable() {}

  public static void write(Table table, Appendable to) throws IOException {
    StringBuilder heads = new StringBuilder("|");
    StringBuilder rule = new StringBuilder("|");
    for (int column = 0; column < table.columns().size(); column++) {
      if (!table.isBar(column)) {
        heads
            .append(' ')
            .append(escaped(table.columns().get(column).head().replace('\n', ' ')))
            .append(" |");
        rule.append(table.isFigures(column) ? "--:|" : "---|");
      }
    }
    to.append(heads).append('\n').append(rule).append('\n');
    for (List<Cell> row : table.rows()) {
      to.append(line(table, row)).append('\n');
    }
  }

  private static String line(Table table, List<Cell> row) {
    StringBuilder line = new StringBuilder("|");
    for (int column = 0; column < row.size(); column++) {
      if (!table.isBar(column)) {
        line.append(' ').append(text(row.get(column))).append(" |");
      }
    }
    return line.toString();
  }

  private static String text(Cell cell) {
    return switch (cell) {
      case Cell.Words words -> escaped(words.text());
      case Cell.Figure figure -> figure.text();
      case Cell.Bar _ -> "";
    };
  }

  private static String escaped(String text) {
    return Printable.line(text).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;");
  }
}
