package dev.slowpath.model.profile;

/// What a sample measures. Metrics are never added to one another: the same moment may be seen by
/// several.
public enum Metric {
  /// On-CPU samples taken at an interval (`jdk.ExecutionSample`, py-spy without `--idle`).
  CPU("cpu"),
  /// Samples of threads in native code (`jdk.NativeMethodSample`); they may be waiting there.
  NATIVE("native"),
  /// CPU time by the thread's own CPU clock (`jdk.CPUTimeSample`, JEP 509).
  CPU_TIME("cpu-time"),
  /// Samples taken whether or not the thread runs.
  WALL("wall"),
  /// Bytes allocated.
  ALLOCATION("allocation"),
  /// Time blocked on a lock.
  LOCK("lock"),
  /// Time waiting for a signal or for time to pass (`Object.wait`, `Thread.sleep`).
  WAIT("wait"),
  /// Time in file or socket I/O.
  IO("io"),
  /// Exceptions thrown.
  EXCEPTION("exception"),
  /// Time the whole program stood still for a collection of garbage.
  GC("gc"),
  /// Time in phases of collections; they lie within each other and within pauses.
  GC_PHASE("gc-phase"),
  /// Time in operations of the JVM at which all threads stood still.
  SAFEPOINT("safepoint"),
  /// Time loading classes.
  CLASS_LOAD("class-load"),
  /// Threads started.
  THREAD_START("thread-start"),
  /// Samples of the thread that holds Python's global interpreter lock.
  GIL("gil"),
  /// Bytes held.
  MEMORY("memory"),
  /// Wall time of spans that somebody waited for: the critical paths of traces.
  CRITICAL_PATH("critical-path");

  private final String id;

  Metric(String id) {
    this.id = id;
  }

  /// The name used on the command line and in JSON.
  public String id() {
    return id;
  }
}
