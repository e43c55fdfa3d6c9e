package dev.slowpath.plugin.jfr;

import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Unit;
import java.util.List;

/// An event type that is read as samples of a metric.
///
/// The JVM also emits each `jdk.JavaErrorThrow` as a `jdk.JavaExceptionThrow` where that is
/// enabled; by default it is not. Errors therefore count only in recordings without exceptions.
enum SampledEvent {
  EXECUTION("jdk.ExecutionSample", Metric.CPU, Unit.SAMPLES, ""),
  NATIVE_METHOD("jdk.NativeMethodSample", Metric.NATIVE, Unit.SAMPLES, ""),
  CPU_TIME("jdk.CPUTimeSample", Metric.CPU_TIME, Unit.NANOSECONDS, "samplingPeriod"),
  ALLOCATION("jdk.ObjectAllocationSample", Metric.ALLOCATION, Unit.BYTES, "weight"),
  MONITOR_ENTER("jdk.JavaMonitorEnter", Metric.LOCK, Unit.NANOSECONDS, "duration"),
  THREAD_PARK("jdk.ThreadPark", Metric.LOCK, Unit.NANOSECONDS, "duration"),
  SOCKET_READ("jdk.SocketRead", Metric.IO, Unit.NANOSECONDS, "duration"),
  SOCKET_WRITE("jdk.SocketWrite", Metric.IO, Unit.NANOSECONDS, "duration"),
  FILE_READ("jdk.FileRead", Metric.IO, Unit.NANOSECONDS, "duration"),
  FILE_WRITE("jdk.FileWrite", Metric.IO, Unit.NANOSECONDS, "duration"),
  EXCEPTION("jdk.JavaExceptionThrow", Metric.EXCEPTION, Unit.COUNT, ""),
  ERROR("jdk.JavaErrorThrow", Metric.EXCEPTION, Unit.COUNT, "");

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

  /// Where the event names the thread it is about.
  String threadField() {
    return this == EXECUTION || this == NATIVE_METHOD ? "sampledThread" : "eventThread";
  }
}
