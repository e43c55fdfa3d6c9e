package dev.slowpath.cli.verb;

import dev.slowpath.workbench.finding.Finding;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `finding remove`: taken out of the casebook, which can be undone.
@Command(name = "remove", description = "Takes a finding out; slowpath undo brings it back.")
final class RemoveFinding implements Verb {

  @Parameters(index = "0", paramLabel = CaseFile.LABEL, description = CaseFile.WHAT)
  private Path file = Path.of("");

  @Parameters(index = "1", paramLabel = "FINDING", description = "Its id: F1.")
  private String id = "";

  @Override
  public int run(Session session) {
    Finding removed =
        CaseFile.with(
            file,
            casework -> {
              Finding finding = CaseFile.finding(casework.casebook(), id);
              casework.remove(finding);
              return finding;
            });
    session.say(removed.id() + " removed; slowpath undo brings it back");
    return ExitCode.DONE;
  }
}
