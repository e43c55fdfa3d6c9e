package dev.slowpath.workbench.report;

import dev.slowpath.analysis.compare.Comparison;
import dev.slowpath.analysis.compare.EndpointChange;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.endpoint.Endpoint;
import dev.slowpath.workbench.wording.Advice;
import dev.slowpath.workbench.wording.ComparisonWords;
import dev.slowpath.workbench.wording.GuardWords;
import dev.slowpath.workbench.wording.Numbers;
import java.io.IOException;
import java.util.List;

/// A report as Markdown, for a wiki or a repository; it holds no pictures.
public final class MarkdownReport {
  private final Report report;
  private final Mask mask;
  private final StringBuilder text = new StringBuilder();

  private MarkdownReport(Report report) {
    this.report = report;
    mask = report.mask();
  }

  public static void write(Report report, Appendable to) throws IOException {
    MarkdownReport markdown = new MarkdownReport(report);
    markdown.page();
    to.append(markdown.text);
  }

  private void page() {
    line("# " + escaped(report.title()));
    section("Summary", report.summary());
    findings();
    bottlenecks();
    report.comparison().ifPresent(this::comparison);
    endpoints();
    section("Method and coverage", report.coverage());
    section("Data quality", report.quality());
    line("\n## Appendix: to get the same again\n\n```\n" + report.command() + "\n```\n");
    row(List.of("side", "file", "format", "size", "SHA-256"));
    row(List.of("---", "---", "---", "---", "---"));
    for (Report.Source one : report.sources()) {
      row(List.of(one.side(), one.file(), one.format(), one.bytes(), one.sha256()));
    }
  }

  private void section(String title, List<String> sentences) {
    line("\n## " + title + "\n");
    sentences.forEach(one -> line("- " + escaped(one)));
  }

  private void findings() {
    if (!report.findings().isEmpty()) {
      line("\n## Findings");
    }
    for (Told one : report.findings()) {
      line("\n### " + escaped(one.title()) + "\n");
      one.facts().forEach(fact -> fact(fact.name(), fact.text()));
    }
  }

  private void bottlenecks() {
    line("\n## Bottlenecks");
    int rank = 0;
    for (Bottleneck one : report.investigation().ranking().bottlenecks()) {
      line("\n### " + ++rank + ". " + escaped(report.title(one)) + "\n");
      report.facts(one).forEach(fact -> fact(fact.name(), fact.text()));
      Advice advice = Advice.of(one);
      advice.change().forEach(change -> fact("change", mask.text(change)));
      fact("verify", mask.text(advice.verify()));
      fact("undo", mask.text(advice.undo()));
    }
  }

  private void fact(String name, String value) {
    line("- **" + name + "** " + escaped(value));
  }

  private void comparison(Comparison both) {
    line("\n## Before and after\n");
    row(List.of("endpoint", "verdict", "of", "ratio", "95 %"));
    row(List.of("---", "---", "---", "--:", "--:"));
    for (EndpointChange one : both.endpoints()) {
      row(
          List.of(
              mask.text(one.key().name()),
              ComparisonWords.word(one.verdict()),
              ComparisonWords.text(one.by()),
              ComparisonWords.ratio(one.decisive().value()),
              ComparisonWords.interval(one.decisive())));
    }
    line("");
    for (EndpointChange one : both.endpoints()) {
      one.remarks()
          .forEach(
              remark -> fact(mask.text(one.key().name()), mask.text(ComparisonWords.text(remark))));
    }
    both.guards().forEach(guard -> line("- " + escaped(mask.text(GuardWords.text(guard)))));
  }

  private void endpoints() {
    line("\n## Endpoints\n");
    row(List.of("endpoint", "requests", "p50 ms", "p95 ms", "p99 ms", "load", "queries"));
    row(List.of("---", "--:", "--:", "--:", "--:", "--:", "--:"));
    for (Endpoint one : report.investigation().ranking().endpoints()) {
      row(
          List.of(
              mask.text(one.key().name()),
              Numbers.count(one.requests()),
              Numbers.ms(one.latency().p50Ms()),
              Numbers.ms(one.latency().p95Ms()),
              Numbers.ms(one.latency().p99Ms()),
              Numbers.load(one.load()),
              Numbers.count(one.queries().mean())));
    }
  }

  private void row(List<String> cells) {
    line("| " + String.join(" | ", cells.stream().map(MarkdownReport::escaped).toList()) + " |");
  }

  private static String escaped(String words) {
    return words
        .replace('\n', ' ')
        .replace('\r', ' ')
        .replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("<", "&lt;");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
