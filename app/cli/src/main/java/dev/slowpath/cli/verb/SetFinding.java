package dev.slowpath.cli.verb;

import dev.slowpath.workbench.finding.Finding;
import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `finding set`: what people decided.
@Command(name = "set", description = "Writes down what was decided about a finding.")
final class SetFinding implements Verb {

  @Parameters(index = "0", paramLabel = CaseFile.LABEL, description = CaseFile.WHAT)
  private Path file = Path.of("");

  @Parameters(index = "1", paramLabel = "FINDING", description = "Its id: F1.")
  private String id = "";

  @Mixin private Handled handled = new Handled();

  @Override
  public int run(Session session) {
    Finding changed =
        CaseFile.with(
            file,
            casework -> {
              Finding was = CaseFile.finding(casework.casebook(), id);
              Finding is = handled.on(was, Instant.now());
              if (is.equals(was)) {
                throw new UsageException(
                    "nothing to change is given: see slowpath finding set --help");
              }
              casework.put(is, is.id() + " changed");
              return is;
            });
    session.say("%s: %s".formatted(changed.id(), changed.title()));
    return ExitCode.DONE;
  }
}
