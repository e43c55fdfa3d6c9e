package dev.slowpath.cli.verb;

import dev.slowpath.cli.document.PlanDiffs;
import dev.slowpath.cli.document.PlanDocument;
import dev.slowpath.cli.document.PlanDocument.Known;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.catalog.Catalog;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.workbench.intake.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `plan`: the plans of a file, or what changed against another's.
@Command(
    name = "plan",
    description =
        "Query plans with times that add up: what each node takes itself, how far the planner was"
            + " off, and what is remarkable. With a catalog among the files, what an index would"
            + " cost.",
    footer = {
      "",
      "Example: slowpath plan explain.json catalog.csv",
      "         slowpath plan after.txt --diff before.txt",
      "         pbpaste | slowpath plan -"
    })
final class PlanVerb implements Verb {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "What EXPLAIN (ANALYZE, BUFFERS) printed in any of its formats, a server's log with"
              + " auto_explain, a catalog; - is standard input.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--diff",
      paramLabel = "OTHER",
      description = "A file with the earlier plans of the same statements.")
  private String other = "";

  @Mixin private Inputs inputs = new Inputs();
  @Mixin private Outputs outputs = new Outputs();

  @Override
  public int run(Session session) {
    Reading reading = session.read(files, inputs);
    List<Known> plans = plans(reading);
    if (plans.isEmpty()) {
      return without(session, reading, files);
    }
    if (other.isEmpty()) {
      outputs.write(session, new PlanDocument(reading.outcomes(), plans, catalog(reading)));
      return reading.exitCode();
    }
    Reading earlier = session.read(List.of(other), inputs);
    List<Known> before = plans(earlier);
    if (before.isEmpty()) {
      return without(session, earlier, List.of(other));
    }
    List<Outcome> outcomes = new ArrayList<>(reading.outcomes());
    outcomes.addAll(earlier.outcomes());
    outputs.write(session, new PlanDiffs(outcomes, pairs(before, plans)));
    return Math.max(reading.exitCode(), earlier.exitCode());
  }

  private static int without(Session session, Reading reading, List<String> names) {
    if (reading.exitCode() == ExitCode.DONE) {
      session.error(
          "%s: whole file: %s, expected a plan"
              .formatted(String.join(", ", names), reading.kinds()));
    }
    return ExitCode.UNREAD;
  }

  static List<Known> plans(Reading reading) {
    List<Known> plans = new ArrayList<>();
    for (Reading.Named named : reading.named()) {
      if (named.capture() instanceof Capture.OfPlans of) {
        of.plans().forEach(plan -> plans.add(new Known(named.file(), plan)));
      }
    }
    return plans;
  }

  private static Optional<Catalog> catalog(Reading reading) {
    return reading.captures().stream()
        .filter(Capture.OfCatalog.class::isInstance)
        .map(capture -> ((Capture.OfCatalog) capture).catalog())
        .findFirst();
  }

  /// Each later plan with the earlier one of its statement, else with that of its place.
  private static List<PlanDiffs.Pair> pairs(List<Known> before, List<Known> after) {
    List<PlanDiffs.Pair> pairs = new ArrayList<>();
    for (int at = 0; at < after.size(); at++) {
      Known later = after.get(at);
      Known samePlace = before.get(Math.min(at, before.size() - 1));
      Known earlier =
          before.stream().filter(one -> isSame(one, later)).findFirst().orElse(samePlace);
      pairs.add(new PlanDiffs.Pair(earlier, later));
    }
    return pairs;
  }

  private static boolean isSame(Known one, Known other) {
    return !one.plan().statement().isEmpty()
        && CanonicalSql.of(one.plan().statement())
            .text()
            .equals(CanonicalSql.of(other.plan().statement()).text());
  }
}
