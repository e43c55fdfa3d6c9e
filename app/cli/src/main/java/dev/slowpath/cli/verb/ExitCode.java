package dev.slowpath.cli.verb;

/// Exit codes, as scripts depend on them.
public final class ExitCode {
  public static final int DONE = 0;

  /// A check that was asked for failed.
  public static final int FAILED = 1;

  /// Wrong usage, a file that cannot be written among it.
  public static final int USAGE = 2;

  /// An input could not be read; the others were.
  public static final int UNREAD = 3;

  /// A system could not be reached, or does not show what was asked for.
  public static final int UNREACHED = 4;

  public static final int CANCELLED = 5;

  /// A bug of ours.
  public static final int BUG = 70;

  private ExitCode() {}
}
