package dev.slowpath.sample.shop.record;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/// What the recording ran on, without what would name the machine (Linux).
final class Machine {
  private Machine() {}

  /// Processor, cores, memory and Java in one line.
  static String description() throws IOException {
    var model = value(Path.of("/proc/cpuinfo"), "model name");
    var memoryKb = value(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "");
    return "%d cores (%s), %d GB of memory, %s, Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            model,
            Math.round(Long.parseLong(memoryKb) / 1024.0 / 1024.0),
            System.getProperty("os.name"),
            Runtime.version());
  }

  private static String value(Path file, String name) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("0");
    }
  }

  /// The load average of the last minute.
  static String loadAverage() {
    var load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return String.format(Locale.ROOT, "%.2f", load);
  }

  /// Busy and total processor time of all cores since the start of the machine, in ticks.
  record Ticks(long busy, long total) {
    static Ticks now() throws IOException {
      var cells = Files.readAllLines(Path.of("/proc/stat")).getFirst().split("\\s+", -1);
      var ticks = Arrays.stream(cells).skip(1).limit(8).mapToLong(Long::parseLong).toArray();
      var total = Arrays.stream(ticks).sum();
      return new Ticks(total - ticks[3] - ticks[4], total);
    }

    String busyPercentSince(Ticks from) {
      var share = 100.0 * (busy - from.busy) / Math.max(1, total - from.total);
      return String.format(Locale.ROOT, "%.0f %%", share);
    }
  }
}
