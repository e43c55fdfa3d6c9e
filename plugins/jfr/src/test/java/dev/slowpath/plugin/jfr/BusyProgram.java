package dev.slowpath.plugin.jfr;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;

/// A program whose hot methods are known, recorded by the JVM that runs it. What it writes when it
/// is run by itself is, compressed by gzip, the sample of the tests.
final class BusyProgram {
  private static volatile double result;

  private BusyProgram() {}

  /// Writes one recording of two chunks to the file named: the JVM begins a new chunk when another
  /// recording starts.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    burnFor(Duration.ofMillis(10), "loads the classes");
    try (Recording recording = started();
        Recording next = new Recording()) {
      burnFor(Duration.ofMillis(600), "sample worker");
      next.start();
      burnFor(Duration.ofMillis(300), "sample worker");
      recording.stop();
      recording.dump(Path.of(arguments[0]));
    }
  }

  /// A running recording of the sampling events and little else.
  static Recording started() {
    Recording recording = new Recording();
    recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
    recording.enable("jdk.NativeMethodSample").withPeriod(Duration.ofMillis(20));
    recording.enable("jdk.CPUTimeSample").with("throttle", "10 ms");
    recording.enable("jdk.CPUTimeSamplesLost");
    for (String event : List.of("jdk.ActiveSetting", "jdk.JVMInformation", "jdk.CPUInformation")) {
      recording.enable(event);
    }
    recording.enable("jdk.JavaErrorThrow").withStackTrace();
    recording.enable("jdk.ThreadPark").withThreshold(Duration.ofMillis(1)).withStackTrace();
    recording.enable("jdk.FileRead").withThreshold(Duration.ZERO).withStackTrace();
    recording.enable("jdk.ObjectAllocationSample").with("throttle", "50/s").withStackTrace();
    recording.start();
    return recording;
  }

  /// Keeps one thread busy in `burn`.
  static void burnFor(Duration time, String threadName) throws InterruptedException {
    Thread worker = new Thread(() -> burnUntil(System.nanoTime() + time.toNanos()), threadName);
    worker.start();
    worker.join();
  }

  private static void burnUntil(long end) {
    while (System.nanoTime() - end < 0) {
      result = new Furnace().burn(result);
    }
  }

  /// A nested class, for its name.
  static final class Furnace {
    double burn(double seed) {
      double heat = seed;
      for (int round = 1; round < 200_000; round++) {
        heat += Math.sqrt(heat + round) / round;
      }
      return heat;
    }
  }
}
