package dev.slowpath.plugin.stacks;

import dev.slowpath.model.profile.ProfiledThread;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The frames at the root of a line that name a process or thread, not code: py-spy's `process
/// 12:"command"` (with `--subprocesses`, one a level) and `thread (0x7F3A): name` (with
/// `--threads`), async-profiler's `[name tid=12]` (with `-t`).
///
/// @param thread what they name; empty where the line has none
/// @param length how many characters of the line they take
public record ThreadPrefix(Optional<ProfiledThread> thread, int length) {
  private static final ThreadPrefix NONE = new ThreadPrefix(Optional.empty(), 0);
  private static final Pattern PROCESS = Pattern.compile("process (\\d{1,18})(?::\"(.*?)\")?(;|$)");
  private static final Pattern THREAD =
      Pattern.compile("thread \\((?:0[xX]([0-9a-fA-F]{1,15})|(\\d{1,18}))\\)(?:: ([^;]*))?(;|$)");
  private static final Pattern BRACKETED = Pattern.compile("\\[([^;]*) tid=(\\d{1,18})\\](;|$)");

  /// What the frames at a line's start name.
  public static ThreadPrefix of(String line) {
    if (line.startsWith("[")) {
      Matcher named = BRACKETED.matcher(line);
      return named.lookingAt()
          ? new ThreadPrefix(
              Optional.of(new ProfiledThread(named.group(1), Long.parseLong(named.group(2)))),
              named.end())
          : NONE;
    }
    return line.startsWith("process ") || line.startsWith("thread (") ? pySpy(line) : NONE;
  }

  private static ThreadPrefix pySpy(String line) {
    int at = 0;
    long process = -1;
    Matcher named = PROCESS.matcher(line);
    while (named.region(at, line.length()).lookingAt()) {
      process = Long.parseLong(named.group(1));
      at = named.end();
    }
    String suffix = process < 0 ? "" : "process " + process;
    Matcher thread = THREAD.matcher(line).region(at, line.length());
    if (thread.lookingAt()) {
      long id = id(thread);
      String name = thread.group(3) == null ? "thread " + id : thread.group(3);
      String whole = suffix.isEmpty() ? name : name + " (" + suffix + ")";
      return new ThreadPrefix(Optional.of(new ProfiledThread(whole, id)), thread.end());
    }
    return process < 0
        ? NONE
        : new ThreadPrefix(Optional.of(new ProfiledThread(suffix, process)), at);
  }

  private static long id(Matcher thread) {
    return thread.group(1) == null
        ? Long.parseLong(thread.group(2))
        : Long.parseLong(thread.group(1), 16);
  }
}
