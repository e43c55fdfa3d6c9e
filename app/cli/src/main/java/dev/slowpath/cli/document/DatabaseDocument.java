package dev.slowpath.cli.document;

import dev.slowpath.analysis.catalog.CatalogFinding;
import dev.slowpath.cli.table.Cell;
import dev.slowpath.cli.table.Cell.Quantity;
import dev.slowpath.cli.table.Column;
import dev.slowpath.cli.table.Column.Cut;
import dev.slowpath.cli.table.Table;
import dev.slowpath.model.catalog.Catalog;
import dev.slowpath.model.catalog.ServerState.Session;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.wording.CatalogWords;
import dev.slowpath.workbench.wording.Numbers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a catalog shows of its database: findings on indexes, keys, sequences, tables, settings and
/// sessions.
///
/// @param file where the catalog stands
public record DatabaseDocument(
    List<Outcome> outcomes, String file, Catalog catalog, List<CatalogFinding> findings)
    implements Document {

  public DatabaseDocument {
    outcomes = List.copyOf(outcomes);
    findings = List.copyOf(findings);
  }

  @Override
  public void json(Json json) {
    json.document(() -> {
      SourceList.json(json, outcomes);
      json.text("catalog", file);
      json.instant("at", catalog.at());
      json.instant("statsSince", catalog.statsSince());
      json.whole("tables", catalog.tables().size());
      json.whole("indexes", catalog.indexes());
      json.array(
          "findings",
          findings,
          one -> {
            json.text("kind", one.kind());
            json.text("title", CatalogWords.title(one));
            json.text("advice", CatalogWords.advice(one));
            json.number("bytes", one.bytes() > 0 ? one.bytes() : Double.NaN);
          });
      json.array("sessions", catalog.server().sessions(), session -> session(json, session));
      json.array(
          "settings",
          new TreeMap<>(catalog.server().settings()).entrySet(),
          setting -> {
            json.text("name", setting.getKey());
            json.text("value", setting.getValue().value());
            json.textOrNull("unit", setting.getValue().unit());
          });
    });
  }

  private static void session(Json json, Session session) {
    json.text("process", session.process());
    json.textOrNull("user", session.user());
    json.textOrNull("application", session.application());
    json.textOrNull("state", session.state());
    json.textOrNull("wait", session.waiting());
    json.textOrNull("queryid", session.queryId());
    json.number("transactionSeconds", session.transactionSeconds());
    json.textOrNull("blockedBy", session.blockedBy());
    json.textOrNull("waitsFor", session.waitsFor());
  }

  @Override
  public void text(Page page) {
    page.head(
        "%s tables, %s indexes, %s"
            .formatted(
                Numbers.count((long) catalog.tables().size()),
                Numbers.count(catalog.indexes()),
                findings.size() == 1 ? "1 finding" : findings.size() + " findings"));
    if (!catalog.server().isKnown()) {
      page.quiet(
          "This catalog has tables and indexes alone; settings, keys, sequences and sessions are in"
              + " one written by docs/catalog.sql or slowpath capture.");
    }
    String kind = "";
    for (CatalogFinding one : findings) {
      if (!one.kind().equals(kind)) {
        kind = one.kind();
        page.blank();
      }
      String size = one.bytes() > 0 ? " · " + Numbers.bytes(one.bytes()) : "";
      page.head(CatalogWords.title(one) + size);
      page.labelled("", 0, CatalogWords.advice(one));
    }
    sessions(page);
  }

  /// How many sessions are in each state.
  private void sessions(Page page) {
    Map<String, Long> states = new TreeMap<>();
    for (Session session : catalog.server().sessions()) {
      String state = session.state().isEmpty() ? "not shown" : session.state();
      states.merge(
          session.waiting().isEmpty() ? state : state + ", " + session.waiting(), 1L, Long::sum);
    }
    if (!states.isEmpty()) {
      page.blank().quiet("Sessions at that instant");
      states.forEach((state, count) -> page.line("%6d  %s".formatted(count, state)));
    }
  }

  @Override
  public Table table() {
    return new Table(
        List.of(
            Column.of("kind", "kind"),
            Column.of("bytes", "bytes"),
            new Column("title", "finding", Cut.END),
            new Column("advice", "advice", Cut.END)),
        findings.stream()
            .map(one ->
                List.of(
                    Cell.words(one.kind()),
                    Cell.figure(one.bytes() > 0 ? one.bytes() : Double.NaN, Quantity.COUNT),
                    Cell.words(CatalogWords.title(one)),
                    Cell.words(CatalogWords.advice(one))))
            .toList());
  }
}
