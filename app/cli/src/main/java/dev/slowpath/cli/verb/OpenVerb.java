package dev.slowpath.cli.verb;

import dev.slowpath.workbench.intake.Importers;
import dev.slowpath.workbench.screen.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `open`: the window, or the ranking in the terminal where there is no display.
@Command(
    name = "open",
    description = "Opens the window. Without a display the files are ranked in the terminal.",
    footer = {"", "Example: slowpath open captures/", "         slowpath open week.slowpath"})
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
    Screen screen = session.screen();
    Optional<String> obstacle = screen.obstacle();
    if (obstacle.isEmpty()) {
      screen.show(inputs.judging().forWindow(files), Importers.discover(inputs.plugins()));
      return ExitCode.DONE;
    }
    if (files.isEmpty()) {
      session.terminal().out().print(Root.WELCOME);
      session.say(obstacle.get() + "; these work without one");
      return ExitCode.DONE;
    }
    if (!inputs.isQuiet()) {
      session.say(obstacle.get() + "; the files are ranked here instead");
    }
    return RankVerb.rank(session, files, inputs, outputs);
  }
}
