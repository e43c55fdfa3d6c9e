package dev.slowpath.cli.verb;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.statement.StatementDifference;
import dev.slowpath.analysis.statement.StatementFigure;
import dev.slowpath.analysis.statement.StatementHistory;
import dev.slowpath.cli.document.StatementsDocument;
import dev.slowpath.cli.document.StatementsView;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.statement.StatementSnapshot;
import dev.slowpath.model.statement.StatementWindow;
import dev.slowpath.workbench.wording.CaveatWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `statements`: totals of a snapshot of pg_stat_statements, or the honest difference of several.
@Command(
    name = "statements",
    description =
        "The statements of a server: the work between snapshots of pg_stat_statements, from the"
            + " first to the last, with a verdict for each entry on how far it may be trusted; or"
            + " the totals of one snapshot. With traces, plans and logs among the files, who"
            + " executes each statement, which plans show it and what the server logged of it; of a"
            + " log alone, what it holds.",
    footer = {
      "",
      "Example: slowpath statements before.csv after.csv",
      "         slowpath statements t*.csv traces.jsonl.gz plans/ --sort temp",
      "         slowpath statements postgresql.log"
    })
final class StatementsVerb implements Verb {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Snapshots, CSV, JSON or psql's output, ordered by their instants; traces, plans, logs"
              + " and folders beside.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--sort",
      paramLabel = "FIGURE",
      description =
          "The largest first of: load (default), calls, mean, deviation, max, rows, read, temp,"
              + " wal, planning, jit, io.")
  private String sort = StatementFigure.LOAD.id();

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "How many statements the text shows (40).")
  private int top = 40;

  @Mixin private Inputs inputs = new Inputs();
  @Mixin private Outputs outputs = new Outputs();

  @Override
  public int run(Session session) {
    order();
    Reading reading = session.read(files, inputs);
    List<StatementSnapshot> snapshots =
        reading.captures().stream()
            .filter(Capture.OfStatements.class::isInstance)
            .map(capture -> ((Capture.OfStatements) capture).snapshot())
            .toList();
    // What is joined to the snapshots; they themselves are held against each other below.
    List<Capture> others =
        reading.captures().stream()
            .filter(capture -> !(capture instanceof Capture.OfStatements))
            .toList();
    Linked linked =
        session.linked(others, snapshots.isEmpty() ? inputs.window(others) : Optional.empty());
    if (snapshots.isEmpty() && !linked.logged().isEmpty()) {
      return write(session, reading, linked, linked.logs().window());
    }
    if (snapshots.isEmpty()) {
      if (reading.exitCode() == ExitCode.DONE) {
        session.error(
            "%s: whole file: %s, expected a snapshot of pg_stat_statements, or a log"
                .formatted(String.join(", ", files), reading.kinds()));
      }
      return ExitCode.UNREAD;
    }
    List<StatementSnapshot> ordered = byTime(snapshots);
    if (!inputs.isQuiet()) {
      caveats(session, ordered);
    }
    return write(session, reading, linked, window(ordered));
  }

  private int write(Session session, Reading reading, Linked linked, StatementWindow window) {
    StatementsView view = new StatementsView(window, linked, order(), top);
    outputs.write(session, new StatementsDocument(reading.outcomes(), view));
    return reading.exitCode();
  }

  private StatementFigure order() {
    if (top < 1) {
      throw new UsageException("--top " + top + ": expected 1 or more");
    }
    return Arrays.stream(StatementFigure.values())
        .filter(figure -> figure.id().equals(sort))
        .findFirst()
        .orElseThrow(() ->
            new UsageException(
                "--sort %s: expected one of %s"
                    .formatted(
                        sort,
                        Arrays.stream(StatementFigure.values())
                            .map(StatementFigure::id)
                            .collect(Collectors.joining(", ")))));
  }

  private void caveats(Session session, List<StatementSnapshot> ordered) {
    if (inputs.hasWindow()) {
      session.say(CaveatWords.UNCUT);
    }
    for (int at = 1; at < ordered.size(); at++) {
      if (!StatementHistory.mayBeOneServer(ordered.get(at - 1), ordered.get(at))) {
        session.say(
            "snapshot %d and snapshot %d seem to be of two servers, whose difference says nothing"
                .formatted(at, at + 1));
      }
    }
  }

  /// The earliest first; in the order named where one does not tell its instant.
  private static List<StatementSnapshot> byTime(List<StatementSnapshot> snapshots) {
    return snapshots.stream().anyMatch(one -> one.at() == null)
        ? snapshots
        : snapshots.stream()
            .sorted(Comparator.comparing(one -> Optional.ofNullable(one.at()).orElse(Instant.MAX)))
            .toList();
  }

  private static StatementWindow window(List<StatementSnapshot> ordered) {
    return ordered.size() == 1
        ? StatementDifference.totals(ordered.getFirst())
        : StatementHistory.of(ordered);
  }
}
