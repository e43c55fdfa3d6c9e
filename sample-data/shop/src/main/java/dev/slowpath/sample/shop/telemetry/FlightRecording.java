package dev.slowpath.sample.shop.telemetry;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Recording;

/// The JFR recording of this process, with few enough events that ten minutes stay small.
///
/// Events that name folders or the environment of the machine are left out on purpose.
final class FlightRecording {
  private static final Duration SAMPLING = Duration.ofMillis(10);
  private static final Duration NATIVE_SAMPLING = Duration.ofMillis(20);

  private final Recording recording;

  private FlightRecording(Recording recording) {
    this.recording = recording;
  }

  static FlightRecording start() {
    var recording = new Recording();
    recording.enable("jdk.ExecutionSample").withPeriod(SAMPLING);
    recording.enable("jdk.NativeMethodSample").withPeriod(NATIVE_SAMPLING);
    recording.enable("jdk.CPUTimeSample").with("throttle", "10ms");
    recording.enable("jdk.CPUTimeSamplesLost");
    recording.enable("jdk.CPULoad").withPeriod(Duration.ofSeconds(1));
    recording.enable("jdk.ThreadCPULoad").withPeriod(Duration.ofSeconds(10));
    recording.enable("jdk.GarbageCollection");
    recording.enable("jdk.GCHeapSummary");
    recording.enable("jdk.ThreadStart").withoutStackTrace();
    recording.enable("jdk.ThreadEnd").withoutStackTrace();
    recording.enable("jdk.JavaMonitorEnter").withThreshold(Duration.ofMillis(5));
    recording.enable("jdk.ObjectAllocationSample").with("throttle", "20/s");
    recording.enable("jdk.JVMInformation");
    recording.enable("jdk.OSInformation");
    recording.enable("jdk.CPUInformation");
    recording.enable("jdk.ActiveSetting");
    // JDBI has an event a statement, which the traces tell already.
    recording.disable("jdbi.statement");
    recording.start();
    return new FlightRecording(recording);
  }

  void stopInto(Path file) throws IOException {
    try (recording) {
      var _ = recording.stop();
      recording.dump(file);
    }
  }
}
