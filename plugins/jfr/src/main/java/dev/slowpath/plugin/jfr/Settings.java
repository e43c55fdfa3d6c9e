package dev.slowpath.plugin.jfr;

import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Unit;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a recording says of itself: the process it was made of, and the intervals it sampled at.
/// Values of several processes or chunks stand side by side, in order.
final class Settings {
  private static final Pattern PERIOD = Pattern.compile("(\\d{1,9}) ?(ns|us|ms|s|m|h|d)");

  private final SortedMap<String, SortedSet<String>> facts = new TreeMap<>();
  private final Map<Metric, SortedSet<Long>> periodsNs = new EnumMap<>(Metric.class);
  private long firstNs = Long.MAX_VALUE;
  private long lastNs = Long.MIN_VALUE;
  private long chunks;

  void fact(String name, String value) {
    if (!value.isBlank()) {
      facts.computeIfAbsent(name, absent -> new TreeSet<>()).add(value.strip());
    }
  }

  void chunk(ChunkHeader header) {
    chunks++;
    firstNs = Math.min(firstNs, header.startNs());
    lastNs = Math.max(lastNs, header.startNs() + Math.max(0, header.durationNs()));
  }

  /// A setting of an event type; only the interval of sampling is of use.
  void setting(SampledEvent event, String name, String value) {
    long periodNs =
        switch (name) {
          case "period" -> nanoseconds(value);
          // Of async-profiler, in ns; of an event that counts no time it is a count.
          case "interval" -> event.unit() == Unit.SAMPLES ? nanoseconds(value + " ns") : 0;
          default -> -1;
        };
    if (periodNs >= 0) {
      periodsNs.computeIfAbsent(event.metric(), absent -> new TreeSet<>()).add(periodNs);
    }
  }

  Map<String, String> facts() {
    Map<String, String> all = new LinkedHashMap<>();
    facts.forEach((name, values) -> all.put(name, String.join("; ", values)));
    all.put("chunks", Long.toString(chunks));
    all.put("recordedFrom", instant(firstNs));
    all.put("recordedTo", instant(lastNs));
    return all;
  }

  /// The simple name of the main class, or of the archive that holds it; `jvm` where the recording
  /// does not tell.
  String program() {
    SortedSet<String> commands = facts.getOrDefault("commandLine", new TreeSet<>());
    String main = commands.isEmpty() ? "" : commands.first().split("\\s", 2)[0];
    String file = main.substring(main.lastIndexOf('/') + 1);
    String name =
        file.endsWith(".jar")
            ? file.substring(0, file.length() - ".jar".length())
            : file.substring(file.lastIndexOf('.') + 1);
    return name.isEmpty() ? "jvm" : name;
  }

  /// The interval of each metric that has one and the same all the way through.
  Map<Metric, Long> periodsNs() {
    Map<Metric, Long> known = new EnumMap<>(Metric.class);
    periodsNs.forEach((metric, values) -> {
      if (values.size() == 1 && values.first() > 0) {
        known.put(metric, values.first());
      }
    });
    return known;
  }

  /// The metrics whose interval was changed while they were recorded, with how many they had.
  Map<Metric, Integer> changedPeriods() {
    Map<Metric, Integer> changed = new EnumMap<>(Metric.class);
    periodsNs.forEach((metric, values) -> {
      if (values.size() > 1) {
        changed.put(metric, values.size());
      }
    });
    return changed;
  }

  static String instant(long epochNs) {
    return Instant.ofEpochSecond(0, epochNs).toString();
  }

  /// Settings that are no interval (`everyChunk`) give 0.
  private static long nanoseconds(String period) {
    Matcher matcher = PERIOD.matcher(period);
    if (!matcher.matches()) {
      return 0;
    }
    long unit =
        switch (matcher.group(2)) {
          case "ns" -> 1L;
          case "us" -> 1_000L;
          case "ms" -> 1_000_000L;
          case "s" -> 1_000_000_000L;
          case "m" -> 60_000_000_000L;
          case "h" -> 3_600_000_000_000L;
          default -> 86_400_000_000_000L;
        };
    long count = Long.parseLong(matcher.group(1));
    return count > Long.MAX_VALUE / unit ? 0 : count * unit;
  }
}
