package dev.slowpath.workbench.wording;

import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Unit;

/// Names what a profile measures.
public final class Metrics {

  private Metrics() {}

  public static String name(Metric metric) {
    return switch (metric) {
      case CPU -> "on-CPU samples";
      case NATIVE -> "samples in native code";
      case CPU_TIME -> "CPU time";
      case WALL -> "wall-clock samples";
      case ALLOCATION -> "allocation";
      case LOCK -> "time blocked on locks";
      case WAIT -> "time waiting for a signal or asleep";
      case IO -> "time in I/O";
      case EXCEPTION -> "exceptions";
      case GC -> "pauses for garbage collection";
      case GC_PHASE -> "phases of garbage collection";
      case SAFEPOINT -> "operations that stop all threads";
      case CLASS_LOAD -> "time loading classes";
      case THREAD_START -> "threads started";
      case GIL -> "samples holding the interpreter lock";
      case MEMORY -> "memory held";
      case CRITICAL_PATH -> "critical paths of traces";
    };
  }

  /// The metric in a word, for a button.
  public static String word(Metric metric) {
    return switch (metric) {
      case CPU -> "CPU";
      case NATIVE -> "Native";
      case CPU_TIME -> "CPU time";
      case WALL -> "Wall";
      case ALLOCATION -> "Allocation";
      case LOCK -> "Lock";
      case WAIT -> "Wait";
      case IO -> "I/O";
      case EXCEPTION -> "Exceptions";
      case GC -> "GC pauses";
      case GC_PHASE -> "GC phases";
      case SAFEPOINT -> "Safepoints";
      case CLASS_LOAD -> "Class loading";
      case THREAD_START -> "Thread starts";
      case GIL -> "GIL";
      case MEMORY -> "Memory";
      case CRITICAL_PATH -> "Critical path";
    };
  }

  /// A weight with its unit.
  public static String text(Unit unit, double weight) {
    return switch (unit) {
      case SAMPLES -> Evidences.counted(weight, "sample", "samples");
      case NANOSECONDS -> Numbers.duration(weight / 1e6);
      case BYTES -> Numbers.bytes(weight);
      case COUNT -> Numbers.count(weight);
    };
  }

  /// The unit that weights are shown in within a column.
  public static String columnUnit(Unit unit) {
    return switch (unit) {
      case SAMPLES -> "samples";
      case NANOSECONDS -> "ms";
      case BYTES -> "MB";
      case COUNT -> "";
    };
  }

  /// A weight in that unit.
  public static double inColumnUnit(Unit unit, double weight) {
    return switch (unit) {
      case SAMPLES, COUNT -> weight;
      case NANOSECONDS, BYTES -> weight / 1e6;
    };
  }
}
