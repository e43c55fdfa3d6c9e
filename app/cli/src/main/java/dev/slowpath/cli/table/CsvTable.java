package dev.slowpath.cli.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A table as CSV by RFC 4180: CRLF, a header of JSON names, quotes where they are needed, figures
/// as programs read them.
public final class CsvTable {

  private CsvTable() {}

  public static void write(Table table, Appendable to) throws IOException {
    List<String> heads = new ArrayList<>();
    for (int column = 0; column < table.columns().size(); column++) {
      if (!table.isBar(column)) {
        heads.add(quoted(table.columns().get(column).id()));
      }
    }
    to.append(String.join(",", heads)).append("\r\n");
    for (List<Cell> row : table.rows()) {
      to.append(String.join(",", record(table, row))).append("\r\n");
    }
  }

  private static List<String> record(Table table, List<Cell> row) {
    List<String> fields = new ArrayList<>();
    for (int column = 0; column < row.size(); column++) {
      if (!table.isBar(column)) {
        fields.add(field(row.get(column)));
      }
    }
    return fields;
  }

  private static String field(Cell cell) {
    return switch (cell) {
      case Cell.Words words -> quoted(words.text());
      case Cell.Figure figure -> figure.plain();
      case Cell.Bar _ -> "";
    };
  }

  private static String quoted(String text) {
    boolean needsQuotes = text.chars().anyMatch(one -> "\",\r\n".indexOf(one) >= 0);
    return needsQuotes ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
