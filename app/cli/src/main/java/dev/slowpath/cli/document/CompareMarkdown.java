package dev.slowpath.cli.document;

import dev.slowpath.analysis.compare.Comparison;
import dev.slowpath.analysis.compare.EndpointChange;
import dev.slowpath.analysis.compare.Guard;
import dev.slowpath.cli.table.MarkdownTable;
import dev.slowpath.cli.terminal.Printable;
import dev.slowpath.workbench.wording.GuardWords;
import java.io.IOException;
import java.util.List;

/// A comparison as Markdown, for a merge request or a wiki.
final class CompareMarkdown {
  private final Comparison comparison;
  private final Appendable to;

  CompareMarkdown(Comparison comparison, Appendable to) {
    this.comparison = comparison;
    this.to = to;
  }

  void write() throws IOException {
    line("## Before and after: " + CompareText.head(comparison));
    line("");
    line("- " + CompareText.side("before", comparison.before()));
    line("- " + CompareText.side("after", comparison.after()));
    line("");
    MarkdownTable.write(CompareTables.endpoints(comparison), to);
    line("");
    for (EndpointChange one : comparison.endpoints()) {
      List<String> sentences = CompareText.sentences(one);
      if (!sentences.isEmpty()) {
        line("- `" + one.key().name() + "`: " + text(String.join(". ", sentences)));
      }
    }
    line("");
    line(CompareText.LEGEND);
    if (!comparison.bottlenecks().isEmpty()) {
      line("");
      line("### What became of the bottlenecks");
      line("");
      MarkdownTable.write(CompareTables.bottlenecks(comparison), to);
    }
    if (!comparison.guards().isEmpty()) {
      line("");
      line("### Are the two alike?");
      line("");
      for (Guard guard : comparison.guards()) {
        line("- " + (guard.isConcern() ? "**!** " : "") + text(GuardWords.text(guard)));
      }
    }
  }

  private static String text(String words) {
    return Printable.line(words).replace("<", "&lt;");
  }

  private void line(String text) throws IOException {
    to.append(text).append('\n');
  }
}
