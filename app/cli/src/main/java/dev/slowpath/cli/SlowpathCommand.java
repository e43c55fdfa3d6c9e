package dev.slowpath.cli;

import dev.slowpath.cli.terminal.Printable;
import dev.slowpath.cli.terminal.Terminal;
import dev.slowpath.cli.verb.ExitCode;
import dev.slowpath.cli.verb.Root;
import dev.slowpath.cli.verb.Session;
import dev.slowpath.cli.verb.UsageException;
import dev.slowpath.cli.verb.Verb;
import dev.slowpath.plugin.CancelledException;
import dev.slowpath.workbench.job.Cancellation;
import dev.slowpath.workbench.job.Interruption;
import dev.slowpath.workbench.screen.Screen;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// The command line of Slowpath.
public final class SlowpathCommand {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final List<String> HELP = List.of("--help", "-h");

  private SlowpathCommand() {}

  /// Does what the arguments say, and ends the work within seconds when Ctrl+C is pressed.
  ///
  /// @param screen makes the window's side, asked only by verbs that show or paint
  /// @return the exit code
  public static int run(
      List<String> arguments, Terminal terminal, Supplier<? extends Screen> screen) {
    Cancellation cancellation = new Cancellation();
    try (Interruption _ = Interruption.cancelling(cancellation, PATIENCE, ExitCode.CANCELLED);
        Session session = new Session(terminal, cancellation, screen)) {
      int code = run(arguments, session);
      return terminal.flush().map(lost -> outputLost(lost, terminal)).orElse(code);
    }
  }

  private static int outputLost(IOException lost, Terminal terminal) {
    String why = Printable.line(String.valueOf(lost.getMessage()));
    terminal.err().println("slowpath: standard output: cannot be written: " + why);
    return ExitCode.USAGE;
  }

  /// The one place where what nobody expected is caught.
  static int run(List<String> arguments, Session session) {
    Terminal terminal = session.terminal();
    try {
      return parsedAndRun(arguments, session);
    } catch (CancelledException cancelled) {
      terminal.err().println("slowpath: cancelled");
      return ExitCode.CANCELLED;
    } catch (UsageException wrong) {
      terminal.err().println("slowpath: " + Printable.line(String.valueOf(wrong.getMessage())));
      return ExitCode.USAGE;
    } catch (ParameterException wrong) {
      return usageError(wrong, terminal);
    } catch (OutOfMemoryError full) {
      long most = Runtime.getRuntime().maxMemory() >> 20;
      terminal
          .err()
          .println(
              "slowpath: the files were read, and ranking them needs more than the %d MB given;"
                      .formatted(most)
                  + " give more with SLOWPATH_OPTS=-Xmx%dm".formatted(most * 2));
      return ExitCode.BUG;
    } catch (RuntimeException | Error bug) {
      terminal.err().print(BugReport.text(bug, arguments));
      return ExitCode.BUG;
    }
  }

  private static int parsedAndRun(List<String> arguments, Session session) {
    Terminal terminal = session.terminal();
    boolean isVerb = Root.isVerb(arguments);
    CommandLine line = isVerb ? Root.ofVerb(arguments.getFirst()) : root();
    line.setUsageHelpWidth(Math.min(terminal.width(), 100));
    withHelp(line);
    List<String> rest = isVerb ? arguments.subList(1, arguments.size()) : arguments;
    ParseResult parsed = line.parseArgs(rest.toArray(String[]::new));
    while (parsed.hasSubcommand() && !isAskedForHelp(parsed)) {
      parsed = parsed.subcommand();
    }
    CommandLine asked = parsed.commandSpec().commandLine();
    if (isAskedForHelp(parsed)) {
      terminal.out().print(asked.getUsageMessage(CommandLine.Help.Ansi.OFF));
      return ExitCode.DONE;
    }
    if (parsed.isVersionHelpRequested()) {
      terminal.out().println("slowpath " + BugReport.version());
      return ExitCode.DONE;
    }
    Verb verb = asked.getCommand();
    return verb.run(session);
  }

  private static boolean isAskedForHelp(ParseResult parsed) {
    return parsed.isUsageHelpRequested();
  }

  private static CommandLine root() {
    CommandLine line = Root.ofAll();
    line.getCommandSpec().addOption(version());
    return line;
  }

  private static void withHelp(CommandLine line) {
    line.getCommandSpec()
        .addOption(
            CommandLine.Model.OptionSpec.builder(HELP.toArray(String[]::new))
                .usageHelp(true)
                .description("Show this help.")
                .build());
    line.getSubcommands().values().forEach(SlowpathCommand::withHelp);
  }

  private static CommandLine.Model.OptionSpec version() {
    return CommandLine.Model.OptionSpec.builder("--version")
        .versionHelp(true)
        .description("Show the version.")
        .build();
  }

  private static int usageError(ParameterException wrong, Terminal terminal) {
    String name = wrong.getCommandLine().getCommandSpec().qualifiedName();
    String message = Printable.line(String.valueOf(wrong.getMessage()));
    terminal.err().println("slowpath: " + message + "; see " + name + " --help");
    return ExitCode.USAGE;
  }
}
