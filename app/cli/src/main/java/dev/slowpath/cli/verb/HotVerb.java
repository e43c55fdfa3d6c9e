package dev.slowpath.cli.verb;

import dev.slowpath.cli.document.CallsDocument;
import dev.slowpath.cli.document.HotDocument;
import dev.slowpath.model.profile.CallGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `hot`: the functions of a profile that weigh most.
@Command(
    name = "hot",
    description =
        "The functions of a profile that weigh most: what each takes itself, and with what it"
            + " calls.",
    footer = {
      "",
      "Examples: slowpath hot recording.jfr --metric cpu-time --thread http",
      "          slowpath hot profiles/*.prof"
    })
final class HotVerb implements Verb {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "A profile; or several cProfile files, or a folder of them, which are added up as"
              + " pstats.Stats.add does.")
  private List<String> files = new ArrayList<>();

  @Mixin private ProfileView view = new ProfileView();
  @Mixin private Inputs inputs = new Inputs();
  @Mixin private Outputs outputs = new Outputs();

  @Override
  public int run(Session session) {
    Reading reading = view.read(session, files, inputs);
    Optional<CallGraph> calls = ProfileView.onlyCallGraph(reading);
    if (calls.isPresent()) {
      outputs.write(session, new CallsDocument(calls.get(), reading.captures().size()));
      return reading.exitCode();
    }
    if (!ProfileView.hasProfile(session, reading, String.join(", ", files))) {
      return ExitCode.UNREAD;
    }
    outputs.write(session, new HotDocument(view.seen(session, reading, inputs)));
    return reading.exitCode();
  }
}
