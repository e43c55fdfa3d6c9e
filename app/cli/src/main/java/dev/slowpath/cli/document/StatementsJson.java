package dev.slowpath.cli.document;

import dev.slowpath.analysis.link.StatementUse;
import dev.slowpath.analysis.statement.StatementFigure;
import dev.slowpath.analysis.statement.StatementGroups;
import dev.slowpath.analysis.statement.StatementGroups.Group;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.StatementChange;
import dev.slowpath.model.statement.StatementWindow;
import dev.slowpath.workbench.wording.StatementWords;
import java.util.List;
import java.util.Map;

/// The statements of a server as JSON.
final class StatementsJson {
  private final Json json;
  private final StatementsView view;
  private final StatementWindow window;
  private final Map<String, List<StatementUse>> callers;
  private final LogsJson logs;

  StatementsJson(Json json, StatementsView view) {
    this.json = json;
    this.view = view;
    window = view.window();
    callers = view.callers();
    logs = new LogsJson(json, view);
  }

  void write() {
    json.text("verdict", window.basis().id());
    json.instant("from", window.from());
    json.instant("to", window.to());
    json.number("seconds", window.seconds());
    json.textOrNull("serverVersion", window.server().version());
    json.text("order", view.order().id());
    json.array("statements", view.ordered(), this::statement);
    json.array(
        "evicted",
        window.evicted(),
        entry -> {
          json.text("queryid", entry.key().queryId());
          json.text("text", entry.text());
          json.number("calls", entry.counters().get(Counter.CALLS).orElse(Double.NaN));
          json.number("totalMs", entry.counters().get(Counter.TOTAL_EXEC_MS).orElse(Double.NaN));
        });
    json.object("coverage", this::coverage);
    json.array("users", StatementGroups.byUser(window), this::group);
    json.array("databases", StatementGroups.byDatabase(window), this::group);
    json.array(
        "steps",
        window.steps(),
        step -> {
          json.instant("from", step.from());
          json.instant("to", step.to());
          json.number("seconds", step.seconds());
          json.text("verdict", step.basis().id());
        });
    logs.write();
    json.texts("remarks", StatementWords.remarks(window));
  }

  private void statement(StatementChange change) {
    json.text("queryid", change.key().queryId());
    json.text("userid", change.key().userId());
    json.textOrNull("user", window.server().user(change.key()));
    json.text("dbid", change.key().databaseId());
    json.textOrNull("database", window.server().database(change.key()));
    json.flag("toplevel", change.key().topLevel());
    json.text("text", change.text());
    json.number("calls", StatementFigure.CALLS.of(change));
    json.number("totalMs", StatementFigure.LOAD.of(change));
    json.number("meanMs", StatementFigure.MEAN_MS.of(change));
    json.number("deviationMs", StatementFigure.DEVIATION_MS.of(change));
    json.number("maxMs", StatementFigure.MAX_MS.of(change));
    json.number("planMs", StatementFigure.PLANNING_MS.of(change));
    json.number("jitMs", StatementFigure.JIT_MS.of(change));
    json.number("ioMs", StatementFigure.IO_MS.of(change));
    json.number("rows", StatementFigure.ROWS.of(change));
    json.number("load", StatementFigure.load(window, change));
    json.number("hitRatio", StatementFigure.hitRatio(change));
    json.number("readBlocks", StatementFigure.READ_BLOCKS.of(change));
    json.number("tempBlocks", StatementFigure.TEMP_BLOCKS.of(change));
    json.number("walBytes", StatementFigure.WAL_BYTES.of(change));
    json.text("verdict", change.verdict().id());
    json.whole("row", change.row());
    json.numbers("loads", window.loads(change.key()));
    CanonicalSql form = CanonicalSql.of(change.text());
    links(form);
    view.logged(form)
        .ifPresentOrElse(
            one -> json.object("logged", () -> logs.figures(one)), () -> json.none("logged"));
  }

  private void links(CanonicalSql form) {
    json.array(
        "callers",
        callers.getOrDefault(form.text(), List.of()),
        use -> {
          json.text("service", use.endpoint().service());
          json.text("endpoint", use.endpoint().name());
          json.number("executions", use.executions());
          json.number("totalMs", use.totalMs());
        });
    json.array(
        "plans",
        view.plans(form),
        plan -> {
          json.text("source", plan.source().file());
          json.whole("number", plan.number());
          json.text("root", plan.plan().root().type());
          json.number("executionMs", plan.plan().executionMs());
        });
    json.texts("tables", StatementsView.tables(form));
  }

  /// How much of the time in the window is known exactly, and how much of the server's it is.
  private void coverage() {
    json.whole("entries", window.changes().size());
    json.number("totalMs", window.totalMs(false));
    json.number("exactMs", window.totalMs(true));
    json.number("exactShare", window.totalMs(true) / window.totalMs(false));
    json.number("lostEntries", window.lostEntries() < 0 ? Double.NaN : window.lostEntries());
    json.number("evictedMs", window.evictedMs());
    json.number("databaseMs", window.databaseMs());
    json.number("databaseShare", window.topLevelMs() / window.databaseMs());
  }

  private void group(Group group) {
    json.text("id", group.id());
    json.textOrNull("name", group.name());
    json.whole("entries", group.entries());
    json.number("calls", group.calls());
    json.number("totalMs", group.execMs());
    json.number("load", group.execMs() / 1e3 / window.seconds());
    json.number("rows", group.rows());
  }
}
