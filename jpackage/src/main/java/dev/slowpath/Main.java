package dev.slowpath;

import dev.slowpath.cli.SlowpathCommand;
import dev.slowpath.cli.terminal.Terminal;
import dev.slowpath.desktop.DesktopScreen;
import java.util.List;

/// The start of the program.
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(
        SlowpathCommand.run(List.of(arguments), Terminal.ofThisProcess(), DesktopScreen::new));
  }
}
