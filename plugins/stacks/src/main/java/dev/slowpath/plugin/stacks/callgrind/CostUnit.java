package dev.slowpath.plugin.stacks.callgrind;

import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Unit;
import java.util.Locale;

/// What a file's first event counts, as far as its names tell.
///
/// @param factor from the file's figures to the unit
record CostUnit(Metric metric, Unit unit, long factor) {
  private static final CostUnit NANOSECONDS = new CostUnit(Metric.WALL, Unit.NANOSECONDS, 1);

  /// yappi calls microseconds "Ticks"; Xdebug writes `Time_(10ns)` and `Time_(µs)`, others `ns`.
  /// Instructions and the like are counts, which no clock turns into time.
  static CostUnit of(String creator, String event) {
    String lower = event.toLowerCase(Locale.ROOT);
    if (creator.equals("yappi") || lower.equals("us") || lower.contains("(µs)")) {
      return new CostUnit(Metric.WALL, Unit.NANOSECONDS, 1_000);
    }
    if (lower.contains("(10ns)")) {
      return new CostUnit(Metric.WALL, Unit.NANOSECONDS, 10);
    }
    return switch (lower) {
      case "ns", "nanoseconds", "time_(ns)" -> NANOSECONDS;
      case "ms", "time_(ms)" -> new CostUnit(Metric.WALL, Unit.NANOSECONDS, 1_000_000);
      default -> new CostUnit(Metric.CPU, Unit.COUNT, 1);
    };
  }

  long of(long cost) {
    return cost > Long.MAX_VALUE / factor ? Long.MAX_VALUE : cost * factor;
  }
}
