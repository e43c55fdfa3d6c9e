package dev.slowpath.cli.verb;

import dev.slowpath.workbench.finding.Casebook;
import dev.slowpath.workbench.report.IssueText;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `finding issue`: the text of a ticket.
@Command(
    name = "issue",
    description = "A finding as the text of an issue, in Markdown, its first line the title.")
final class IssueFinding implements Verb {

  @Parameters(index = "0", paramLabel = CaseFile.LABEL, description = CaseFile.WHAT)
  private Path file = Path.of("");

  @Parameters(index = "1", paramLabel = "FINDING", description = "Its id: F1.")
  private String id = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to this file, which appears whole or not at all.")
  private @Nullable Path output;

  @Override
  public int run(Session session) {
    Casebook casebook = CaseFile.read(file);
    String text = IssueText.of(CaseFile.finding(casebook, id), casebook);
    session.write(output, to -> to.write(text));
    return ExitCode.DONE;
  }
}
