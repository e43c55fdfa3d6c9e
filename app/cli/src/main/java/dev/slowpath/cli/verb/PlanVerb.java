package dev.slowpath.cli.verb;

import dev.slowpath.cli.document.PlanDocument;
import dev.slowpath.model.capture.Capture;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `plan`: the plans of a file.
@Command(
    name = "plan",
    description =
        "Query plans with times that add up: what each node takes itself, how far the planner was"
            + " off, and what is remarkable.",
    footer = {"", "Example: slowpath plan explain.json"})
final class PlanVerb implements Verb {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "What EXPLAIN (ANALYZE, BUFFERS) printed, as text or JSON.")
  private List<String> files = new ArrayList<>();

  @Mixin private Inputs inputs = new Inputs();
  @Mixin private Outputs outputs = new Outputs();

  @Override
  public int run(Session session) {
    Reading reading = session.read(files, inputs);
    List<PlanDocument.Known> plans = new ArrayList<>();
    for (Reading.Named named : reading.named()) {
      if (named.capture() instanceof Capture.OfPlans of) {
        of.plans().forEach(plan -> plans.add(new PlanDocument.Known(named.file(), plan)));
      }
    }
    if (plans.isEmpty()) {
      if (reading.exitCode() == ExitCode.DONE) {
        session.error(
            "%s: whole file: %s, expected a plan"
                .formatted(String.join(", ", files), reading.kinds()));
      }
      return ExitCode.UNREAD;
    }
    outputs.write(session, new PlanDocument(reading.outcomes(), plans));
    return reading.exitCode();
  }
}
