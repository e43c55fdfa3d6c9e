package dev.slowpath.cli.document;

import dev.slowpath.analysis.policy.Suppressed;
import dev.slowpath.analysis.ranking.Coverage;
import dev.slowpath.analysis.ranking.Ranking;
import dev.slowpath.cli.table.Cell;
import dev.slowpath.cli.table.Cell.Quantity;
import dev.slowpath.cli.table.Column;
import dev.slowpath.cli.table.Column.Cut;
import dev.slowpath.cli.table.Table;
import dev.slowpath.cli.table.TextTable;
import dev.slowpath.cli.terminal.Ink;
import dev.slowpath.cli.terminal.Printable;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Cost;
import dev.slowpath.model.bottleneck.Lever;
import dev.slowpath.model.bottleneck.Where;
import dev.slowpath.model.endpoint.Endpoint;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.quality.Inherited;
import dev.slowpath.workbench.wording.Causes;
import dev.slowpath.workbench.wording.Costs;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.PolicyWords;
import dev.slowpath.workbench.wording.Shortened;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The ranking as a person reads it: a line on what was read, two lines a bottleneck, then the
/// evidence of the first of them.
final class RankText {
  private static final int IN_DETAIL = 5;
  private static final int BRIEF = 72;
  private static final String INDENT = "       ";

  private final List<Outcome> outcomes;
  private final Ranking ranking;
  private final Outlook outlook;
  private final Page page;

  RankText(List<Outcome> outcomes, Ranking ranking, Outlook outlook, Page page) {
    this.outcomes = outcomes;
    this.ranking = ranking;
    this.outlook = outlook;
    this.page = page;
  }

  void write() {
    page.head(head());
    coverage();
    List<Bottleneck> all = ranking.bottlenecks();
    OutlookText beyond = new OutlookText(ranking, outlook, page);
    if (all.isEmpty()) {
      page.blank().line("No bottleneck found. " + advice());
      beside();
      beyond.why();
      return;
    }
    page.blank();
    rows(all);
    beside();
    page.blank().quiet(legend());
    beyond.order();
    beyond.prediction();
    beyond.why();
    int detailed = Math.min(IN_DETAIL, all.size());
    for (int rank = 1; rank <= detailed; rank++) {
      Bottleneck one = all.get(rank - 1);
      new BottleneckText(page, one, outlook).write(rank, Inherited.of(one, outcomes));
    }
    if (all.size() > detailed) {
      page.blank()
          .quiet("Evidence of the other %d: --format json.".formatted(all.size() - detailed));
    }
  }

  /// What is too seldom to rank, and what somebody does not want to see.
  private void beside() {
    if (!ranking.minor().isEmpty() || !ranking.suppressed().isEmpty()) {
      page.blank();
    }
    for (Bottleneck one : ranking.minor()) {
      page.quiet("Minor, %s".formatted(brief(one)));
    }
    for (Suppressed one : ranking.suppressed()) {
      page.quiet(
          "Suppressed, %s: %s".formatted(brief(one.bottleneck()), PolicyWords.text(one.by())));
    }
  }

  private static String brief(Bottleneck one) {
    return "load %s: %s, %s"
        .formatted(
            Numbers.load(one.cost().load()),
            Printable.line(Causes.title(one.cause())),
            where(one.where(), BRIEF));
  }

  private String head() {
    long read = outcomes.stream().filter(Outcome.Read.class::isInstance).count();
    double requests = ranking.endpoints().stream().mapToDouble(Endpoint::requests).sum();
    List<String> parts = new ArrayList<>();
    parts.add(read == 1 ? "1 source" : Numbers.count(read) + " sources");
    if (!ranking.endpoints().isEmpty()) {
      parts.add(Numbers.count(requests) + " requests");
    }
    parts.add(ranking.window().map(Times::text).orElse("no time known"));
    Coverage coverage = ranking.coverage();
    if (!Double.isNaN(coverage.load())) {
      String explained = Numbers.share(coverage.explained() / coverage.load());
      parts.add("load %s, %s explained".formatted(Numbers.load(coverage.load()), explained));
    }
    return String.join(" · ", parts);
  }

  /// How much of the server's and the processor's time stands behind requests.
  private void coverage() {
    Coverage coverage = ranking.coverage();
    List<String> parts = new ArrayList<>();
    boolean hasRequests = !ranking.endpoints().isEmpty();
    if (hasRequests && coverage.databaseMs() > 0) {
      parts.add(
          "%s of the database's %s were spent on statements that the traces show"
              .formatted(
                  Numbers.share(coverage.databaseLinkedMs() / coverage.databaseMs()),
                  Numbers.duration(coverage.databaseMs())));
    }
    if (hasRequests && coverage.cpuMs() > 0) {
      parts.add(
          "%s of %s CPU time belong to requests"
              .formatted(
                  Numbers.share(coverage.cpuLinkedMs() / coverage.cpuMs()),
                  Numbers.duration(coverage.cpuMs())));
    }
    if (!parts.isEmpty()) {
      page.quiet(String.join(" · ", parts));
    }
  }

  private String advice() {
    return ranking.endpoints().isEmpty()
        ? "Add traces (otlp-json), snapshots of pg_stat_statements, plans or a recording (jfr)."
        : "The endpoints: `slowpath endpoints` with the same files.";
  }

  private void rows(List<Bottleneck> all) {
    List<String> lines = TextTable.lines(figures(all), page.width(), page.ink());
    int heads = lines.size() - all.size();
    int column = length(lines.get(heads - 1)) + 2;
    int left = Math.max(24, page.width() - column);
    lines.subList(0, heads - 1).forEach(page::line);
    page.line(lines.get(heads - 1) + page.ink().paint(Ink.Role.HEAD, "  bottleneck"));
    for (int at = 0; at < all.size(); at++) {
      Bottleneck one = all.get(at);
      String title = Shortened.text(Printable.line(Causes.title(one.cause())), left);
      String lever = Causes.name(one.cause().lever());
      boolean leverFits = length(title) + length(lever) + 3 <= left;
      String row = padded(lines.get(heads + at), column);
      page.line(
          row
              + page.ink().paint(Ink.Role.HEAD, title)
              + (leverFits ? " · " + page.ink().paint(role(one.cause().lever()), lever) : ""));
      String where =
          Shortened.text(
              where(one.where(), page.width() - INDENT.length()), page.width() - INDENT.length());
      page.line(INDENT + page.ink().paint(Ink.Role.QUIET, where));
    }
  }

  private static Table figures(List<Bottleneck> all) {
    double longest =
        all.stream().mapToDouble(one -> one.cost().load()).filter(load -> load > 0).max().orElse(1);
    List<List<Cell>> rows = new ArrayList<>();
    for (Bottleneck one : all) {
      Cost cost = one.cost();
      rows.add(
          List.of(
              Cell.figure(rows.size() + 1, Quantity.COUNT),
              Cell.figure(cost.load(), Quantity.LOAD),
              new Cell.Bar(cost.load() / longest, removable(one), role(one.cause().lever())),
              Cell.figure(cost.share(), Quantity.SHARE),
              Cell.words(Double.isNaN(cost.share()) ? "" : Costs.word(cost.of())),
              Cell.figure(one.bound().p95Ms(), Quantity.GAIN)));
    }
    List<String> wholes = all.stream().map(one -> Costs.word(one.cost().of())).distinct().toList();
    boolean isOneWhole = wholes.size() == 1;
    Table table =
        new Table(
            List.of(
                new Column("rank", "   #", Cut.NEVER),
                Column.of("load", "load"),
                Column.of("bar", ""),
                Column.of("share", isOneWhole ? "% of\n" + wholes.getFirst() : "share\n%"),
                Column.of("of", "of"),
                Column.of("gain", "at most\np95 ms")),
            rows);
    return isOneWhole ? table.without(Set.of("of")) : table;
  }

  /// The share of the cost that the bound takes away, on average.
  private static double removable(Bottleneck one) {
    Cost cost = one.cost();
    double mean =
        Double.isNaN(cost.perRequestMs())
            ? cost.totalMs() / cost.occurrences()
            : cost.perRequestMs();
    return Math.min(1, one.bound().meanMs() / mean);
  }

  static Ink.Role role(Lever lever) {
    return switch (lever) {
      case DATABASE_QUERIES -> Ink.Role.DATABASE;
      case ASYNC_IO -> Ink.Role.OUTGOING;
      case CACHING -> Ink.Role.CACHE;
      case CONNECTION_POOLING, APPLICATION_SERVER -> Ink.Role.WAITING;
      case CODE, SERIALISATION, MIGRATION -> Ink.Role.CODE;
    };
  }

  /// Endpoint, then the statement or frame as far as there is room.
  static String where(Where where, int width) {
    String endpoint = where.endpoint() == null ? "no endpoint known" : where.endpoint().name();
    String left = Printable.line(endpoint) + "  ";
    int room = Math.max(16, width - length(left));
    if (!where.statement().isEmpty()) {
      return left + Shortened.sql(Printable.line(where.statement()), room);
    }
    if (!where.resource().isEmpty()) {
      return left + Printable.line(where.resource());
    }
    return left + Shortened.frame(Printable.line(where.frame()), room);
  }

  private static String legend() {
    return "Load: seconds spent a second, so the number of requests (of CPU rows: processors) busy"
        + " with it on average. Bar: its cost, the solid part what can be removed at most.";
  }

  private static String padded(String line, int width) {
    return line + " ".repeat(Math.max(0, width - length(line)));
  }

  /// Characters that are seen: colours are not.
  private static int length(String text) {
    String seen = text.replaceAll("\u001b\\[\\d*m", "");
    return seen.codePointCount(0, seen.length());
  }
}
