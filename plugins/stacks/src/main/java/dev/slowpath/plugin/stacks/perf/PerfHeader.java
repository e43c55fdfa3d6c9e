package dev.slowpath.plugin.stacks.perf;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The line that begins a sample: command, process and thread, processor, time, period and event,
/// of which all but the command, a number and the event may be switched off.
///
/// @param thread 0 where there is none
/// @param period 0 where the line has none
record PerfHeader(String command, long process, long thread, long period, String event) {
  private static final int LONGEST = 2_000;
  private static final Pattern LINE =
      Pattern.compile(
          "(\\S.*?)\\s+(\\d{1,10})(?:/(\\d{1,10}))?\\s+(?:\\[\\d+\\]\\s+)?(?:[.A-Za-z]{3,8}\\s+)?"
              + "\\d+\\.\\d+:\\s+(?:(\\d{1,18})\\s+)?(\\S{1,200}):(?:\\s.*)?");

  static Optional<PerfHeader> of(String line) {
    if (line.length() > LONGEST || line.isEmpty() || Character.isWhitespace(line.charAt(0))) {
      return Optional.empty();
    }
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new PerfHeader(
            parts.group(1),
            Long.parseLong(parts.group(2)),
            number(parts.group(3)),
            number(parts.group(4)),
            parts.group(5)));
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /// `cycles:u` and `cycles` are one event, seen by the same counter.
  String eventName() {
    int colon = event.indexOf(':');
    boolean isModifier = colon > 0 && event.substring(colon + 1).matches("[ukhpPGHSDWI]+");
    return isModifier ? event.substring(0, colon) : event;
  }

  String threadName() {
    return "%s (%d)".formatted(command, thread == 0 ? process : thread);
  }

  /// Whether the event counts time on a processor, so that its samples are samples of CPU.
  boolean countsCpu() {
    return switch (eventName()) {
      case "cpu-clock",
          "task-clock",
          "cycles",
          "cpu-cycles",
          "cycles:P",
          "ref-cycles",
          "cpu_core/cycles/",
          "cpu_atom/cycles/" ->
          true;
      default -> false;
    };
  }

  /// Whether the period is in ns of CPU time.
  boolean countsNanoseconds() {
    return eventName().endsWith("-clock");
  }
}
