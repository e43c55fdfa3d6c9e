package dev.slowpath.cli.document;

import dev.slowpath.analysis.link.Linked.KnownWait;
import dev.slowpath.model.statement.LoggedStatement;
import dev.slowpath.model.statement.StatementLog;
import dev.slowpath.workbench.wording.Places;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What logs of servers tell of statements, as JSON.
final class LogsJson {
  private final Json json;
  private final StatementsView view;

  LogsJson(Json json, StatementsView view) {
    this.json = json;
    this.view = view;
  }

  void write() {
    json.array(
        "logged",
        view.loggedOnly(),
        one -> {
          json.text("text", one.text());
          json.text("statement", one.form().text());
          figures(one);
        });
    json.array("lockWaits", view.linked().logs().waits(), this::wait);
  }

  /// The members of what is logged of one statement.
  void figures(LoggedStatement one) {
    json.number("executions", one.executions());
    json.number("totalMs", one.totalMs());
    json.number("shortestMs", one.shortestMs());
    json.number("slowestMs", one.slowestMs());
    json.number("lockWaits", one.waits());
    json.number("lockWaitMs", one.waitedMs());
    json.text("source", one.at().source().file());
    json.text("ref", Places.text(one.at().place()));
    json.texts("queryids", one.queryIds());
  }

  private void wait(KnownWait known) {
    json.instant("at", instant(known.lock().atNs()));
    json.number("waitedMs", known.lock().waitedMs());
    json.flag("ended", known.lock().hasEnded());
    json.text("mode", known.lock().mode());
    json.text("object", known.lock().object());
    json.textOrNull("relation", known.lock().relation());
    json.textOrNull("statement", known.statement());
    json.text("source", known.source().file());
    json.whole("line", known.lock().line());
  }

  private static @Nullable Instant instant(long ns) {
    return ns == StatementLog.UNKNOWN
        ? null
        : Instant.ofEpochSecond(ns / 1_000_000_000, ns % 1_000_000_000);
  }
}
