package dev.slowpath.plugin.stacks.collapsed;

import dev.slowpath.model.profile.Metric;
import java.util.List;
import java.util.Optional;

/// The command that somebody put before what py-spy wrote: `# py-spy record --idle --rate 250 …`.
/// It says what the file does not: the rate, and which threads were sampled.
///
/// @param metric what its samples are
/// @param periodNs from sample to sample
record PySpyCommand(String words, Metric metric, long periodNs) {
  private static final int USUAL_RATE = 100;
  private static final int FASTEST = 100_000;

  static Optional<PySpyCommand> of(String line) {
    String command = line.substring(1).strip();
    if (!command.startsWith("py-spy record")) {
      return Optional.empty();
    }
    List<String> options = List.of(command.split("[ =]+", -1));
    boolean isLocked = options.contains("--gil") || options.contains("-g");
    boolean isIdle = options.contains("--idle") || options.contains("-i");
    Metric metric = isLocked ? Metric.GIL : isIdle ? Metric.WALL : Metric.CPU;
    return Optional.of(new PySpyCommand(command, metric, 1_000_000_000L / rate(options)));
  }

  private static int rate(List<String> options) {
    int at = Math.max(options.indexOf("--rate"), options.indexOf("-r"));
    String number = at < 0 || at + 1 >= options.size() ? "" : options.get(at + 1);
    return number.matches("[1-9]\\d{0,5}")
        ? Math.min(Integer.parseInt(number), FASTEST)
        : USUAL_RATE;
  }
}
