package dev.slowpath.workbench.wording;

import dev.slowpath.model.bottleneck.JvmStall;
import java.util.List;

/// Advice for causes within a JVM.
final class JvmLevers {
  private JvmLevers() {}

  static Advice against(JvmStall stall, String about) {
    return switch (stall) {
      case LOCK -> holdingLess(about);
      case COLLECTION -> allocatingLess();
      case EXCEPTIONS -> askingFirst(about);
    };
  }

  private static Advice holdingLess(String lock) {
    return new Advice(
        List.of(
            "Hold the lock of %s for less: no I/O and no logging inside; what can be made before"
                    .formatted(lock)
                + " or after it stands outside.",
            "Then share it less: a concurrent collection (ConcurrentHashMap, LongAdder), a lock for"
                + " each key, or values that nobody changes.",
            "The owner of the lock is not in the recording: a flame graph of wall-clock samples"
                + " shows who holds it."),
        "The blocked time of this lock falls in a new recording under the same load.",
        "Revert the change; no data is touched.");
  }

  private static Advice allocatingLess() {
    return new Advice(
        List.of(
            "Allocate less first: the flame graph of allocation names who does, and sizes of"
                + " collections and buffers given at their making spare copies.",
            "Then the heap: -Xmx so large that a collection leaves half of it free, the container's"
                + " limit with it (-XX:MaxRAMPercentage).",
            "Then the collector: -XX:+UseZGC (generational since JDK 23) keeps pauses under a"
                + " millisecond and takes more CPU; -XX:MaxGCPauseMillis for G1."),
        "Pauses add up to less per second in a new recording under the same load.",
        "Set the old options again.");
  }

  private static Advice askingFirst(String type) {
    return new Advice(
        List.of(
            "Ask before, or return that nothing was found: a parse that tells, an Optional, a look"
                + " into the map, in place of %s.".formatted(type),
            "Where it must stay an exception: one without a stack (writableStackTrace = false)"
                + " costs a tenth, for the stack is what takes the time."),
        "They are gone from a new recording, and the CPU time in fillInStackTrace with them.",
        "Revert the change; no data is touched.");
  }
}
