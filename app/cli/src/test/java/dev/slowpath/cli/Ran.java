package dev.slowpath.cli;

import dev.slowpath.cli.terminal.Ink;
import dev.slowpath.cli.terminal.Terminal;
import dev.slowpath.cli.verb.Session;
import dev.slowpath.workbench.job.Cancellation;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/// A run of the command line that has ended.
record Ran(int code, String out, String err) {

  static Ran slowpath(Object... arguments) {
    return slowpath(new Cancellation(), arguments);
  }

  static Ran slowpath(Cancellation cancellation, Object... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            InputStream.nullInputStream(), print(out), print(err), false, false, 100, Ink.PLAIN);
    try (Session session = new Session(terminal, cancellation, NoDisplay::new)) {
      int code =
          SlowpathCommand.run(Arrays.stream(arguments).map(Object::toString).toList(), session);
      terminal.flush();
      return new Ran(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  /// A file of the repository; tests run in the module's folder.
  static Path ofRepository(String path) {
    return Path.of("../..").resolve(path).normalize();
  }
}
