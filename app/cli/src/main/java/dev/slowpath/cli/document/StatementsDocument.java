package dev.slowpath.cli.document;

import dev.slowpath.cli.table.Cell;
import dev.slowpath.cli.table.Cell.Quantity;
import dev.slowpath.cli.table.Column;
import dev.slowpath.cli.table.Column.Cut;
import dev.slowpath.cli.table.Table;
import dev.slowpath.cli.table.TextTable;
import dev.slowpath.cli.terminal.Ink;
import dev.slowpath.cli.terminal.Printable;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.StatementChange;
import dev.slowpath.model.statement.StatementChange.Verdict;
import dev.slowpath.model.statement.StatementWindow;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Shortened;
import dev.slowpath.workbench.wording.StatementWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The statements of a server: the honest difference of two snapshots, or the totals of one.
public record StatementsDocument(List<Outcome> outcomes, StatementWindow window)
    implements Document {
  private static final int IN_TEXT = 40;
  private static final String INDENT = "      ";

  public StatementsDocument {
    outcomes = List.copyOf(outcomes);
  }

  @Override
  public void json(Json json) {
    json.document(() -> {
      SourceList.json(json, outcomes);
      json.text("verdict", window.basis().id());
      json.instant("from", window.from());
      json.instant("to", window.to());
      json.number("seconds", window.seconds());
      json.array("statements", window.changes(), change -> statement(json, change));
      json.array(
          "evicted",
          window.evicted(),
          entry -> {
            json.text("queryid", entry.key().queryId());
            json.text("text", entry.text());
            json.number("calls", entry.counters().get(Counter.CALLS).orElse(Double.NaN));
            json.number("totalMs", entry.counters().get(Counter.TOTAL_EXEC_MS).orElse(Double.NaN));
          });
      json.object("coverage", () -> coverage(json));
    });
  }

  private void statement(Json json, StatementChange change) {
    json.text("queryid", change.key().queryId());
    json.text("userid", change.key().userId());
    json.text("dbid", change.key().databaseId());
    json.flag("toplevel", change.key().topLevel());
    json.text("text", change.text());
    json.number("calls", work(change, Counter.CALLS));
    json.number("totalMs", work(change, Counter.TOTAL_EXEC_MS));
    json.number("meanMs", meanMs(change));
    json.number("planMs", work(change, Counter.TOTAL_PLAN_MS));
    json.number("rows", work(change, Counter.ROWS));
    json.number("load", load(change));
    json.number("hitRatio", hitRatio(change));
    json.number("readBlocks", work(change, Counter.SHARED_BLKS_READ));
    json.number("tempBlocks", tempBlocks(change));
    json.number("walBytes", work(change, Counter.WAL_BYTES));
    json.text("verdict", change.verdict().id());
    json.whole("row", change.row());
  }

  private static double work(StatementChange change, Counter counter) {
    return change.work().get(counter).orElse(Double.NaN);
  }

  private static double meanMs(StatementChange change) {
    return work(change, Counter.TOTAL_EXEC_MS) / work(change, Counter.CALLS);
  }

  private double load(StatementChange change) {
    return window.seconds() > 0
        ? work(change, Counter.TOTAL_EXEC_MS) / 1e3 / window.seconds()
        : Double.NaN;
  }

  private static double hitRatio(StatementChange change) {
    double hit = work(change, Counter.SHARED_BLKS_HIT);
    return hit / (hit + work(change, Counter.SHARED_BLKS_READ));
  }

  private static double tempBlocks(StatementChange change) {
    return work(change, Counter.TEMP_BLKS_READ) + work(change, Counter.TEMP_BLKS_WRITTEN);
  }

  /// How much of the time in the window is known exactly.
  private void coverage(Json json) {
    json.whole("entries", window.changes().size());
    json.number("totalMs", totalMs(false));
    json.number("exactMs", totalMs(true));
    json.number("exactShare", totalMs(true) / totalMs(false));
    json.number("lostEntries", window.lostEntries() < 0 ? Double.NaN : window.lostEntries());
  }

  private double totalMs(boolean exactOnly) {
    return window.changes().stream()
        .filter(change -> !exactOnly || isExact(change.verdict()))
        .mapToDouble(change -> change.work().orZero(Counter.TOTAL_EXEC_MS))
        .sum();
  }

  private static boolean isExact(Verdict verdict) {
    return switch (verdict) {
      case CONTINUING, NEW, TOTAL -> true;
      case RESET, LOWER_BOUND, UPPER_BOUND -> false;
    };
  }

  @Override
  public void text(Page page) {
    page.head(
        "%s entries, %s of execution: %s"
            .formatted(
                Numbers.count((long) window.changes().size()),
                Numbers.duration(totalMs(false)),
                StatementWords.text(window.basis())));
    page.quiet(time() + losses());
    List<StatementChange> shown =
        window.changes().stream().filter(StatementsDocument::worked).limit(IN_TEXT).toList();
    page.blank();
    rows(page, shown);
    long more = window.changes().stream().filter(StatementsDocument::worked).count() - shown.size();
    if (more > 0) {
      page.blank().quiet("%s more: --format csv, --format json.".formatted(Numbers.count(more)));
    }
  }

  /// Two lines each: the figures, and the statement below them.
  private void rows(Page page, List<StatementChange> shown) {
    Table figures = table(shown).without(Set.of("text"));
    List<String> lines = TextTable.lines(figures, page.width(), page.ink());
    int heads = lines.size() - shown.size();
    lines.subList(0, heads).forEach(page::line);
    for (int at = 0; at < shown.size(); at++) {
      page.line(lines.get(heads + at));
      String sql = shown.get(at).text().isEmpty() ? "(text not shown)" : shown.get(at).text();
      String cut = Shortened.sql(Printable.line(sql), page.width() - INDENT.length());
      page.line(INDENT + page.ink().paint(Ink.Role.QUIET, cut));
    }
  }

  private String time() {
    Instant from = window.from();
    Instant to = window.to();
    if (from != null && to != null) {
      return Times.text(from, to);
    }
    if (window.basis() == StatementWindow.Basis.TOTALS) {
      String taken = to == null ? "" : "Taken " + Times.text(to) + " UTC. ";
      return taken + "Nothing says since when it counts, so there is no load: name two snapshots";
    }
    return "Nothing says when they were taken, so there is no load: name it with --at FILE=INSTANT";
  }

  private String losses() {
    List<String> losses = new ArrayList<>();
    if (!window.evicted().isEmpty()) {
      losses.add(Numbers.count((long) window.evicted().size()) + " entries are gone");
    }
    if (totalMs(false) > totalMs(true)) {
      double exact = totalMs(true) / totalMs(false);
      losses.add(Numbers.share(exact) + " of the time is exact, the rest a lower bound");
    }
    return losses.isEmpty() ? "" : " · " + String.join(" · ", losses);
  }

  private static boolean worked(StatementChange change) {
    return change.work().orZero(Counter.CALLS) > 0;
  }

  @Override
  public Table table() {
    return table(window.changes());
  }

  private Table table(List<StatementChange> changes) {
    double longest =
        changes.stream()
            .mapToDouble(one -> one.work().orZero(Counter.TOTAL_EXEC_MS))
            .max()
            .orElse(1);
    return new Table(
        List.of(
            Column.of("load", "load"),
            Column.of("bar", ""),
            Column.of("totalMs", "total ms"),
            Column.of("calls", "calls"),
            Column.of("meanMs", "mean ms"),
            Column.of("rows", "rows"),
            Column.of("hitRatio", "hit %"),
            Column.of("readBlocks", "read"),
            Column.of("tempBlocks", "temp"),
            Column.of("verdict", "verdict"),
            Column.of("queryid", "queryid"),
            new Column("text", "statement", Cut.SQL)),
        changes.stream().map(change -> row(change, longest)).toList());
  }

  private List<Cell> row(StatementChange change, double longest) {
    double total = work(change, Counter.TOTAL_EXEC_MS);
    return List.of(
        Cell.figure(load(change), Quantity.LOAD),
        new Cell.Bar(total / longest, 1, Ink.Role.DATABASE),
        Cell.figure(total, Quantity.MS),
        Cell.figure(work(change, Counter.CALLS), Quantity.COUNT),
        Cell.figure(meanMs(change), Quantity.MS),
        Cell.figure(work(change, Counter.ROWS), Quantity.COUNT),
        Cell.figure(hitRatio(change), Quantity.SHARE),
        Cell.figure(work(change, Counter.SHARED_BLKS_READ), Quantity.COUNT),
        Cell.figure(tempBlocks(change), Quantity.COUNT),
        Cell.words(change.verdict().id()),
        Cell.quiet(change.key().queryId()),
        Cell.words(change.text()));
  }
}
