package dev.slowpath.cli.document;

import dev.slowpath.analysis.link.Linked.KnownWait;
import dev.slowpath.cli.terminal.Printable;
import dev.slowpath.model.statement.LoggedStatement;
import dev.slowpath.workbench.wording.LoggedWords;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Shortened;
import java.util.List;

/// What logs of servers tell beside the statements of a window, for people.
final class LogsText {
  private static final String INDENT = "      ";
  private static final int SHOWN = 10;

  private final Page page;
  private final StatementsView view;

  LogsText(Page page, StatementsView view) {
    this.page = page;
    this.view = view;
  }

  /// What figures of a log are worth, where there are any.
  void worth() {
    double shortest =
        view.linked().logged().stream()
            .mapToDouble(LoggedStatement::shortestMs)
            .filter(ms -> ms >= 0)
            .min()
            .orElse(Double.NaN);
    if (shortest >= 0) {
      page.quiet(LoggedWords.worth(shortest, view.linked().logs().thresholdMs()));
    }
  }

  void write() {
    List<LoggedStatement> logged =
        view.loggedOnly().stream().filter(one -> one.executions() > 0).toList();
    if (!logged.isEmpty()) {
      page.blank().quiet("In the log, and in no snapshot");
      for (LoggedStatement one : logged.stream().limit(SHOWN).toList()) {
        page.line(Shortened.sql(Printable.line(one.text()), page.width()));
        page.labelled("log", INDENT.length(), LoggedWords.text(one));
      }
      more(logged.size());
    }
    List<KnownWait> waits = view.linked().logs().waits();
    if (!waits.isEmpty()) {
      page.blank().quiet("Waits for locks, the longest first");
      waits.stream().limit(SHOWN).forEach(this::wait);
      more(waits.size());
    }
  }

  private void more(int of) {
    if (of > SHOWN) {
      page.quiet("%s more: --format json.".formatted(Numbers.count((long) of - SHOWN)));
    }
  }

  private void wait(KnownWait known) {
    page.line(
        "%s (%s, line %d)"
            .formatted(LoggedWords.text(known.lock()), known.source().file(), known.lock().line()));
    if (!known.statement().isEmpty()) {
      page.line(INDENT + Shortened.sql(known.statement(), page.width() - INDENT.length()));
    }
  }
}
