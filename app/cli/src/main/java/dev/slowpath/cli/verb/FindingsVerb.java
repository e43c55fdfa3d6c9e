package dev.slowpath.cli.verb;

import dev.slowpath.cli.document.FindingsDocument;
import dev.slowpath.workbench.finding.Casebook;
import dev.slowpath.workbench.finding.Finding;
import dev.slowpath.workbench.finding.WorkPlan;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `findings`: all of an investigation, as a list and as a plan.
@Command(
    name = "findings",
    description =
        "The findings of an investigation as a plan of 30, 60 and 90 days, by what they take off"
            + " the load at most for each day of work. --format csv, markdown and json hold all"
            + " that is known of them.")
final class FindingsVerb implements Verb {

  @Parameters(index = "0", paramLabel = CaseFile.LABEL, description = CaseFile.WHAT)
  private Path file = Path.of("");

  @Mixin private Outputs outputs = new Outputs();

  @Override
  public int run(Session session) {
    Casebook casebook = CaseFile.read(file);
    LocalDate from =
        casebook.findings().stream()
            .map(Finding::kept)
            .min(Comparator.naturalOrder())
            .orElse(Instant.EPOCH)
            .atZone(ZoneOffset.UTC)
            .toLocalDate();
    outputs.write(
        session, new FindingsDocument(casebook, WorkPlan.of(casebook.findings(), from), from));
    return ExitCode.DONE;
  }
}
