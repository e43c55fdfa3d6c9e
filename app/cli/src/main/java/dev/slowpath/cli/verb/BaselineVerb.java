package dev.slowpath.cli.verb;

import dev.slowpath.analysis.compare.Recorded;
import dev.slowpath.analysis.compare.Side;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.workbench.keep.BaselineFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `baseline`: the figures of a recording, to compare later ones with.
@Command(
    name = "baseline",
    description =
        "Keeps of a recording what a later one is compared with: percentiles of the heaviest"
            + " endpoints, errors, queries, statements by load, hot frames, and what intervals are"
            + " drawn from. A small file for the repository; the recording is not needed again.",
    footer = {
      "",
      "Example: slowpath baseline captures/ -o base.json",
      "         slowpath compare --before base.json --after new/ --fail-on-regression"
    })
final class BaselineVerb implements Verb {

  @Parameters(arity = "1..*", paramLabel = "FILE", description = Root.FILES)
  private List<String> files = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to this file, which appears whole or not at all.")
  private @Nullable Path output;

  @Option(names = "--name", paramLabel = "NAME", description = "What it is called.")
  private String name = "baseline";

  @Mixin private Inputs inputs = new Inputs();

  @Override
  public int run(Session session) {
    Reading reading = session.read(files, inputs.judging());
    if (reading.isFruitless()) {
      return reading.exitCode();
    }
    Linked linked = session.linked(reading.captures(), inputs.window(reading.captures()));
    session.caveats(linked, inputs);
    Side side = Recorded.side(linked, reading.policy());
    session.write(
        output,
        to -> {
          BaselineFile.write(name, reading.outcomes(), side, to);
          to.write('\n');
        });
    return reading.exitCode();
  }
}
