package dev.slowpath.cli.document;

import dev.slowpath.analysis.compare.Comparison;
import dev.slowpath.analysis.compare.EndpointChange;
import dev.slowpath.analysis.compare.Verdict;
import dev.slowpath.workbench.wording.ComparisonWords;
import java.io.IOException;

/// A comparison as JUnit XML, which servers of continuous integration read: a test case an
/// endpoint, failed where it regressed, skipped where there is not enough data.
public final class JUnitReport {

  private JUnitReport() {}

  public static void write(Comparison comparison, Appendable to) throws IOException {
    to.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    to.append(
        "<testsuite name=\"slowpath compare\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\">\n"
            .formatted(
                comparison.endpoints().size(),
                comparison.count(Verdict.REGRESSED),
                comparison.count(Verdict.NOT_ENOUGH_DATA)));
    for (EndpointChange one : comparison.endpoints()) {
      to.append(
          "  <testcase classname=\"%s\" name=\"%s\">\n"
              .formatted(escaped(one.key().service()), escaped(one.key().name())));
      outcome(one, to);
      to.append("  </testcase>\n");
    }
    to.append("</testsuite>\n");
  }

  private static void outcome(EndpointChange one, Appendable to) throws IOException {
    String figures =
        "%s %s, interval %s"
            .formatted(
                ComparisonWords.text(one.by()),
                ComparisonWords.ratio(one.decisive().value()),
                ComparisonWords.interval(one.decisive()));
    switch (one.verdict()) {
      case REGRESSED ->
          to.append("    <failure message=\"%s\"/>\n".formatted(escaped("regressed: " + figures)));
      case NOT_ENOUGH_DATA ->
          to.append(
              "    <skipped message=\"%s\"/>\n"
                  .formatted(escaped(ComparisonWords.needed(one).orElse(figures))));
      case IMPROVED, NO_CHANGE ->
          to.append(
              "    <system-out>%s</system-out>\n"
                  .formatted(escaped(ComparisonWords.word(one.verdict()) + ": " + figures)));
    }
  }

  /// Characters that XML 1.0 cannot hold at all become question marks.
  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(one -> {
          switch (one) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            default ->
                safe.appendCodePoint(one < 0x20 || one == 0xFFFE || one == 0xFFFF ? '?' : one);
          }
        });
    return safe.toString();
  }
}
