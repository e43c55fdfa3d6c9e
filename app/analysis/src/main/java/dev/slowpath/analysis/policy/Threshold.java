package dev.slowpath.analysis.policy;

import java.util.Arrays;
import java.util.Optional;

/// A number that something has to reach before a detector speaks of it.
///
/// Its name begins with the cause it stands for; shares are 0..1.
public enum Threshold {
  /// Executions of one statement in one request.
  REPEATS("n-plus-one.repeats", 5, Origin.SENTRY),
  /// Executions of one statement in one request that are shown as minor.
  MINOR_REPEATS("n-plus-one.minor-repeats", 2, Origin.ZEAL),
  /// Share of its plan's time that a scan in vain takes.
  SCAN_SHARE("missing-index.scan-share", 0.5, Origin.OURS),
  /// Share of executions that a cache would answer.
  CACHE_HITS("missing-cache.hits", 0.8, Origin.PRACTICE),
  /// How long that cache keeps an answer.
  CACHE_SECONDS("missing-cache.seconds", 300, Origin.PRACTICE),
  /// Mean duration of an execution.
  STATEMENT_MS("slow-statement.mean-ms", 20, Origin.PGHERO),
  /// Share of its endpoint's time that a statement takes.
  STATEMENT_SHARE("slow-statement.share-of-endpoint", 0.05, Origin.OURS),
  /// Share of a statement's time that it waits for locks, as the server's log tells.
  LOCK_SHARE("lock-wait.share-of-statement", 0.5, Origin.OURS),
  /// Rows of one execution.
  FETCHED_ROWS("over-fetching.rows", 1_000, Origin.OURS),
  /// Mean wait for a pool a request.
  POOL_MS("pool-wait.mean-ms", 5, Origin.OURS),
  /// Share of its endpoint's time that the wait takes.
  POOL_SHARE("pool-wait.share-of-endpoint", 0.1, Origin.OURS),
  /// Share of requests that make a connection of their own.
  CHURN_REQUESTS("connection-churn.share-of-requests", 0.5, Origin.OURS),
  /// Mean time to connect of a request that does.
  CHURN_MS("connection-churn.mean-ms", 2, Origin.OURS),
  /// Share of its endpoint's time that connecting takes.
  CHURN_SHARE("connection-churn.share-of-endpoint", 0.05, Origin.OURS),
  /// Mean wait before the first work on a request.
  QUEUE_MS("worker-queueing.mean-ms", 20, Origin.OURS),
  /// Share of the waiting time during which all workers were busy.
  QUEUE_BUSY("worker-queueing.busy-share", 0.5, Origin.OURS),
  /// Mean time that calls beside one another would save a request.
  SERIAL_MS("serial-io.gain-ms", 10, Origin.OURS),
  /// Share of its endpoint's time that a row of calls takes.
  SERIAL_SHARE("serial-io.share-of-endpoint", 0.1, Origin.OURS),
  /// Share of its endpoint's time that the calls of one target take.
  CALLS_SHARE("outgoing-calls.share-of-endpoint", 0.1, Origin.OURS),
  /// Share of a target's calls that fail.
  FAILING_SHARE("failing-calls.share", 0.05, Origin.OURS),
  /// Bytes of an answer.
  PAYLOAD_BYTES("large-payload.bytes", 300_000, Origin.SENTRY),
  /// Mean duration of a call.
  CALL_MS("slow-calls.mean-ms", 500, Origin.SENTRY),
  /// Encodings and decodings in one request.
  PASSES("repeated-serialisation.passes", 3, Origin.OURS),
  /// Share of its endpoint's time that they take.
  PASSES_SHARE("repeated-serialisation.share-of-endpoint", 0.1, Origin.OURS),
  /// Share of all CPU time.
  HOT_CPU("hot-code.share-of-cpu", 0.05, Origin.OURS),
  /// Share of its endpoint's wall time that is CPU time.
  HOT_WALL("hot-code.share-of-wall", 0.1, Origin.OURS),
  /// Share of an event loop's samples.
  LOOP_SHARE("blocking-call-in-async.share-of-loop", 0.05, Origin.OURS),
  /// Seconds that threads wait for one lock in one function, per second.
  LOCK_LOAD("lock-wait.seconds-per-second", 0.05, Origin.OURS),
  /// Share of the time that all threads of a JVM stand still for garbage.
  PAUSE_SHARE("gc-pressure.share-of-time", 0.05, Origin.OURS),
  /// Exceptions a second, of one type in one function.
  THROWN("exceptions-as-control-flow.per-second", 100, Origin.OURS),
  /// Share of all work in a Python profile.
  PYTHON_SHARE("python-code.share-of-work", 0.01, Origin.OURS),
  /// Share of all work in a Python profile that is surely waiting for the interpreter's lock.
  GIL_SHARE("gil-contention.share-of-work", 0.1, Origin.OURS),
  /// Share of all work in a Python profile that is surely importing, outside of requests.
  IMPORT_SHARE("import-time.share-of-work", 0.2, Origin.OURS);

  /// Who uses the usual value.
  public enum Origin {
    /// Sentry's issue detectors.
    SENTRY,
    /// django-zeal.
    ZEAL,
    /// PgHero.
    PGHERO,
    /// What is commonly advised.
    PRACTICE,
    /// Chosen for this product.
    OURS
  }

  private final String id;
  private final double usual;
  private final Origin origin;

  Threshold(String id, double usual, Origin origin) {
    this.id = id;
    this.usual = usual;
    this.origin = origin;
  }

  /// Its name in files, such as `slow-statement.mean-ms`.
  public String id() {
    return id;
  }

  /// Its value where nobody set another.
  public double usual() {
    return usual;
  }

  public Origin origin() {
    return origin;
  }

  /// Whether it is a part of a whole, 0..1.
  public boolean isShare() {
    return usual < 1;
  }

  public static Optional<Threshold> named(String id) {
    return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
  }
}
