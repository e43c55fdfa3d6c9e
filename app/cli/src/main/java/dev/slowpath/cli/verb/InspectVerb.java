package dev.slowpath.cli.verb;

import dev.slowpath.cli.document.InspectDocument;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `inspect`: what each file is.
@Command(
    name = "inspect",
    description =
        "Says of each file what it is: format, kind, records, time, what it holds, and everything"
            + " that was skipped, cut, lost or assumed in reading it.",
    footer = {"", "Example: slowpath inspect captures/ recording.jfr"})
final class InspectVerb implements Verb {

  @Parameters(arity = "1..*", paramLabel = "FILE", description = Root.FILES)
  private List<String> files = new ArrayList<>();

  @Mixin private Inputs inputs = new Inputs();
  @Mixin private Outputs outputs = new Outputs();

  @Override
  public int run(Session session) {
    Reading reading = session.read(files, inputs, false);
    outputs.write(session, new InspectDocument(reading.outcomes()));
    return reading.exitCode();
  }
}
