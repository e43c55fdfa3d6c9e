package dev.slowpath.plugin.postgres.statements;

import dev.slowpath.model.source.Place;
import dev.slowpath.model.statement.Counters;
import dev.slowpath.model.statement.StatementKey;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.postgres.table.Cell;
import dev.slowpath.plugin.postgres.table.Timestamp;
import org.jspecify.annotations.Nullable;

/// A row of a snapshot: its entry, and what else stands in it, as long as the reader stands there.
final class Row {
  private final long number;
  private final Columns columns;
  private final Values values;
  private final StatementKey key;
  private final String text;
  private final Counters counters;
  private long negative;
  private int withoutZone;

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

  /// Whether a fact is told.
  boolean has(Column.Fact fact) {
    int place = columns.of(fact);
    return place >= 0 && !values.isEmpty(place);
  }

  /// A fact that is told, as text.
  String text(Column.Fact fact) {
    return values.text(columns.of(fact));
  }

  /// A fact that is told.
  Cell cell(Column.Fact fact) {
    return new Cell(number, fact.column(), text(fact));
  }

  /// A fact that is told, as a number.
  double number(Column.Fact fact) throws ImportException {
    double plain = values.number(columns.of(fact));
    return Double.isNaN(plain) ? cell(fact).number() : plain;
  }

  /// The key, with an empty queryid where the server did not show it.
  StatementKey key() {
    return key;
  }

  private String id(Column.Fact fact) throws ImportException {
    return has(fact) ? cell(fact).id() : "";
  }

  private boolean isTopLevel() throws ImportException {
    return !has(Column.Fact.TOP_LEVEL) || columns.flag(text(Column.Fact.TOP_LEVEL), this);
  }

  String text() {
    return text;
  }

  /// A time; null where it is not told.
  @Nullable Timestamp time(Column.Fact fact) throws ImportException {
    if (!has(fact)) {
      return null;
    }
    Timestamp time = columns.time(fact, text(fact), this);
    withoutZone += time.hasZone() ? 0 : 1;
    return time;
  }

  /// How many of the times that were asked for do not tell their zone.
  int withoutZone() {
    return withoutZone;
  }

  /// Whether minima and maxima began anew after the rest.
  boolean hasLaterMinima() {
    return has(Column.Fact.MINMAX_STATS_SINCE)
        && !(has(Column.Fact.STATS_SINCE)
            && text(Column.Fact.STATS_SINCE).equals(text(Column.Fact.MINMAX_STATS_SINCE)));
  }

  /// The readings; negative ones, which no counter can have, are left out.
  Counters counters() {
    return counters;
  }

  /// How many readings were left out, being below zero.
  long negative() {
    return negative;
  }

  static ImportException malformed(long number, String column, String found, String expected) {
    return new ImportException(
        new Problem.Malformed(new Place.Row(number, column), found, expected));
  }
}
