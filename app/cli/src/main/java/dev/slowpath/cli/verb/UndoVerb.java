package dev.slowpath.cli.verb;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `undo`: the last thing that somebody did to findings and experiments, taken back.
@Command(
    name = "undo",
    description = "Takes back the last thing that was done to findings and experiments.")
final class UndoVerb implements Verb {

  @Parameters(index = "0", paramLabel = CaseFile.LABEL, description = CaseFile.WHAT)
  private Path file = Path.of("");

  @Option(names = "--redo", description = "Does again what was taken back last.")
  private boolean redoes;

  @Override
  public int run(Session session) {
    Optional<String> done =
        CaseFile.with(file, casework -> redoes ? casework.redo() : casework.undo());
    if (done.isEmpty()) {
      throw new UsageException(redoes ? "nothing was taken back" : "there is nothing to take back");
    }
    session.say((redoes ? "done again: " : "taken back: ") + done.get());
    return ExitCode.DONE;
  }
}
