package dev.slowpath.cli.verb;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `open`: the window, in versions that have one.
@Command(
    name = "open",
    description = "Opens the window. This version has none yet: files are ranked in the terminal.",
    footer = {"", "Example: slowpath open captures/"})
final class OpenVerb implements Verb {

  @Parameters(arity = "0..*", paramLabel = "FILE", description = Root.FILES)
  private List<String> files = new ArrayList<>();

  @Mixin private Inputs inputs = new Inputs();
  @Mixin private Outputs outputs = new Outputs();

  @Override
  public int run(Session session) {
    return open(session, files, inputs, outputs);
  }

  static int open(Session session, List<String> files, Inputs inputs, Outputs outputs) {
    if (files.isEmpty()) {
      session.terminal().out().print(Root.WELCOME);
      return ExitCode.DONE;
    }
    if (!inputs.isQuiet()) {
      session.say("the window is not part of this version; the files are ranked here instead");
    }
    return RankVerb.rank(session, files, inputs, outputs);
  }
}
