package dev.slowpath.workbench.wording;

import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Occasion;

/// Names what a JVM records beside its samples of the CPU.
public final class JvmWords {
  private JvmWords() {}

  /// The section of a metric.
  public static String section(Metric metric) {
    return switch (metric) {
      case LOCK -> "Locks";
      case WAIT -> "Waits";
      case ALLOCATION -> "Allocation";
      case MEMORY -> "Live objects";
      case GC -> "Collections";
      default -> Metrics.word(metric);
    };
  }

  /// What an event says happened.
  public static String event(String id) {
    return switch (id) {
      case "jdk.JavaMonitorEnter" -> "blocked at a monitor";
      case "jdk.ThreadPark" -> "parked";
      case "jdk.JavaMonitorWait" -> "waited for a signal";
      case "jdk.ThreadSleep" -> "slept";
      case "jdk.SocketRead" -> "read from a socket";
      case "jdk.SocketWrite" -> "wrote to a socket";
      case "jdk.FileRead" -> "read a file";
      case "jdk.FileWrite" -> "wrote a file";
      case "jdk.FileForce" -> "forced a file to disk";
      case "jdk.JavaExceptionThrow" -> "thrown";
      case "jdk.JavaErrorThrow" -> "thrown error";
      case "jdk.ObjectAllocationSample" -> "allocated, sampled";
      case "jdk.ObjectAllocationInNewTLAB" -> "allocated in a new buffer";
      case "jdk.ObjectAllocationOutsideTLAB" -> "allocated outside a buffer";
      case "profiler.LiveObject" -> "still held";
      case "jdk.GarbageCollection" -> "collected";
      case "jdk.GCPhasePauseLevel1" -> "phase of a pause";
      case "jdk.GCPhaseConcurrent" -> "phase beside the program";
      case "jdk.ExecuteVMOperation" -> "operation of the JVM";
      case "jdk.ClassLoad" -> "loaded";
      case "jdk.ThreadStart" -> "started by";
      default -> id;
    };
  }

  /// What an occasion is about.
  public static String about(Occasion occasion) {
    return occasion.about().isEmpty() ? "not named" : occasion.about();
  }
}
