package dev.slowpath.workbench.report;

import static dev.slowpath.workbench.report.Svg.escaped;

import dev.slowpath.analysis.compare.BottleneckChange;
import dev.slowpath.analysis.compare.Comparison;
import dev.slowpath.analysis.compare.EndpointChange;
import dev.slowpath.analysis.compare.EndpointSide;
import dev.slowpath.analysis.compare.Verdict;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.endpoint.Endpoint;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.workbench.wording.Advice;
import dev.slowpath.workbench.wording.ComparisonWords;
import dev.slowpath.workbench.wording.GuardWords;
import dev.slowpath.workbench.wording.Numbers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A report as one HTML page that needs nothing beside it: no script, no font, no picture of
/// another place. It prints on A4.
public final class HtmlReport {
  private final Report report;
  private final Mask mask;
  private final Pictures pictures;
  private final Appendable to;

  private HtmlReport(Report report, Appendable to) {
    this.report = report;
    this.to = to;
    mask = report.mask();
    pictures = new Pictures(mask);
  }

  public static void write(Report report, Appendable to) throws IOException {
    new HtmlReport(report, to).page();
  }

  private static String style() {
    try (InputStream style = HtmlReport.class.getResourceAsStream("report.css")) {
      return new String(Objects.requireNonNull(style).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void page() throws IOException {
    line("<!DOCTYPE html>");
    line("<html lang=\"en\"><head><meta charset=\"utf-8\">");
    line("<title>" + escaped(report.title()) + "</title>");
    line("<style>\n" + style() + "</style></head><body>");
    line("<h1>" + escaped(report.title()) + "</h1>");
    section("Summary", report.summary());
    report.comparison().ifPresent(both -> line("<p>" + escaped(counts(both)) + "</p>"));
    findings();
    bottlenecks();
    if (report.comparison().isPresent()) {
      comparison(report.comparison().get());
    }
    endpoints();
    section("Method and coverage", report.coverage());
    section("Data quality", report.quality());
    appendix();
    line("</body></html>");
  }

  private static String counts(Comparison both) {
    return "Against the recording before: "
        + String.join(
            ", ",
            Arrays.stream(Verdict.values())
                .filter(one -> both.count(one) > 0)
                .map(one -> both.count(one) + " " + ComparisonWords.word(one))
                .toList())
        + ".";
  }

  private void section(String title, List<String> sentences) {
    line("<h2>" + escaped(title) + "</h2><ul>");
    sentences.forEach(one -> line("<li>" + escaped(one) + "</li>"));
    line("</ul>");
  }

  private void findings() {
    if (!report.findings().isEmpty()) {
      line("<h2>Findings</h2>");
    }
    for (Told one : report.findings()) {
      line("<section><h3>" + escaped(one.title()) + "</h3><table class=\"facts\">");
      one.facts().forEach(told -> fact(told.name(), told.text()));
      line("</table></section>");
    }
  }

  private void bottlenecks() {
    List<Bottleneck> all = report.investigation().ranking().bottlenecks();
    line("<h2>Bottlenecks</h2>");
    for (int at = 0; at < all.size(); at++) {
      Bottleneck one = all.get(at);
      String title = (at + 1) + ". " + report.title(one);
      line("<section><h3 id=\"b" + (at + 1) + "\">" + escaped(title) + "</h3>");
      line("<table class=\"facts\">");
      for (Report.Fact fact : report.facts(one)) {
        line("<tr><th>" + escaped(fact.name()) + "</th><td>" + escaped(fact.text()) + "</td></tr>");
      }
      Advice advice = Advice.of(one);
      advice.change().forEach(change -> fact("change", change));
      fact("verify", advice.verify());
      fact("undo", advice.undo());
      line("</table>");
      if (at < Report.IN_FULL) {
        figure(pictures.waterfall(report.investigation().linked(), one), "The median request");
        figure(pictures.plan(report.investigation().linked(), one), "The plan of its statement");
      }
      line("</section>");
    }
  }

  private void fact(String name, String text) {
    line("<tr><th>" + name + "</th><td>" + escaped(mask.text(text)) + "</td></tr>");
  }

  private void figure(Optional<String> picture, String caption) {
    picture.ifPresent(svg ->
        line("<figure>" + svg + "<figcaption>" + escaped(caption) + "</figcaption></figure>"));
  }

  private void comparison(Comparison both) {
    line("<h2>Before and after</h2>");
    figure(
        Optional.of(pictures.forest(both)),
        "Ratio after to before with its 95 % interval; the band is ±5 %");
    line(
        "<table><tr><th>endpoint</th><th>verdict</th><th>of</th><th>before ms</th>"
            + "<th>after ms</th><th>ratio</th><th>95 %</th></tr>");
    for (EndpointChange one : both.endpoints()) {
      line(
          row(
              List.of(
                  mask.text(one.key().name()),
                  ComparisonWords.word(one.verdict()),
                  ComparisonWords.text(one.by()),
                  figure(one, one.before()),
                  figure(one, one.after()),
                  ComparisonWords.ratio(one.decisive().value()),
                  ComparisonWords.interval(one.decisive()))));
    }
    line("</table><ul>");
    for (EndpointChange one : both.endpoints()) {
      one.remarks().forEach(remark -> item(one.key().name() + ": " + ComparisonWords.text(remark)));
    }
    line("</ul>");
    fates(both);
    line("<h3>Are the two alike?</h3><ul>");
    both.guards()
        .forEach(guard -> item((guard.isConcern() ? "! " : "✓ ") + GuardWords.text(guard)));
    line("</ul>");
  }

  private void item(String text) {
    line("<li>" + escaped(mask.text(text)) + "</li>");
  }

  private void fates(Comparison both) {
    if (both.bottlenecks().isEmpty()) {
      return;
    }
    line("<h3>What became of the bottlenecks</h3>");
    line(
        "<table><tr><th></th><th>bottleneck</th><th>endpoint</th><th>p95 gain at most</th>"
            + "<th>measured</th></tr>");
    for (BottleneckChange one : both.bottlenecks()) {
      EndpointKey at = one.first().where().endpoint();
      boolean isMended = one.gained().isPresent();
      line(
          row(
              List.of(
                  ComparisonWords.word(one.fate()),
                  report.title(one.first()),
                  mask.text(at == null ? "" : at.name()),
                  isMended ? Numbers.gain(one.first().bound().p95Ms()) : "",
                  one.gained().map(gained -> Numbers.gain(gained.p95Ms())).orElse(""))));
    }
    line("</table>");
  }

  private static String figure(EndpointChange one, Optional<EndpointSide> side) {
    return Numbers.ms(side.map(it -> one.figure(one.latency(it))).orElse(Double.NaN));
  }

  private void endpoints() {
    line(
        "<h2>Endpoints</h2><table><tr><th>endpoint</th><th>requests</th><th>errors</th>"
            + "<th>p50 ms</th><th>p95 ms</th><th>p99 ms</th><th>load</th><th>queries</th></tr>");
    for (Endpoint one : report.investigation().ranking().endpoints()) {
      line(
          row(
              List.of(
                  mask.text(one.key().name()),
                  Numbers.count(one.requests()),
                  Numbers.count(one.errors()),
                  Numbers.ms(one.latency().p50Ms()),
                  Numbers.ms(one.latency().p95Ms()),
                  Numbers.ms(one.latency().p99Ms()),
                  Numbers.load(one.load()),
                  Numbers.count(one.queries().mean()))));
    }
    line("</table>");
  }

  private static String row(List<String> cells) {
    StringBuilder row = new StringBuilder("<tr>");
    cells.forEach(cell -> row.append("<td>").append(escaped(cell)).append("</td>"));
    return row.append("</tr>").toString();
  }

  private void appendix() {
    line("<h2>Appendix: to get the same again</h2><pre>" + escaped(report.command()) + "</pre>");
    line("<table><tr><th>side</th><th>file</th><th>format</th><th>size</th><th>SHA-256</th></tr>");
    for (Report.Source one : report.sources()) {
      line(row(List.of(one.side(), one.file(), one.format(), one.bytes(), one.sha256())));
    }
    line("</table>");
  }

  private void line(String html) {
    try {
      to.append(html).append('\n');
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
