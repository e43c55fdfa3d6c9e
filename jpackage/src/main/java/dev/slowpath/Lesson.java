package dev.slowpath;

import dev.slowpath.cli.terminal.Ink;
import dev.slowpath.cli.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A training run of the product for its ahead-of-time cache: many command lines in one process.
///
/// It is part of the product only because a cache fits one class path; nobody else calls it.
public final class Lesson {
  private static final int WIDTH = 120;

  private Lesson() {}

  /// Runs each command line.
  ///
  /// @param arguments a file with one command line a line, its arguments parted by tabs
  public static void main(String[] arguments) throws IOException {
    int worst = 0;
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      worst = Math.max(worst, Main.run(List.of(line.split("\t", -1)), deaf()));
    }
    System.exit(worst);
  }

  private static Terminal deaf() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Terminal(
        InputStream.nullInputStream(), nowhere, nowhere, false, false, WIDTH, Ink.PLAIN);
  }
}
