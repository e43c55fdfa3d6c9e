package dev.slowpath.cli.terminal;

import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.intake.Watch;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Shortened;
import java.io.PrintStream;

/// One line on standard error that says what is being read, written over and over, and gone at the
/// end.
public final class ProgressLine implements Watch, AutoCloseable {
  private static final long PAUSE_NS = 100_000_000;
  private static final String BACK_AND_ERASE = "\r\u001b[K";

  private final PrintStream err;
  private final int width;
  private long lastNs = System.nanoTime();
  private boolean isShown;

  private ProgressLine(PrintStream err, int width) {
    this.err = err;
    this.width = width;
  }

  /// Where a person looks on; nobody is told otherwise.
  public static Watch on(Terminal terminal, boolean quiet) {
    return terminal.isErrTerminal() && !quiet
        ? new ProgressLine(terminal.err(), terminal.width())
        : Watch.none();
  }

  @Override
  public void reading(String file, long bytes, long size) {
    String of = size < 0 ? "" : " of " + Numbers.bytes((double) size);
    show("reading " + Numbers.bytes((double) bytes) + of, file);
  }

  @Override
  public void stage(String file, String stage) {
    show(stage, file);
  }

  @Override
  public void done(Outcome outcome) {
    close();
  }

  private synchronized void show(String what, String file) {
    long now = System.nanoTime();
    if (now - lastNs < PAUSE_NS) {
      return;
    }
    lastNs = now;
    isShown = true;
    int left = Math.max(8, width - what.length() - 4);
    err.print(BACK_AND_ERASE + what + "  " + Shortened.path(Printable.line(file), left));
    err.flush();
  }

  @Override
  public synchronized void close() {
    if (isShown) {
      isShown = false;
      err.print(BACK_AND_ERASE);
      err.flush();
    }
  }
}
