package dev.slowpath.cli.verb;

import dev.slowpath.analysis.ranking.Ranking;
import dev.slowpath.cli.document.RankDocument;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `rank`: the bottlenecks, the costliest first.
@Command(
    name = "rank",
    description =
        "Ranks what costs time, by measured load, with the evidence, what removing it may gain at"
            + " most, and what to change. Traces, snapshots of pg_stat_statements, plans and"
            + " recordings of one load are joined: name them all.",
    footer = {
      "",
      "Examples: slowpath rank traces.jsonl before.csv after.csv plans/ recording.jfr",
      "          slowpath rank captures/ --format json -o ranking.json"
    })
final class RankVerb implements Verb {

  @Parameters(arity = "1..*", paramLabel = "FILE", description = Root.FILES)
  private List<String> files = new ArrayList<>();

  @Mixin private Inputs inputs = new Inputs();
  @Mixin private Outputs outputs = new Outputs();

  @Override
  public int run(Session session) {
    return rank(session, files, inputs, outputs);
  }

  static int rank(Session session, List<String> files, Inputs inputs, Outputs outputs) {
    Reading reading = session.read(files, inputs);
    if (!reading.isFruitless() || outputs.isForPrograms()) {
      Ranking ranking = Ranking.of(reading.captures(), inputs.window(reading.captures()));
      outputs.write(session, new RankDocument(reading.outcomes(), ranking));
    }
    return reading.exitCode();
  }
}
