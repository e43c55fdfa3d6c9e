package dev.slowpath.cli.verb;

import dev.slowpath.cli.document.ExperimentsDocument;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `experiments`: all that was tried, and what came of it.
@Command(
    name = "experiments",
    description = "The experiments of an investigation, with their verdicts and intervals.")
final class ExperimentsVerb implements Verb {

  @Parameters(index = "0", paramLabel = CaseFile.LABEL, description = CaseFile.WHAT)
  private Path file = Path.of("");

  @Mixin private Outputs outputs = new Outputs();

  @Override
  public int run(Session session) {
    outputs.write(session, new ExperimentsDocument(CaseFile.read(file).experiments()));
    return ExitCode.DONE;
  }
}
