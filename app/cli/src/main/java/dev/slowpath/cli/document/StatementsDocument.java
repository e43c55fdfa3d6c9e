package dev.slowpath.cli.document;

import dev.slowpath.analysis.link.StatementUse;
import dev.slowpath.analysis.statement.StatementGroups;
import dev.slowpath.analysis.statement.StatementGroups.Group;
import dev.slowpath.cli.table.Cell;
import dev.slowpath.cli.table.Cell.Quantity;
import dev.slowpath.cli.table.Column;
import dev.slowpath.cli.table.Table;
import dev.slowpath.cli.table.TextTable;
import dev.slowpath.cli.terminal.Ink;
import dev.slowpath.cli.terminal.Printable;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.StatementChange;
import dev.slowpath.model.statement.StatementWindow;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.wording.LoggedWords;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Shortened;
import dev.slowpath.workbench.wording.StatementWords;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The statements of a server: the honest difference of two snapshots or more, or the totals of
/// one, with who executes each and which plans show it where other files tell.
public record StatementsDocument(List<Outcome> outcomes, StatementsView view) implements Document {
  private static final String INDENT = "      ";
  private static final int CALLERS = 3;

  public StatementsDocument {
    outcomes = List.copyOf(outcomes);
  }

  @Override
  public void json(Json json) {
    json.document(() -> {
      SourceList.json(json, outcomes);
      new StatementsJson(json, view).write();
    });
  }

  @Override
  public void text(Page page) {
    StatementWindow window = view.window();
    page.head(
        "%s entries, %s of execution: %s"
            .formatted(
                Numbers.count((long) window.changes().size()),
                Numbers.duration(window.totalMs(false)),
                StatementWords.text(window)));
    page.quiet(time());
    StatementWords.remarks(window).forEach(page::quiet);
    new LogsText(page, view).worth();
    List<StatementChange> worked =
        view.ordered().stream().filter(StatementsDocument::worked).toList();
    List<StatementChange> shown = worked.stream().limit(view.shown()).toList();
    page.blank();
    rows(page, shown);
    long more = (long) worked.size() - shown.size();
    if (more > 0) {
      page.blank()
          .quiet("%s more: --top N, --format csv, --format json.".formatted(Numbers.count(more)));
    }
    groups(page, "by database", StatementGroups.byDatabase(window));
    groups(page, "by user", StatementGroups.byUser(window));
    new LogsText(page, view).write();
  }

  /// The figures, below them the statement, and below that who executes it.
  private void rows(Page page, List<StatementChange> shown) {
    Table figures = new StatementsTable(view).forPeople(shown);
    List<String> lines = TextTable.lines(figures, page.width(), page.ink());
    int heads = lines.size() - shown.size();
    lines.subList(0, heads).forEach(page::line);
    Map<String, List<StatementUse>> callers = view.callers();
    for (int at = 0; at < shown.size(); at++) {
      page.line(lines.get(heads + at));
      String sql = shown.get(at).text().isEmpty() ? "(text not shown)" : shown.get(at).text();
      String cut = Shortened.sql(Printable.line(sql), page.width() - INDENT.length());
      page.line(INDENT + page.ink().paint(Ink.Role.QUIET, cut));
      links(page, CanonicalSql.of(shown.get(at).text()), callers);
    }
  }

  private void links(Page page, CanonicalSql form, Map<String, List<StatementUse>> callers) {
    List<StatementUse> uses = callers.getOrDefault(form.text(), List.of());
    if (!uses.isEmpty()) {
      String names =
          uses.stream()
              .limit(CALLERS)
              .map(use -> use.endpoint().name())
              .collect(Collectors.joining(", "));
      String others = uses.size() > CALLERS ? " and %d more".formatted(uses.size() - CALLERS) : "";
      page.labelled("called by", INDENT.length(), names + others);
    }
    view.logged(form)
        .ifPresent(one -> page.labelled("log", INDENT.length(), LoggedWords.text(one)));
    if (!view.plans(form).isEmpty()) {
      page.labelled(
          "plans",
          INDENT.length(),
          view.plans(form).stream()
              .map(plan -> "%s (%d)".formatted(plan.source().file(), plan.number()))
              .collect(Collectors.joining(", ")));
    }
  }

  private void groups(Page page, String title, List<Group> groups) {
    if (groups.size() < 2) {
      return;
    }
    List<List<Cell>> rows =
        groups.stream()
            .map(group ->
                List.of(
                    Cell.words(group.name().isEmpty() ? group.id() : group.name()),
                    Cell.figure(group.execMs() / 1e3 / view.window().seconds(), Quantity.LOAD),
                    Cell.figure(group.execMs(), Quantity.MS),
                    Cell.figure(group.calls(), Quantity.COUNT),
                    Cell.figure(group.entries(), Quantity.COUNT)))
            .toList();
    List<Column> columns =
        List.of(
            Column.of("name", title),
            Column.of("load", "load"),
            Column.of("totalMs", "total ms"),
            Column.of("calls", "calls"),
            Column.of("entries", "entries"));
    page.blank().table(new Table(columns, rows));
  }

  private String time() {
    Instant from = view.window().from();
    Instant to = view.window().to();
    if (from != null && to != null) {
      return Times.text(from, to);
    }
    if (view.window().basis() == StatementWindow.Basis.TOTALS) {
      String taken = to == null ? "" : "Taken " + Times.text(to) + " UTC. ";
      return taken + "Nothing says since when it counts, so there is no load: name two snapshots";
    }
    return "Nothing says when they were taken, so there is no load: name it with --at FILE=INSTANT";
  }

  private static boolean worked(StatementChange change) {
    return change.work().orZero(Counter.CALLS) > 0;
  }

  @Override
  public Table table() {
    return new StatementsTable(view).of(view.ordered());
  }
}
