package dev.slowpath.cli.verb;

import dev.slowpath.plugin.Access;
import dev.slowpath.plugin.Recorder;
import dev.slowpath.plugin.UnreachableException;
import dev.slowpath.workbench.intake.Recorders;
import dev.slowpath.workbench.wording.LiveWords;
import java.io.Console;
import java.util.Optional;
import java.util.stream.Collectors;

/// A live system that the command line names by its address.
record LiveSystem(String address, Recorder recorder) {

  static LiveSystem of(String address, Inputs inputs) {
    Recorders recorders = Recorders.discover(inputs.plugins());
    return new LiveSystem(
        address, recorders.of(address).orElseThrow(() -> new UsageException(unknown(recorders))));
  }

  private static String unknown(Recorders recorders) {
    String examples =
        recorders.all().stream().map(Recorder::example).collect(Collectors.joining(", "));
    return "this address is of no system that is captured, expected one like " + examples;
  }

  Access access() {
    return new Access(System.getenv(), LiveSystem::asked);
  }

  /// Tells why nothing came of it.
  int unreached(Session session, UnreachableException unreached) {
    session.error(
        LiveWords.withoutPassword(address)
            + ": "
            + LiveWords.sentence(unreached.found(), unreached.remedy()));
    return ExitCode.UNREACHED;
  }

  /// Asks at the terminal; nobody is there where input is a pipe.
  @SuppressWarnings("SystemConsoleNull")
  private static Optional<String> asked(String whose) {
    Console console = System.console();
    char[] typed =
        console == null || !console.isTerminal()
            ? null
            : console.readPassword("Password for %s: ", whose);
    return typed == null ? Optional.empty() : Optional.of(String.valueOf(typed));
  }
}
