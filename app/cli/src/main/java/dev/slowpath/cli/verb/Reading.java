package dev.slowpath.cli.verb;

import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.workbench.intake.Outcome;
import java.util.ArrayList;
import java.util.List;

/// How the files named on the command line were read.
record Reading(List<Outcome> outcomes) {

  Reading {
    outcomes = List.copyOf(outcomes);
  }

  /// A capture and the name its file is shown by.
  record Named(String file, Capture capture) {}

  List<Capture> captures() {
    return named().stream().map(Named::capture).toList();
  }

  /// How strictly the files say that is judged.
  Policy policy() {
    return Outcome.policy(outcomes);
  }

  List<Named> named() {
    List<Named> all = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Read read) {
        read.captures().forEach(capture -> all.add(new Named(read.file(), capture)));
      }
    }
    return all;
  }

  /// Nothing at all could be read of what was named.
  boolean isFruitless() {
    return named().isEmpty() && exitCode() == ExitCode.UNREAD;
  }

  int exitCode() {
    boolean isAnyRefused = outcomes.stream().anyMatch(Outcome.Refused.class::isInstance);
    return isAnyRefused ? ExitCode.UNREAD : ExitCode.DONE;
  }

  /// What was read, in words, for an error that asks for something else.
  String kinds() {
    List<String> kinds =
        named().stream().map(named -> kind(named.capture())).distinct().sorted().toList();
    return kinds.isEmpty() ? "nothing that is read" : String.join(", ", kinds);
  }

  private static String kind(Capture capture) {
    return switch (capture) {
      case Capture.OfProfile _ -> "a profile";
      case Capture.OfCallGraph _ -> "a call-counting profile";
      case Capture.OfTraces _ -> "traces";
      case Capture.OfStatements _ -> "a snapshot of pg_stat_statements";
      case Capture.OfLog _ -> "a server's log";
      case Capture.OfPlans _ -> "plans";
      case Capture.OfCatalog _ -> "a catalog";
      case Capture.OfRules(_, String tool, _) -> "what the rules of " + tool + " say";
    };
  }
}
