package dev.slowpath.cli.verb;

import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.cli.document.ExperimentsDocument;
import dev.slowpath.workbench.finding.Casebook;
import dev.slowpath.workbench.finding.Experiment;
import dev.slowpath.workbench.finding.Trial;
import dev.slowpath.workbench.intake.Outcome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `experiment measure`: both sides compared, the named metric judged.
@Command(
    name = "measure",
    description =
        "Compares what was recorded before and after the change; the metric that was named gives"
            + " the verdict, which is kept. Several recordings a side count as several runs.")
final class MeasureExperiment implements Verb {

  @Parameters(index = "0", paramLabel = CaseFile.LABEL, description = CaseFile.WHAT)
  private Path file = Path.of("");

  @Parameters(index = "1", paramLabel = "EXPERIMENT", description = "Its id: E1.")
  private String id = "";

  @Option(
      names = "--before",
      arity = "1..*",
      paramLabel = "FILE",
      description = "What was recorded before; the investigation itself if it is not given.")
  private List<String> before = new ArrayList<>();

  @Option(
      names = "--after",
      arity = "1..*",
      required = true,
      paramLabel = "FILE",
      description = "What was recorded after.")
  private List<String> after = new ArrayList<>();

  @Mixin private Inputs inputs = new Inputs();
  @Mixin private Outputs outputs = new Outputs();

  @Override
  public int run(Session session) {
    Casebook casebook = CaseFile.read(file);
    Experiment experiment = CaseFile.experiment(casebook, id);
    List<String> first = before.isEmpty() ? List.of(file.toString()) : before;
    List<Reading> readings = session.readBoth(first, after, inputs);
    int code = Math.max(readings.get(0).exitCode(), readings.get(1).exitCode());
    if (readings.get(0).isFruitless() || readings.get(1).isFruitless()) {
      return code;
    }
    List<Outcome.Read> was = CheckFinding.read(readings.get(0));
    List<Outcome.Read> is = CheckFinding.read(readings.get(1));
    Policy policy = readings.get(0).policy().and(readings.get(1).policy());
    Trial trial = new Trial(casebook, experiment, was, is, policy);
    Experiment measured = experiment.measured(trial.result(Instant.now()));
    CaseFile.with(
        file,
        casework -> {
          casework.put(measured, measured.id() + " measured");
          return measured;
        });
    outputs.write(session, new ExperimentsDocument(List.of(measured)));
    return code;
  }
}
