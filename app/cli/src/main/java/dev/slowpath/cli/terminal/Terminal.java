package dev.slowpath.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the program reads and writes, and what stands at the other end.
///
/// @param isOutTerminal whether a person sees standard output as it is written
/// @param isErrTerminal the same of standard error: progress is shown there
/// @param width columns of text output
public record Terminal(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean isOutTerminal,
    boolean isErrTerminal,
    int width,
    Ink ink) {
  private static final int WIDTH_OF_FILES = 120;
  private static final int NARROWEST = 60;
  private static final int WIDEST = 400;

  /// The terminal of this process. Output is UTF-8 whatever the locale says, since JSON is.
  public static Terminal ofThisProcess() {
    boolean isOutTerminal = isTerminal(1);
    boolean isColoured = isOutTerminal && isEmpty("NO_COLOR") && !"dumb".equals(value("TERM"));
    return new Terminal(
        System.in,
        new Answer(new FileOutputStream(FileDescriptor.out)),
        errors(),
        isOutTerminal,
        isTerminal(2),
        width(isOutTerminal),
        isColoured ? Ink.ANSI : Ink.PLAIN);
  }

  private static PrintStream errors() {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.err), 1 << 16),
        true,
        StandardCharsets.UTF_8);
  }

  /// The console knows only whether input and output are both a terminal, and is null where they
  /// are not (by default again since Java 25); Linux tells each.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException notLinux) {
      Console console = System.console();
      return console != null && console.isTerminal();
    }
  }

  private static int width(boolean isOutTerminal) {
    int asked = number(value("COLUMNS"));
    if (asked > 0) {
      return Math.clamp(asked, NARROWEST, WIDEST);
    }
    int seen = isOutTerminal ? widthByStty() : 0;
    return seen > 0 ? Math.clamp(seen, NARROWEST, WIDEST) : WIDTH_OF_FILES;
  }

  /// Java does not tell the size of a terminal; `stty` does, where there is one.
  private static int widthByStty() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(Path.of("/dev/tty").toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (InputStream answer = stty.getInputStream()) {
        String text = new String(answer.readAllBytes(), StandardCharsets.US_ASCII).strip();
        return number(text.substring(text.indexOf(' ') + 1));
      }
    } catch (IOException noStty) {
      return 0;
    }
  }

  private static int number(String digits) {
    return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 0;
  }

  private static boolean isEmpty(String variable) {
    return value(variable).isEmpty();
  }

  private static String value(String variable) {
    String value = System.getenv(variable);
    return value == null ? "" : value;
  }

  /// Writes out what is still held back.
  ///
  /// @return why standard output could not take all of it
  public Optional<IOException> flush() {
    out.flush();
    err.flush();
    return out instanceof Answer answer ? answer.failure() : Optional.empty();
  }
}
