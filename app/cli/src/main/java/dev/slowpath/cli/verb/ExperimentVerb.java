package dev.slowpath.cli.verb;

import picocli.CommandLine.Command;

/// `experiment`: one change tried for a finding.
@Command(
    name = "experiment",
    description =
        "One change, tried for a finding: first the figure it is to move is named, then both sides"
            + " are measured, and the answer is ACCEPT, REJECT or NO EVIDENCE.",
    subcommands = {NameExperiment.class, MeasureExperiment.class},
    footer = {
      "",
      "Examples: slowpath experiment name week.slowpath F1 --change 'join fetch of customers' \\",
      "            --hypothesis 'one query instead of ten' --metric 'p95 GET /orders'",
      "          slowpath experiment measure week.slowpath E1 --before before/ --after after/",
      "slowpath experiments week.slowpath lists them."
    })
final class ExperimentVerb implements Verb {

  @Override
  public int run(Session session) {
    throw new UsageException("experiment: expected name or measure after it");
  }
}
