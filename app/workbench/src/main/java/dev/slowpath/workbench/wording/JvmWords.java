package dev.slowpath.workbench.wording;

import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.bottleneck.JvmStall;
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

  static String title(Cause.Stalled cause) {
    String at = cause.frame().isEmpty() ? "" : " in " + Shortened.method(cause.frame());
    String about = Shortened.method(cause.about());
    return switch (cause.stall()) {
      case LOCK ->
          "Lock wait: %s%s, up to %s".formatted(about, at, Numbers.duration(cause.longestMs()));
      case COLLECTION ->
          "GC pressure: %s, up to %s at a time"
              .formatted(cause.about(), Numbers.duration(cause.longestMs()));
      case EXCEPTIONS ->
          "Exceptions as control flow: %s a second of %s%s"
              .formatted(Numbers.count(cause.perSecond()), about, at);
    };
  }

  static String proof(JvmStall stall) {
    return switch (stall) {
      case LOCK -> "the JVM measured how long threads waited for the lock";
      case COLLECTION -> "the JVM measured its pauses";
      case EXCEPTIONS -> "the JVM recorded each of them";
    };
  }

  static String text(Evidence.RecordedEvents events) {
    String of = events.about().isEmpty() ? "" : " of " + events.about();
    String in = events.frame().isEmpty() ? "" : ", in " + events.frame();
    String time =
        Double.isNaN(events.totalMs())
            ? ""
            : " for %s in all, %s at most"
                .formatted(
                    Numbers.duration(events.totalMs()), Numbers.duration(events.longestMs()));
    return "%s, %s%s%s%s"
        .formatted(
            event(events.event()),
            Evidences.counted((double) events.count(), "time", "times"),
            of,
            time,
            in);
  }

  /// What an occasion is about.
  public static String about(Occasion occasion) {
    return occasion.about().isEmpty() ? "not named" : occasion.about();
  }
}
