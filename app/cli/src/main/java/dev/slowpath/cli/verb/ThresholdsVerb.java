package dev.slowpath.cli.verb;

import dev.slowpath.cli.document.ThresholdsDocument;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `thresholds`: how strictly is judged.
@Command(
    name = "thresholds",
    description =
        "Shows every threshold of the detectors, its value, and who uses it or which line of a"
            + " slowpath.toml sets it. The slowpath.toml of the current folder holds too.",
    footer = {"", "Example: slowpath thresholds captures/slowpath.toml"})
final class ThresholdsVerb implements Verb {

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "Files named slowpath.toml.")
  private List<String> files = new ArrayList<>();

  @Mixin private Inputs inputs = new Inputs();
  @Mixin private Outputs outputs = new Outputs();

  @Override
  public int run(Session session) {
    Reading reading = session.read(files, inputs.judging());
    if (reading.exitCode() == ExitCode.DONE) {
      outputs.write(session, new ThresholdsDocument(reading.policy()));
    }
    return reading.exitCode();
  }
}
