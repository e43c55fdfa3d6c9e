package dev.slowpath.cli.document;

import dev.slowpath.analysis.ranking.Ranking;
import dev.slowpath.analysis.sentry.SentryIssue;
import dev.slowpath.cli.table.Cell;
import dev.slowpath.cli.table.Cell.Quantity;
import dev.slowpath.cli.table.Column;
import dev.slowpath.cli.table.Column.Cut;
import dev.slowpath.cli.table.Table;
import dev.slowpath.cli.table.TextTable;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.workbench.wording.Places;
import java.util.ArrayList;
import java.util.List;

/// What Sentry's rules say of the same spans, beside the ranking.
final class SentryPart {
  private final Ranking ranking;
  private final List<SentryIssue> issues;

  SentryPart(Ranking ranking, List<SentryIssue> issues) {
    this.ranking = ranking;
    this.issues = issues;
  }

  void json(Json json) {
    json.array(
        "sentry",
        issues,
        issue -> {
          int rank = rank(issue);
          json.text("rule", issue.rule().id());
          json.text("service", issue.endpoint().service());
          json.text("endpoint", issue.endpoint().name());
          json.text("what", issue.what());
          json.number("requests", issue.requests());
          json.number("worstMs", issue.worstMs());
          json.text("bottleneck", rank == 0 ? null : ranking.bottlenecks().get(rank - 1).id());
          json.text("source", issue.at().source().file());
          json.text("ref", Places.text(issue.at().place()));
        });
  }

  void text(Page page) {
    page.blank()
        .head(
            issues.isEmpty()
                ? "Sentry's rules report nothing of these spans"
                : "Sentry's rules on the same spans");
    if (!issues.isEmpty()) {
      TextTable.lines(table(), page.width(), page.ink()).forEach(page::line);
    }
    page.quiet(
        "Its rules about browsers' spans are not applied. It looks at one trace at a time and sums"
            + " nothing up: here are the requests in which each rule would fire.");
  }

  private Table table() {
    List<List<Cell>> rows = new ArrayList<>();
    for (SentryIssue issue : issues) {
      int rank = rank(issue);
      rows.add(
          List.of(
              Cell.words(issue.rule().id()),
              Cell.figure(issue.requests(), Quantity.COUNT),
              Cell.figure(issue.worstMs(), Quantity.MS),
              Cell.words(rank == 0 ? "" : "#" + rank),
              Cell.words(issue.endpoint().name()),
              Cell.words(issue.what())));
    }
    return new Table(
        List.of(
            Column.of("rule", "rule"),
            Column.of("requests", "requests"),
            Column.of("worstMs", "worst ms"),
            Column.of("rank", "here"),
            new Column("endpoint", "endpoint", Cut.END),
            new Column("what", "what", Cut.SQL)),
        rows);
  }

  /// The bottleneck that says the same, by its rank; 0 for none.
  private int rank(SentryIssue issue) {
    List<Bottleneck> all = ranking.bottlenecks();
    for (int at = 0; at < all.size(); at++) {
      boolean isThere = issue.endpoint().equals(all.get(at).where().endpoint());
      if (isThere && saysTheSame(issue, all.get(at))) {
        return at + 1;
      }
    }
    return 0;
  }

  private static boolean saysTheSame(SentryIssue issue, Bottleneck one) {
    String statement = one.where().statement();
    return switch (issue.rule()) {
      case CONSECUTIVE_HTTP -> one.cause() instanceof Cause.SerialIo;
      case LARGE_PAYLOAD -> one.cause() instanceof Cause.LargePayload;
      case MN_PLUS_ONE_DB -> !statement.isEmpty() && issue.what().contains(statement);
      case N_PLUS_ONE_DB, CONSECUTIVE_DB, SLOW_DB -> issue.what().equals(statement);
    };
  }
}
