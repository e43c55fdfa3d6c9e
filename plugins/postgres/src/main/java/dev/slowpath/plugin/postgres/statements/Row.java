package dev.slowpath.plugin.postgres.statements;

import dev.slowpath.model.source.Place;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.Counters;
import dev.slowpath.model.statement.StatementKey;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.postgres.table.Cell;
import dev.slowpath.plugin.postgres.table.Timestamp;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A row of a snapshot: its values by column, those that are null or empty left out.
///
/// @param number of the row in the file, from 1
record Row(long number, Map<Column, String> values) {

  Row {
    values = new LinkedHashMap<>(values);
  }

  Optional<Cell> cell(Column.Fact fact) {
    return Optional.ofNullable(values.get(fact)).map(text -> new Cell(number, fact.column(), text));
  }

  /// The key, with an empty queryid where the server did not show it.
  StatementKey key() throws ImportException {
    return new StatementKey(
        id(Column.Fact.USER_ID),
        id(Column.Fact.DATABASE_ID),
        id(Column.Fact.QUERY_ID),
        isTopLevel());
  }

  private String id(Column.Fact fact) throws ImportException {
    Optional<Cell> cell = cell(fact);
    return cell.isPresent() ? cell.get().id() : "";
  }

  private boolean isTopLevel() throws ImportException {
    Optional<Cell> cell = cell(Column.Fact.TOP_LEVEL);
    return cell.isEmpty() || cell.get().flag();
  }

  String text() {
    return values.getOrDefault(Column.Fact.QUERY, "");
  }

  Optional<Timestamp> time(Column.Fact fact) throws ImportException {
    Optional<Cell> cell = cell(fact);
    return cell.isPresent() ? Optional.of(cell.get().timestamp()) : Optional.empty();
  }

  /// The readings; negative ones, which no counter can have, are left out.
  Counters counters() throws ImportException {
    Map<Counter, Double> readings = new EnumMap<>(Counter.class);
    for (Map.Entry<Column, String> value : values.entrySet()) {
      if (value.getKey() instanceof Column.Reading(Counter counter)) {
        double number = new Cell(number(), counter.column(), value.getValue()).number();
        if (number >= 0) {
          readings.put(counter, number);
        }
      }
    }
    return new Counters(readings);
  }

  /// How many values stand in columns of counters.
  long countersWritten() {
    return values.keySet().stream().filter(Column.Reading.class::isInstance).count();
  }

  ImportException malformed(String column, String found, String expected) {
    return new ImportException(
        new Problem.Malformed(new Place.Row(number, column), found, expected));
  }
}
