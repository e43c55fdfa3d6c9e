package dev.slowpath.cli.document;

import dev.slowpath.analysis.compare.Comparison;
import dev.slowpath.analysis.compare.EndpointChange;
import dev.slowpath.analysis.compare.Guard;
import dev.slowpath.analysis.compare.Remark;
import dev.slowpath.analysis.compare.Side;
import dev.slowpath.analysis.compare.StatementShift;
import dev.slowpath.analysis.compare.Verdict;
import dev.slowpath.cli.table.Table;
import dev.slowpath.cli.table.TextTable;
import dev.slowpath.cli.terminal.Ink;
import dev.slowpath.cli.terminal.Printable;
import dev.slowpath.workbench.wording.ComparisonWords;
import dev.slowpath.workbench.wording.GuardWords;
import dev.slowpath.workbench.wording.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A comparison as a person reads it: the verdicts, what stands behind each, what became of the
/// bottlenecks, and whether the two sides are alike.
final class CompareText {
  static final String LEGEND =
      "Ratios are after to before, with the interval that holds the truth in 95 of 100 cases: whole"
          + " blocks of time are drawn again and again, since requests of one time are not"
          + " independent. No change means that the interval lies within ±5 %. Of all calls"
          + " together no more than one in twenty is expected to be chance.";

  private static final int STATEMENTS = 8;
  private static final String INDENT = "    ";

  private final Comparison comparison;
  private final Page page;

  CompareText(Comparison comparison, Page page) {
    this.comparison = comparison;
    this.page = page;
  }

  void write() {
    page.head(head(comparison));
    page.line(side("before", comparison.before())).line(side("after", comparison.after()));
    if (comparison.endpoints().isEmpty()) {
      page.blank()
          .line("No trace on either side, so no endpoint to compare. Add spans (otlp-json).");
    } else {
      page.blank();
      table(CompareTables.endpoints(comparison), List.of("requestsBefore", "requestsAfter"));
      page.blank();
      comparison.endpoints().forEach(this::remarks);
      page.quiet(LEGEND);
    }
    bottlenecks();
    statements();
    guards();
  }

  static String head(Comparison comparison) {
    List<String> counts = new ArrayList<>();
    for (Verdict one : Verdict.values()) {
      if (comparison.count(one) > 0) {
        counts.add(comparison.count(one) + " " + ComparisonWords.word(one));
      }
    }
    return counts.isEmpty() ? "Nothing to compare" : String.join(", ", counts);
  }

  static String side(String name, Side side) {
    return "%-7s %s requests, %s a second, load %s, %s queries a request; %s blocks of time"
        .formatted(
            name,
            Numbers.count(side.requests()),
            Numbers.count(Math.rint(side.perSecond() * 10) / 10),
            Numbers.load(side.load()),
            Numbers.count(side.queriesPerRequest()),
            Numbers.count(side.timing().blocks()));
  }

  /// Without the columns that the width has no room for, the last named first to go.
  private void table(Table whole, List<String> spare) {
    boolean isTooWide = TextTable.leastWidth(whole) > page.width();
    page.table(isTooWide ? whole.without(Set.copyOf(spare)) : whole);
  }

  private void remarks(EndpointChange one) {
    List<String> sentences = sentences(one);
    if (sentences.isEmpty()) {
      return;
    }
    page.line(page.ink().paint(Ink.Role.HEAD, "  " + one.key().name()));
    for (String sentence : sentences) {
      Page.folded(Printable.line(sentence), page.width() - INDENT.length())
          .forEach(line -> page.line(INDENT + line));
    }
    page.blank();
  }

  /// What stands behind the verdict of an endpoint, in words.
  static List<String> sentences(EndpointChange one) {
    List<String> sentences = new ArrayList<>();
    if (one.verdict() == Verdict.NOT_ENOUGH_DATA) {
      ComparisonWords.needed(one).ifPresent(sentences::add);
    }
    one.predicted()
        .filter(any -> one.after().isPresent())
        .ifPresent(predicted -> {
          boolean isSent = one.by().isSent();
          double then = one.figure(isSent ? predicted.sent() : predicted.service());
          double is = one.figure(one.latency(one.after().orElseThrow()));
          sentences.add(
              "%s was predicted to become %s at best; measured %s"
                  .formatted(
                      ComparisonWords.text(one.by()),
                      Numbers.duration(then),
                      Numbers.duration(is)));
        });
    one.remarks().stream()
        .filter(remark -> one.verdict() != Verdict.NOT_ENOUGH_DATA || isAlwaysTold(remark))
        .map(ComparisonWords::text)
        .forEach(sentences::add);
    return sentences;
  }

  private static boolean isAlwaysTold(Remark remark) {
    return remark instanceof Remark.MoreErrors || remark instanceof Remark.MoreQueries;
  }

  private void bottlenecks() {
    if (!comparison.bottlenecks().isEmpty()) {
      page.blank().head("What became of the bottlenecks");
      table(CompareTables.bottlenecks(comparison), List.of("loadBefore"));
    } else if (comparison.before().whatIf().isEmpty()) {
      page.blank().quiet("A baseline holds no bottlenecks: compare the files to see them.");
    }
  }

  private void statements() {
    List<StatementShift> shifts = comparison.statements();
    if (shifts.isEmpty()) {
      return;
    }
    page.blank().head("Statements whose load changed most");
    table(
        CompareTables.statements(shifts.stream().limit(STATEMENTS).toList()),
        List.of("perSecondBefore", "perSecondAfter"));
    if (shifts.size() > STATEMENTS) {
      page.quiet("%d more: --format json".formatted(shifts.size() - STATEMENTS));
    }
  }

  private void guards() {
    if (comparison.guards().isEmpty()) {
      return;
    }
    page.blank().head("Are the two alike?");
    for (Guard guard : comparison.guards()) {
      String mark = guard.isConcern() ? "!   " : "✓   ";
      for (String line : Page.folded(GuardWords.text(guard), page.width() - INDENT.length())) {
        page.line(mark + line);
        mark = INDENT;
      }
    }
  }
}
