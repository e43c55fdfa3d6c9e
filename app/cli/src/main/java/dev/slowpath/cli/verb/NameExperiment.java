package dev.slowpath.cli.verb;

import dev.slowpath.workbench.finding.Casebook;
import dev.slowpath.workbench.finding.Experiment;
import dev.slowpath.workbench.finding.Finding;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `experiment name`: before anything is measured.
@Command(
    name = "name",
    description = "Names what is changed and the figure it is to move, before it is measured.")
final class NameExperiment implements Verb {

  @Parameters(index = "0", paramLabel = CaseFile.LABEL, description = CaseFile.WHAT)
  private Path file = Path.of("");

  @Parameters(index = "1", paramLabel = "FINDING", description = "What it is tried for: F1.")
  private String finding = "";

  @Option(
      names = "--change",
      paramLabel = "TEXT",
      required = true,
      description = "The one thing that is changed.")
  private String change = "";

  @Option(
      names = "--hypothesis",
      paramLabel = "TEXT",
      required = true,
      description = "Why it should help.")
  private String hypothesis = "";

  @Option(
      names = "--metric",
      paramLabel = "METRIC",
      description =
          "p50, p95, p99, queries, errors or throughput, and the endpoint: 'p95 GET /orders'. p95"
              + " of the finding's endpoint if it is not given.")
  private String metric = "";

  @Option(names = "--owner", paramLabel = "NAME", description = "Who tries it.")
  private String owner = "";

  @Option(names = "--expected", paramLabel = "TEXT", description = "The result it is to have.")
  private String expected = "";

  @Option(names = "--rollback", paramLabel = "TEXT", description = "How it is undone.")
  private String rollback = "";

  @Override
  public int run(Session session) {
    Experiment named =
        CaseFile.with(
            file,
            casework -> {
              Experiment experiment = experiment(casework.casebook());
              casework.put(experiment, experiment.id() + " named");
              return experiment;
            });
    session.say(
        "%s for %s: is to move %s"
            .formatted(named.id(), named.finding(), named.intent().metric().text()));
    return ExitCode.DONE;
  }

  private Experiment experiment(Casebook casebook) {
    Finding about = CaseFile.finding(casebook, finding);
    return new Experiment(
        casebook.nextExperiment(),
        about.id(),
        Instant.now(),
        new Experiment.Intent(
            change,
            hypothesis,
            metric(about),
            owner.isEmpty() ? about.handling().owner() : owner,
            expected.isEmpty() ? about.handling().expected() : expected,
            rollback.isEmpty() ? about.handling().rollback() : rollback),
        Optional.empty());
  }

  private Experiment.Metric metric(Finding about) {
    String endpoint = about.frozen().place().endpoint();
    if (metric.isEmpty() && !endpoint.isEmpty()) {
      return new Experiment.Metric(Experiment.Measure.P95, endpoint);
    }
    int blank = metric.indexOf(' ');
    String word = blank < 0 ? metric : metric.substring(0, blank);
    Experiment.Measure measure =
        Arrays.stream(Experiment.Measure.values())
            .filter(one -> one.word().equals(word))
            .findFirst()
            .orElseThrow(() -> new UsageException(expected(metric)));
    String of = blank < 0 ? endpoint : metric.substring(blank + 1).trim();
    if (of.isEmpty()) {
      throw new UsageException(expected(metric));
    }
    return new Experiment.Metric(measure, of);
  }

  private static String expected(String given) {
    String words =
        Arrays.stream(Experiment.Measure.values())
            .map(Experiment.Measure::word)
            .collect(Collectors.joining(", "));
    return "--metric '%s': expected one of %s and an endpoint, such as 'p95 GET /orders'"
        .formatted(given, words);
  }
}
