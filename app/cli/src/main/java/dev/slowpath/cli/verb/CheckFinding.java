package dev.slowpath.cli.verb;

import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.workbench.finding.Casebook;
import dev.slowpath.workbench.finding.Check;
import dev.slowpath.workbench.finding.Finding;
import dev.slowpath.workbench.finding.Recheck;
import dev.slowpath.workbench.intake.Outcome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `finding check`: findings held against newer captures.
@Command(
    name = "check",
    description =
        "Holds findings against newer captures: fixed, better, same, worse or cannot tell. The"
            + " answer is kept with the finding.")
final class CheckFinding implements Verb {

  @Parameters(index = "0", paramLabel = CaseFile.LABEL, description = CaseFile.WHAT)
  private Path file = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "FINDING",
      description = "Ids: F1 F2; all of them if none is given.")
  private List<String> ids = new ArrayList<>();

  @Option(
      names = "--after",
      arity = "1..*",
      required = true,
      paramLabel = "FILE",
      description = "The newer captures.")
  private List<String> after = new ArrayList<>();

  @Mixin private Inputs inputs = new Inputs();

  @Override
  public int run(Session session) {
    List<Reading> readings = session.readBoth(List.of(file.toString()), after, inputs);
    if (readings.get(1).isFruitless()) {
      return readings.get(1).exitCode();
    }
    Casebook casebook = CaseFile.read(file);
    List<Finding> asked =
        ids.isEmpty()
            ? casebook.findings()
            : ids.stream().map(id -> CaseFile.finding(casebook, id)).toList();
    if (asked.isEmpty()) {
      throw new UsageException(file + ": no finding is kept in it; see slowpath finding keep");
    }
    Policy policy = readings.get(0).policy().and(readings.get(1).policy());
    Recheck recheck =
        new Recheck(read(readings.get(0)), read(readings.get(1)), policy, Instant.now());
    for (Finding finding : asked) {
      Check check = recheck.of(finding);
      CaseFile.with(
          file,
          casework -> {
            casework.put(finding.checked(check), finding.id() + " checked");
            return check;
          });
      session
          .terminal()
          .out()
          .println(
              "%s %s: %s (%s)"
                  .formatted(finding.id(), check.answer().word(), finding.title(), check.words()));
    }
    return Math.max(readings.get(0).exitCode(), readings.get(1).exitCode());
  }

  static List<Outcome.Read> read(Reading reading) {
    return reading.outcomes().stream()
        .filter(Outcome.Read.class::isInstance)
        .map(Outcome.Read.class::cast)
        .toList();
  }
}
