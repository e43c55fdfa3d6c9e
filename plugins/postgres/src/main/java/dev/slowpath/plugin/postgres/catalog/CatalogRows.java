package dev.slowpath.plugin.postgres.catalog;

import dev.slowpath.model.catalog.Catalog;
import dev.slowpath.model.catalog.Index;
import dev.slowpath.model.catalog.Table;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Source;
import dev.slowpath.plugin.postgres.table.Cell;
import dev.slowpath.plugin.postgres.table.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Collects the rows of one file, whatever its syntax, into a catalog.
final class CatalogRows {
  private final Source source;
  private final ServerRows server;
  private final Map<TableName, TableDraft> tables = new LinkedHashMap<>();
  private final Map<Said, Long> notices = new LinkedHashMap<>();
  private @Nullable Instant at;
  private @Nullable Instant statsSince;
  private long count;

  private record TableName(String schema, String name) {}

  private record Said(Notice.Kind kind, String detail) {}

  /// A table while its rows come.
  private static final class TableDraft {
    private @Nullable Row row;
    private final List<Table.Column> columns = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();
  }

  /// A row with its number, for the place of what is wrong in it.
  private record Row(long number, Map<String, String> values) {
    String text(String name) {
      return values.getOrDefault(name, "");
    }

    double number(String name) throws ImportException {
      String text = text(name);
      return text.isEmpty() ? Double.NaN : new Cell(number, name, text).number();
    }

    /// A count that PostgreSQL gives as -1 or leaves empty where it does not know it.
    double count(String name) throws ImportException {
      double stated = number(name);
      return stated < 0 ? Double.NaN : stated;
    }

    boolean flag(String name, boolean otherwise) throws ImportException {
      String text = text(name);
      return text.isEmpty() ? otherwise : new Cell(number, name, text).flag();
    }

    Optional<Timestamp> time(String name) throws ImportException {
      String text = text(name);
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(new Cell(number, name, text).timestamp());
    }
  }

  CatalogRows(Source source) {
    this.source = source;
    server = new ServerRows(source.limits());
  }

  long count() {
    return count;
  }

  void note(Notice.Kind kind, String detail) {
    notices.merge(new Said(kind, detail), 1L, Long::sum);
  }

  List<Notice> notices() {
    return notices.entrySet().stream()
        .map(said -> new Notice(said.getKey().kind(), said.getValue(), said.getKey().detail()))
        .sorted()
        .toList();
  }

  void add(Map<String, String> values) throws ImportException {
    count++;
    Row row = new Row(count, values);
    readTimes(row);
    if (server.add(values)) {
      return;
    }
    TableDraft table =
        tables.computeIfAbsent(
            new TableName(row.text("schema_name"), row.text("table_name")), _ -> new TableDraft());
    switch (row.text("kind")) {
      case "table" -> {
        if (table.row != null) {
          note(Notice.Kind.DUPLICATE, "tables that stood more than once, the last taken");
        }
        table.row = row;
        server.keep(values);
      }
      case "index" -> table.indexes.add(index(row));
      case "column" -> table.columns.add(column(row));
      default -> note(Notice.Kind.SKIPPED, "rows of no kind that is known");
    }
  }

  private void readTimes(Row row) throws ImportException {
    Optional<Timestamp> stated = row.time("snapshot_at");
    if (stated.isPresent() && at == null) {
      at = stated.get().instant();
    }
    Optional<Timestamp> since = row.time("stats_since");
    if (since.isPresent() && statsSince == null) {
      statsSince = since.get().instant();
    }
  }

  private static Index index(Row row) throws ImportException {
    return new Index(
        row.text("name"),
        row.text("definition"),
        row.count("row_estimate"),
        row.count("bytes"),
        row.count("idx_scan"),
        row.flag("is_primary", false),
        row.flag("is_unique", false),
        row.flag("is_valid", true));
  }

  private static Table.Column column(Row row) throws ImportException {
    return new Table.Column(
        row.text("name"),
        row.text("type_name"),
        row.count("avg_width"),
        row.number("n_distinct"),
        row.count("null_frac"));
  }

  Catalog finished() throws ImportException {
    List<Table> finished = new ArrayList<>();
    for (Map.Entry<TableName, TableDraft> entry : tables.entrySet()) {
      Row row = entry.getValue().row;
      if (row == null) {
        note(Notice.Kind.ORPHAN, "tables of which only columns or indexes are there, left out");
      } else {
        finished.add(table(row, entry.getValue()));
      }
    }
    if (finished.isEmpty()) {
      throw new ImportException(
          new Problem.Malformed(
              new Place.Whole(), count + " rows and no table", "a row of kind table"));
    }
    return new Catalog(instant(), statsSince, finished, server.finished());
  }

  private @Nullable Instant instant() {
    Instant known = at != null ? at : source.statedInstant().orElse(null);
    if (known != null) {
      return known;
    }
    Instant inName = Timestamp.inName(source.simpleName()).orElse(null);
    note(
        inName == null ? Notice.Kind.UNKNOWN : Notice.Kind.ASSUMED,
        inName == null
            ? "when the snapshot was taken: neither a column snapshot_at nor the file's name says"
            : "taken at " + inName + ", by the file's name, read as UTC");
    return inName;
  }

  private static Table table(Row row, TableDraft draft) throws ImportException {
    return new Table(
        row.text("schema_name"),
        row.text("table_name"),
        row.count("row_estimate"),
        row.count("bytes"),
        row.count("total_bytes"),
        new Table.Activity(
            row.count("seq_scan"),
            row.count("seq_tup_read"),
            row.count("idx_scan"),
            row.count("n_tup_ins"),
            row.count("n_tup_upd"),
            row.count("n_tup_del"),
            row.count("n_tup_hot_upd")),
        draft.columns,
        draft.indexes);
  }
}
