package dev.slowpath.cli.verb;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.ranking.Course;
import dev.slowpath.analysis.ranking.DatabaseTime;
import dev.slowpath.analysis.ranking.Endpoints;
import dev.slowpath.cli.document.EndpointsDocument;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `endpoints`: the latency table.
@Command(
    name = "endpoints",
    description =
        "The latency table: requests, errors, exact percentiles, load, queries per request and what"
            + " a request's time goes to, endpoint by endpoint.",
    footer = {"", "Example: slowpath endpoints traces.jsonl --window 2026-11-21T09:00:00Z.."})
final class EndpointsVerb implements Verb {

  @Parameters(arity = "1..*", paramLabel = "FILE", description = Root.FILES)
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--apdex",
      paramLabel = "MS",
      description =
          "The threshold of Apdex (${DEFAULT-VALUE}): requests within it satisfy, those within four"
              + " times of it are tolerated.")
  private double apdex = Course.USUAL_THRESHOLD_MS;

  @Mixin private Inputs inputs = new Inputs();
  @Mixin private Outputs outputs = new Outputs();

  @Override
  public int run(Session session) {
    Reading reading = session.read(files, inputs);
    if (!reading.isFruitless() || outputs.isForPrograms()) {
      Linked linked = session.linked(reading.captures(), inputs.window(reading.captures()));
      session.caveats(linked, inputs);
      outputs.write(
          session,
          new EndpointsDocument(
              reading.outcomes(),
              linked.window(),
              Endpoints.of(linked),
              Course.of(linked, apdex),
              DatabaseTime.of(linked)));
    }
    return reading.exitCode();
  }
}
