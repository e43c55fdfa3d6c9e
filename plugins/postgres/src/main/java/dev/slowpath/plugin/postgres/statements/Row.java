package dev.slowpath.plugin.postgres.statements;

import dev.slowpath.model.source.Place;
import dev.slowpath.model.statement.Counters;
import dev.slowpath.model.statement.StatementKey;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.postgres.table.Cell;
import dev.slowpath.plugin.postgres.table.Timestamp;
import java.util.Optional;

/// A row of a snapshot: its entry, and what else stands in it, as long as the reader stands there.
final class Row {
  private final long number;
  private final Columns columns;
  private final Values values;
  private final StatementKey key;
  private final String text;
  private final Counters counters;
  private long negative;

  /// @param number of the row in the file, from 1
  Row(long number, Columns columns, Values values, Counters.Builder builder)
      throws ImportException {
    this.number = number;
    this.columns = columns;
    this.values = values;
    key =
        new StatementKey(
            columns.shared(id(Column.Fact.USER_ID)),
            columns.shared(id(Column.Fact.DATABASE_ID)),
            id(Column.Fact.QUERY_ID),
            isTopLevel());
    int query = columns.of(Column.Fact.QUERY);
    text = query < 0 ? "" : values.text(query);
    counters = read(builder);
  }

  private Counters read(Counters.Builder builder) throws ImportException {
    for (Columns.Reading reading : columns.readings()) {
      int place = reading.place();
      if (!values.isEmpty(place)) {
        double number = values.number(place);
        if (Double.isNaN(number)) {
          number = new Cell(number(), reading.counter().column(), values.text(place)).number();
        }
        if (number >= 0) {
          builder.set(reading.counter(), number);
        } else {
          negative++;
        }
      }
    }
    return builder.build();
  }

  long number() {
    return number;
  }

  Optional<Cell> cell(Column.Fact fact) {
    int place = columns.of(fact);
    return place < 0 || values.isEmpty(place)
        ? Optional.empty()
        : Optional.of(new Cell(number, fact.column(), values.text(place)));
  }

  /// The key, with an empty queryid where the server did not show it.
  StatementKey key() {
    return key;
  }

  private String id(Column.Fact fact) throws ImportException {
    Optional<Cell> cell = cell(fact);
    return cell.isPresent() ? cell.get().id() : "";
  }

  private boolean isTopLevel() throws ImportException {
    Optional<Cell> cell = cell(Column.Fact.TOP_LEVEL);
    return cell.isEmpty() || columns.flag(cell.get());
  }

  String text() {
    return text;
  }

  Optional<Timestamp> time(Column.Fact fact) throws ImportException {
    Optional<Cell> cell = cell(fact);
    return cell.isPresent() ? Optional.of(columns.time(fact, cell.get())) : Optional.empty();
  }

  /// The readings; negative ones, which no counter can have, are left out.
  Counters counters() {
    return counters;
  }

  /// How many readings were left out, being below zero.
  long negative() {
    return negative;
  }

  ImportException malformed(String column, String found, String expected) {
    return malformed(number, column, found, expected);
  }

  static ImportException malformed(long number, String column, String found, String expected) {
    return new ImportException(
        new Problem.Malformed(new Place.Row(number, column), found, expected));
  }
}
