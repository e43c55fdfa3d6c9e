package dev.slowpath.cli.table;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

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

  /// The same without some columns.
  public Table without(Set<String> ids) {
    int[] kept =
        IntStream.range(0, columns.size())
            .filter(column -> !ids.contains(columns.get(column).id()))
            .toArray();
    return new Table(
        Arrays.stream(kept).mapToObj(columns::get).toList(),
        rows.stream().map(row -> Arrays.stream(kept).mapToObj(row::get).toList()).toList());
  }

  /// Whether no row has a figure but 0 or unknown in a column.
  public boolean isIdle(String id) {
    int at = columns.stream().map(Column::id).toList().indexOf(id);
    return rows.stream()
        .noneMatch(row -> row.get(at) instanceof Cell.Figure(double value, _) && value > 0);
  }

  boolean isBar(int column) {
    return rows.stream().anyMatch(row -> row.get(column) instanceof Cell.Bar);
  }

  boolean isFigures(int column) {
    return rows.stream().anyMatch(row -> row.get(column) instanceof Cell.Figure);
  }
}
