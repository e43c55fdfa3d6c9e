package dev.slowpath;

import dev.slowpath.cli.SlowpathCommand;
import dev.slowpath.cli.terminal.Terminal;
import dev.slowpath.desktop.DesktopScreen;
import java.util.List;

/// The start of the program.
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), Terminal.ofThisProcess()));
  }

  /// Does what a command line says.
  ///
  /// @return the exit code
  static int run(List<String> arguments, Terminal terminal) {
    return SlowpathCommand.run(arguments, terminal, DesktopScreen::new);
  }
}
