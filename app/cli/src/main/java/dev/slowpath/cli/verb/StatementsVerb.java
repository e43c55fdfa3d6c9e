package dev.slowpath.cli.verb;

import dev.slowpath.analysis.statement.StatementDifference;
import dev.slowpath.cli.document.StatementsDocument;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.statement.StatementSnapshot;
import dev.slowpath.model.statement.StatementWindow;
import dev.slowpath.workbench.wording.CaveatWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `statements`: totals of a snapshot of pg_stat_statements, or the honest difference of two.
@Command(
    name = "statements",
    description =
        "The statements of a server: the work between two snapshots of pg_stat_statements, with a"
            + " verdict for each on how far it may be trusted; or the totals of one snapshot.",
    footer = {"", "Example: slowpath statements before.csv after.csv"})
final class StatementsVerb implements Verb {

  @Parameters(
      arity = "1..2",
      paramLabel = "SNAPSHOT",
      description = "One or two snapshots, CSV or JSON; the earlier is found by its instant.")
  private List<String> files = new ArrayList<>();

  @Mixin private Inputs inputs = new Inputs();
  @Mixin private Outputs outputs = new Outputs();

  @Override
  public int run(Session session) {
    Reading reading = session.read(files, inputs);
    List<StatementSnapshot> snapshots =
        reading.captures().stream()
            .filter(Capture.OfStatements.class::isInstance)
            .map(capture -> ((Capture.OfStatements) capture).snapshot())
            .toList();
    if (snapshots.size() > 2) {
      throw new UsageException(snapshots.size() + " snapshots were named, expected one or two");
    }
    if (snapshots.isEmpty()) {
      if (reading.exitCode() == ExitCode.DONE) {
        session.error(
            "%s: whole file: %s, expected a snapshot of pg_stat_statements"
                .formatted(String.join(", ", files), reading.kinds()));
      }
      return ExitCode.UNREAD;
    }
    if (inputs.hasWindow() && !inputs.isQuiet()) {
      session.say(CaveatWords.UNCUT);
    }
    outputs.write(session, new StatementsDocument(reading.outcomes(), window(snapshots)));
    return reading.exitCode();
  }

  /// The earlier first by instant; in the order named where one does not tell its own.
  static StatementWindow window(List<StatementSnapshot> snapshots) {
    if (snapshots.size() == 1) {
      return StatementDifference.totals(snapshots.getFirst());
    }
    StatementSnapshot first = snapshots.getFirst();
    StatementSnapshot second = snapshots.getLast();
    Instant firstAt = first.at();
    Instant secondAt = second.at();
    boolean isTurned = firstAt != null && secondAt != null && secondAt.isBefore(firstAt);
    return isTurned
        ? StatementDifference.between(second, first)
        : StatementDifference.between(first, second);
  }
}
