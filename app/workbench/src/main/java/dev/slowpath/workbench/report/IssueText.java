package dev.slowpath.workbench.report;

import dev.slowpath.workbench.finding.Casebook;
import dev.slowpath.workbench.finding.Check;
import dev.slowpath.workbench.finding.Experiment;
import dev.slowpath.workbench.finding.Finding;
import dev.slowpath.workbench.finding.Frozen;
import java.time.LocalDate;

/// A finding as the text of an issue, in Markdown: its title, what was measured, what was decided,
/// and how somebody else gets the same figures.
public final class IssueText {
  private final StringBuilder text = new StringBuilder();

  private IssueText() {}

  /// The text; its first line is the title.
  public static String of(Finding finding, Casebook casebook) {
    IssueText issue = new IssueText();
    issue.line(finding.title());
    issue.line("");
    issue.line("## Measured");
    finding.frozen().facts().forEach(fact -> issue.fact(fact.name(), fact.text()));
    issue.line("");
    issue.line("## Decided");
    issue.decided(finding);
    issue.tried(finding, casebook);
    issue.line("");
    issue.line("## Measured on");
    for (Frozen.File file : finding.frozen().files()) {
      issue.line("- `" + file.name() + "` SHA-256 `" + file.sha256() + "`");
    }
    return issue.text.toString();
  }

  private void decided(Finding finding) {
    Finding.Handling handling = finding.handling();
    fact("owner", handling.owner());
    fact("status", handling.status().word());
    fact("priority", handling.priority().word());
    fact("decision", handling.decision());
    fact("expected result", handling.expected());
    fact("rollback", handling.rollback());
    fact("due", handling.due().map(LocalDate::toString).orElse(""));
    finding.links().forEach(link -> fact("see", link));
    for (Finding.Comment comment : finding.comments()) {
      fact(comment.who().isEmpty() ? "comment" : comment.who(), comment.text());
    }
  }

  private void tried(Finding finding, Casebook casebook) {
    if (!finding.checks().isEmpty()) {
      line("");
      line("## Since then");
      for (Check check : finding.checks()) {
        fact(check.answer().word(), check.words());
      }
    }
    if (!casebook.of(finding).isEmpty()) {
      line("");
      line("## Tried");
      for (Experiment one : casebook.of(finding)) {
        String verdict = one.result().map(Experiment.Result::text).orElse("not measured yet");
        fact(one.id() + " " + one.intent().change(), one.intent().metric().text() + ": " + verdict);
        one.result().ifPresent(result -> result.words().forEach(words -> line("  - " + words)));
      }
    }
  }

  private void fact(String name, String value) {
    if (!value.isEmpty()) {
      line("- **" + name + "** " + value.replace('\n', ' '));
    }
  }

  private void line(String words) {
    text.append(words).append('\n');
  }
}
