package dev.slowpath.plugin.postgres.statements;

import dev.slowpath.plugin.ImportException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads an unaligned table of psql (`-A`): a bar between the values, and no mark around a value
/// that holds bars or line breaks. Only the statement can hold them, so what is too much is its.
final class PsqlUnaligned {
  private final Snapshots snapshots;
  private final PsqlLines lines;
  private final List<String> names;
  private final int query;
  private final Pattern start;

  PsqlUnaligned(Snapshots snapshots, PsqlLines lines) {
    this.snapshots = snapshots;
    this.lines = lines;
    names = names(lines.text());
    query = names.indexOf(Column.Fact.QUERY.column());
    start =
        Pattern.compile(
            names.subList(0, query).stream()
                .map(PsqlUnaligned::form)
                .collect(Collectors.joining("\\|", "", query == 0 ? "" : "\\|.*")));
  }

  static List<String> names(String header) {
    return Stream.of(header.split("\\|", -1)).map(Column::normal).toList();
  }

  /// What a value before the statement looks like.
  private static String form(String name) {
    return switch (Column.named(name)) {
      case Column.Fact fact ->
          switch (fact) {
            case USER_ID, DATABASE_ID, QUERY_ID, DEALLOCATIONS -> "-?\\d{0,20}";
            case TOP_LEVEL -> "[tf]?";
            case QUERY,
                STATS_SINCE,
                MINMAX_STATS_SINCE,
                SNAPSHOT_AT,
                EXTENSION_VERSION,
                USER_NAME,
                DATABASE_NAME,
                SERVER_VERSION,
                ACTIVE_TIME,
                STATS_RESET ->
                "[^|]*";
          };
      case Column.Reading _ -> "[-+.e\\d]*";
      case Column.Other _ -> "[^|]*";
    };
  }

  void read() throws ImportException, IOException {
    names.forEach(snapshots::declare);
    StringBuilder record = new StringBuilder();
    while (lines.advance()) {
      if (PsqlSnapshots.isCount(lines.text()) && isWhole(record)) {
        add(record);
        return;
      }
      boolean begins = isWhole(record) && isStart();
      if (begins) {
        add(record);
      }
      record.append(record.isEmpty() ? "" : "\n").append(lines.text());
    }
    PsqlSnapshots.cut(snapshots, record.isEmpty() ? "" : "; its last row is left out");
  }

  private boolean isStart() {
    return query == 0 || start.matcher(lines.text()).matches();
  }

  /// Whether all values are there; none at all are too.
  private boolean isWhole(CharSequence record) {
    return record.isEmpty() || record.chars().filter(one -> one == '|').count() >= names.size() - 1;
  }

  private void add(StringBuilder record) throws ImportException {
    if (record.isEmpty()) {
      return;
    }
    String[] parts = record.toString().split("\\|", -1);
    int more = parts.length - names.size();
    Map<String, String> values = new HashMap<>();
    for (int at = 0; at < names.size(); at++) {
      int part = at <= query ? at : at + more;
      values.put(names.get(at), parts[part]);
    }
    values.put(
        names.get(query),
        Stream.of(parts).skip(query).limit(more + 1L).collect(Collectors.joining("|")));
    PsqlSnapshots.add(snapshots, values);
    record.setLength(0);
  }
}
