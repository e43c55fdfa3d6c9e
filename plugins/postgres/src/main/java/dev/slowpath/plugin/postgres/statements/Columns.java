package dev.slowpath.plugin.postgres.statements;

import dev.slowpath.model.statement.Counter;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.postgres.table.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The columns of rows that follow each other, and where each stands: asked once, not for every
/// value.
final class Columns {
  private final List<String> names;
  private final int[] places = new int[Column.Fact.values().length];
  private final List<Reading> readings = new ArrayList<>();
  private final Map<Column.Fact, Read> times = new EnumMap<>(Column.Fact.class);

  private final Map<String, String> ids = new HashMap<>();
  private String flagged = "";
  private boolean flag;

  /// A counter, and where its values stand.
  record Reading(Counter counter, int place) {}

  /// A time that was read of a text.
  private record Read(String text, Timestamp time) {}

  Columns(List<String> names) {
    this.names = List.copyOf(names);
    Arrays.fill(places, -1);
    for (int place = 0; place < names.size(); place++) {
      switch (Column.named(names.get(place))) {
        case Column.Fact fact -> places[at(fact)] = place;
        case Column.Reading(Counter counter) -> readings.add(new Reading(counter, place));
        case Column.Other _ -> {}
      }
    }
  }

  List<String> names() {
    return names;
  }

  /// Where a fact stands; -1 where it does not.
  int of(Column.Fact fact) {
    return places[at(fact)];
  }

  @SuppressWarnings("EnumOrdinal") // never leaves the process
  private static int at(Column.Fact fact) {
    return fact.ordinal();
  }

  List<Reading> readings() {
    return readings;
  }

  /// One text for all ids that are equal: of users and databases there are few.
  String shared(String id) {
    String known = ids.putIfAbsent(id, id);
    return known == null ? id : known;
  }

  /// Whether a row's level says yes. Most rows of a snapshot say the same.
  boolean flag(String text, Row of) throws ImportException {
    if (!text.equals(flagged)) {
      flag = of.cell(Column.Fact.TOP_LEVEL).flag();
      flagged = text;
    }
    return flag;
  }

  /// The time that a text of a row is. Most rows of a snapshot have the same.
  Timestamp time(Column.Fact fact, String text, Row of) throws ImportException {
    Read latest = times.get(fact);
    if (latest != null && latest.text().equals(text)) {
      return latest.time();
    }
    Timestamp time = of.cell(fact).timestamp();
    times.put(fact, new Read(text, time));
    return time;
  }
}
