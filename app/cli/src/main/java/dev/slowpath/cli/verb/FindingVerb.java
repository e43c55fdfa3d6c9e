package dev.slowpath.cli.verb;

import picocli.CommandLine.Command;

/// `finding`: one finding of an investigation, kept and worked on.
@Command(
    name = "finding",
    description = "Keeps a bottleneck as a finding, and what becomes of it.",
    subcommands = {
      KeepFinding.class,
      SetFinding.class,
      CheckFinding.class,
      IssueFinding.class,
      RemoveFinding.class
    },
    footer = {
      "",
      "Examples: slowpath finding keep week.slowpath 1 --owner Ada --effort 2",
      "          slowpath finding set week.slowpath F1 --status do --due 2026-12-24",
      "          slowpath finding check week.slowpath --after newer/",
      "          slowpath finding issue week.slowpath F1",
      "slowpath findings week.slowpath lists them, slowpath undo takes the last step back."
    })
final class FindingVerb implements Verb {

  @Override
  public int run(Session session) {
    throw new UsageException("finding: expected keep, set, check, issue or remove after it");
  }
}
