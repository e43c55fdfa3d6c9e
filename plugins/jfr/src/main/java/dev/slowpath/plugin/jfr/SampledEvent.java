package dev.slowpath.plugin.jfr;

import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Unit;
import java.util.List;
import java.util.Optional;

/// An event type that is read as samples of a metric.
///
/// Some types tell again what another one tells where both are recorded: the JVM emits each
/// `jdk.JavaErrorThrow` as a `jdk.JavaExceptionThrow` too, and an allocation outside of its sample
/// stands under its buffer. Those count only in recordings without the other.
enum SampledEvent {
  EXECUTION("jdk.ExecutionSample", Metric.CPU, Unit.SAMPLES, ""),
  /// What async-profiler before version 4 writes while it samples by the wall clock: the same type,
  /// told apart by the states of the threads.
  EXECUTION_BY_WALL("", Metric.WALL, Unit.SAMPLES, ""),
  NATIVE_METHOD("jdk.NativeMethodSample", Metric.NATIVE, Unit.SAMPLES, ""),
  CPU_TIME("jdk.CPUTimeSample", Metric.CPU_TIME, Unit.NANOSECONDS, "samplingPeriod"),
  WALL_CLOCK("profiler.WallClockSample", Metric.WALL, Unit.SAMPLES, "samples"),
  ALLOCATION("jdk.ObjectAllocationSample", Metric.ALLOCATION, Unit.BYTES, "weight"),
  IN_NEW_BUFFER("jdk.ObjectAllocationInNewTLAB", Metric.ALLOCATION, Unit.BYTES, "tlabSize"),
  OUTSIDE_BUFFER(
      "jdk.ObjectAllocationOutsideTLAB", Metric.ALLOCATION, Unit.BYTES, "allocationSize"),
  LIVE("profiler.LiveObject", Metric.MEMORY, Unit.BYTES, "allocationSize"),
  MONITOR_ENTER("jdk.JavaMonitorEnter", Metric.LOCK, Unit.NANOSECONDS, "duration"),
  THREAD_PARK("jdk.ThreadPark", Metric.LOCK, Unit.NANOSECONDS, "duration"),
  MONITOR_WAIT("jdk.JavaMonitorWait", Metric.WAIT, Unit.NANOSECONDS, "duration"),
  THREAD_SLEEP("jdk.ThreadSleep", Metric.WAIT, Unit.NANOSECONDS, "duration"),
  SOCKET_READ("jdk.SocketRead", Metric.IO, Unit.NANOSECONDS, "duration"),
  SOCKET_WRITE("jdk.SocketWrite", Metric.IO, Unit.NANOSECONDS, "duration"),
  FILE_READ("jdk.FileRead", Metric.IO, Unit.NANOSECONDS, "duration"),
  FILE_WRITE("jdk.FileWrite", Metric.IO, Unit.NANOSECONDS, "duration"),
  FILE_FORCE("jdk.FileForce", Metric.IO, Unit.NANOSECONDS, "duration"),
  EXCEPTION("jdk.JavaExceptionThrow", Metric.EXCEPTION, Unit.COUNT, ""),
  ERROR("jdk.JavaErrorThrow", Metric.EXCEPTION, Unit.COUNT, ""),
  COLLECTION("jdk.GarbageCollection", Metric.GC, Unit.NANOSECONDS, "sumOfPauses"),
  PAUSE_PHASE("jdk.GCPhasePauseLevel1", Metric.GC_PHASE, Unit.NANOSECONDS, "duration"),
  CONCURRENT_PHASE("jdk.GCPhaseConcurrent", Metric.GC_PHASE, Unit.NANOSECONDS, "duration"),
  VM_OPERATION("jdk.ExecuteVMOperation", Metric.SAFEPOINT, Unit.NANOSECONDS, "duration"),
  CLASS_LOAD("jdk.ClassLoad", Metric.CLASS_LOAD, Unit.NANOSECONDS, "duration"),
  THREAD_START("jdk.ThreadStart", Metric.THREAD_START, Unit.COUNT, "");

  /// All of them, by their ordinals.
  static final List<SampledEvent> ALL = List.of(values());

  private final String id;
  private final Metric metric;
  private final Unit unit;
  private final String weightField;

  SampledEvent(String id, Metric metric, Unit unit, String weightField) {
    this.id = id;
    this.metric = metric;
    this.unit = unit;
    this.weightField = weightField;
  }

  String id() {
    return id;
  }

  Metric metric() {
    return metric;
  }

  Unit unit() {
    return unit;
  }

  /// The field that holds the weight; empty where every sample weighs one.
  String weightField() {
    return weightField;
  }

  /// The fields that say what the event is about.
  List<String> aboutFields() {
    return switch (this) {
      case ALLOCATION, IN_NEW_BUFFER, OUTSIDE_BUFFER, LIVE -> List.of("objectClass");
      case MONITOR_ENTER, MONITOR_WAIT -> List.of("monitorClass");
      case THREAD_PARK -> List.of("parkedClass");
      case SOCKET_READ, SOCKET_WRITE -> List.of("host", "port");
      case FILE_READ, FILE_WRITE, FILE_FORCE -> List.of("path");
      case EXCEPTION, ERROR -> List.of("thrownClass");
      case COLLECTION -> List.of("name", "cause");
      case PAUSE_PHASE, CONCURRENT_PHASE -> List.of("name");
      case VM_OPERATION -> List.of("operation");
      case CLASS_LOAD -> List.of("loadedClass");
      case THREAD_START -> List.of("parentThread");
      case EXECUTION, EXECUTION_BY_WALL, NATIVE_METHOD, CPU_TIME, WALL_CLOCK, THREAD_SLEEP ->
          List.of();
    };
  }

  /// The field that says what the thread did; empty where the event does not.
  String stateField() {
    return this == EXECUTION || this == WALL_CLOCK ? "state" : "";
  }

  /// The field without which, where the type has it, an event is none of these.
  String conditionField() {
    return this == VM_OPERATION ? "safepoint" : "";
  }

  /// Where the event names the thread it is about.
  String threadField() {
    return switch (this) {
      case EXECUTION, NATIVE_METHOD, WALL_CLOCK -> "sampledThread";
      case THREAD_START -> "thread";
      default -> "eventThread";
    };
  }

  /// Whether the JVM takes stacks of it: what it does itself has none.
  boolean hasStacks() {
    return switch (this) {
      case COLLECTION, PAUSE_PHASE, CONCURRENT_PHASE, VM_OPERATION -> false;
      default -> true;
    };
  }

  /// What tells the same where it is recorded.
  Optional<SampledEvent> otherwise() {
    return switch (this) {
      case ERROR -> Optional.of(EXCEPTION);
      case IN_NEW_BUFFER, OUTSIDE_BUFFER -> Optional.of(ALLOCATION);
      default -> Optional.empty();
    };
  }
}
