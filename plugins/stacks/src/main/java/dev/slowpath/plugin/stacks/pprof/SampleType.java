package dev.slowpath.plugin.stacks.pprof;

import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Unit;
import java.util.Map;
import java.util.Optional;

/// What one column of values measures, by the names that producers give it.
///
/// @param factor from the file's unit to the model's
record SampleType(Metric metric, Unit unit, long factor) {
  private static final Map<String, Long> TIME_UNITS =
      Map.of(
          "nanoseconds", 1L,
          "microseconds", 1_000L,
          "milliseconds", 1_000_000L,
          "seconds", 1_000_000_000L);
  private static final Map<String, Long> BYTE_UNITS =
      Map.of("bytes", 1L, "kilobytes", 1L << 10, "megabytes", 1L << 20);

  /// Empty for a column that the model has no metric for.
  static Optional<SampleType> of(String type, String unit) {
    Long ns = TIME_UNITS.get(unit);
    if (ns != null) {
      return Optional.of(new SampleType(timed(type), Unit.NANOSECONDS, ns));
    }
    Long bytes = BYTE_UNITS.get(unit);
    if (bytes != null) {
      Metric metric = type.startsWith("inuse") ? Metric.MEMORY : Metric.ALLOCATION;
      return Optional.of(new SampleType(metric, Unit.BYTES, bytes));
    }
    return unit.equals("count") ? counted(type) : Optional.empty();
  }

  private static Metric timed(String type) {
    return switch (type) {
      case "cpu", "on-cpu", "process_cpu" -> Metric.CPU_TIME;
      case "delay", "lock", "mutex", "block" -> Metric.LOCK;
      case "io" -> Metric.IO;
      default -> Metric.WALL;
    };
  }

  private static Optional<SampleType> counted(String type) {
    return switch (type) {
      case "samples", "sample", "cpu", "cpu-time", "on-cpu" ->
          Optional.of(new SampleType(Metric.CPU, Unit.SAMPLES, 1));
      case "wall", "goroutine", "threads" ->
          Optional.of(new SampleType(Metric.WALL, Unit.SAMPLES, 1));
      case "locks", "contentions" -> Optional.of(new SampleType(Metric.LOCK, Unit.COUNT, 1));
      case "allocations", "alloc_objects", "objects" ->
          Optional.of(new SampleType(Metric.ALLOCATION, Unit.COUNT, 1));
      case "inuse_objects" -> Optional.of(new SampleType(Metric.MEMORY, Unit.COUNT, 1));
      case "exceptions" -> Optional.of(new SampleType(Metric.EXCEPTION, Unit.COUNT, 1));
      default -> Optional.empty();
    };
  }
}
