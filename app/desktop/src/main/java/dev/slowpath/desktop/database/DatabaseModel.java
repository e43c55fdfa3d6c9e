package dev.slowpath.desktop.database;

import dev.slowpath.analysis.catalog.CatalogAudit;
import dev.slowpath.analysis.catalog.CatalogFinding;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.Linked.KnownCatalog;
import dev.slowpath.analysis.link.Linked.ServerStatement;
import dev.slowpath.desktop.page.Twin;
import dev.slowpath.model.catalog.Catalog;
import dev.slowpath.model.catalog.ServerState.Session;
import dev.slowpath.model.catalog.Table;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.CatalogWords;
import dev.slowpath.workbench.wording.Instants;
import dev.slowpath.workbench.wording.Numbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the latest catalog shows of its database.
final class DatabaseModel {

  private DatabaseModel() {}

  /// A finding as it is listed.
  ///
  /// @param bytes that it is about; NaN where it is about none
  record Row(CatalogFinding finding, String kind, String title, String advice, double bytes) {
    boolean holds(String text) {
      return (kind + " " + title + " " + advice).toLowerCase(Locale.ROOT).contains(text);
    }

    /// The statement in the advice that would change something; empty where there is none.
    String command() {
      int from = advice.indexOf("DROP INDEX");
      from = from < 0 ? advice.indexOf("CREATE INDEX") : from;
      from = from < 0 ? advice.indexOf("ALTER ") : from;
      from = from < 0 ? advice.indexOf("VACUUM") : from;
      int to = from < 0 ? -1 : advice.indexOf(';', from);
      return to < 0 ? "" : advice.substring(from, to + 1);
    }
  }

  /// The whole page.
  record Content(KnownCatalog known, List<Row> rows) {
    Content {
      rows = List.copyOf(rows);
    }

    Catalog catalog() {
      return known.catalog();
    }
  }

  static Optional<Content> of(Investigation investigation) {
    Linked linked = investigation.linked();
    var window = linked.statements().stream().map(ServerStatement::window).findFirst();
    return linked
        .catalog()
        .map(known ->
            new Content(
                known,
                CatalogAudit.of(known.catalog(), window).stream()
                    .map(DatabaseModel::row)
                    .toList()));
  }

  private static Row row(CatalogFinding one) {
    return new Row(
        one,
        one.kind().replace('-', ' '),
        CatalogWords.title(one),
        CatalogWords.advice(one),
        one.bytes() > 0 ? one.bytes() : Double.NaN);
  }

  static List<Row> holding(List<Row> rows, String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return rows.stream().filter(row -> row.holds(wanted)).toList();
  }

  static String summary(Content content) {
    Catalog catalog = content.catalog();
    return "%s · %s · %s"
        .formatted(
            counted(catalog.tables().size(), "table", "tables"),
            counted(catalog.indexes(), "index", "indexes"),
            counted(content.rows().size(), "finding", "findings"));
  }

  private static String counted(long count, String one, String many) {
    return Numbers.count(count) + " " + (count == 1 ? one : many);
  }

  /// Since when what is used is counted.
  static String since(Catalog catalog) {
    Instant since = catalog.statsSince();
    if (since == null) {
      return "Since when uses are counted is not known";
    }
    long ns = since.toEpochMilli() * 1_000_000;
    return "Uses are counted since " + Instants.text(new TimeRange(ns, ns));
  }

  /// How many sessions are in each state.
  static Map<String, Long> sessions(Catalog catalog) {
    Map<String, Long> states = new TreeMap<>();
    for (Session session : catalog.server().sessions()) {
      String state = session.state().isEmpty() ? "not shown" : session.state();
      String waiting = session.waiting().isEmpty() ? "" : ", " + session.waiting();
      states.merge(state + waiting, 1L, Long::sum);
    }
    return states;
  }

  /// The largest tables first.
  static List<Table> tables(Catalog catalog) {
    return catalog.tables().stream()
        .sorted(
            Comparator.<Table>comparingDouble(
                    table -> Double.isNaN(table.totalBytes()) ? 0 : -table.totalBytes())
                .thenComparing(Table::qualifiedName))
        .toList();
  }

  static List<Twin> twins(Content content) {
    List<Twin> twins = new ArrayList<>();
    twins.add(
        new Twin(
            "What the catalog shows",
            List.of("Kind", "Finding", "Size", "Advice"),
            content.rows().stream()
                .map(row ->
                    List.of(
                        row.kind(),
                        row.title(),
                        Double.isNaN(row.bytes()) ? "" : Numbers.bytes(row.bytes()),
                        row.advice()))
                .toList()));
    twins.add(
        new Twin(
            "Tables",
            List.of("Table", "Rows", "Bytes with indexes", "Full scans", "Index scans", "Indexes"),
            tables(content.catalog()).stream()
                .map(table ->
                    List.of(
                        table.qualifiedName(),
                        Numbers.count(table.rows()),
                        Numbers.bytes(table.totalBytes()),
                        Numbers.count(table.activity().scans()),
                        Numbers.count(table.activity().indexScans()),
                        Numbers.count((long) table.indexes().size())))
                .toList()));
    twins.add(
        new Twin(
            "Settings",
            List.of("Setting", "Value", "Unit"),
            new TreeMap<>(content.catalog().server().settings())
                .entrySet().stream()
                    .map(
                        one -> List.of(one.getKey(), one.getValue().value(), one.getValue().unit()))
                    .toList()));
    return twins;
  }
}
