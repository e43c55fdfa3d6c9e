package dev.slowpath.cli.table;

import java.util.List;

/// Rows under columns, before anybody has decided how they are written.
public record Table(List<Column> columns, List<List<Cell>> rows) {

  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            row.size() + " cells under " + columns.size() + " columns");
      }
    }
  }

  boolean isBar(int column) {
    return rows.stream().anyMatch(row -> row.get(column) instanceof Cell.Bar);
  }

  boolean isFigures(int column) {
    return rows.stream().anyMatch(row -> row.get(column) instanceof Cell.Figure);
  }
}
