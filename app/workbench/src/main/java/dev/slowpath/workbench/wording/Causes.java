package dev.slowpath.workbench.wording;

import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Lever;

/// Names causes and levers.
public final class Causes {
  private static final String USUAL_SCHEMA = "public.";

  private Causes() {}

  /// What is wrong, with the figures that name it, in one line.
  public static String title(Cause cause) {
    return ProfiledTitles.of(cause).orElseGet(() -> measured(cause));
  }

  private static String measured(Cause cause) {
    return switch (cause) {
      case Cause.NPlusOne(double perRequest, _) ->
          "N+1: the same query %s times a request".formatted(Numbers.count(perRequest));
      case Cause.MissingIndex index -> scanned(index);
      case Cause.SlowStatement(double meanMs) ->
          "Slow statement: %s an execution".formatted(Numbers.duration(meanMs));
      case Cause.LockWait lock -> locked(lock);
      case Cause.HotCode(String frame, double share) ->
          "Hot code: %s of CPU in %s".formatted(Numbers.share(share), Shortened.method(frame));
      case Cause.MissingCache cache -> uncached(cache);
      case Cause.SerialIo(double calls, _) ->
          "Serial calls: %s, one after another".formatted(Numbers.count(calls));
      case Cause.PoolWait wait -> pooled(wait);
      case Cause.WorkerQueueing queue -> queueing(queue);
      case Cause.RepeatedSerialisation(double passes) ->
          "Repeated serialisation: %s passes a request".formatted(Numbers.count(passes));
      case Cause.ConnectionChurn churn -> connecting(churn);
      case Cause.ServerMisconfigured(String seen) -> "Debugging left on: %s runs".formatted(seen);
      case Cause.Retries(String target, double failed) ->
          "Retries: %s of %s before it works"
              .formatted(Evidences.counted(failed, "failed call", "failed calls"), target);
      case Cause.FailingCalls(String target, double share) ->
          "Failing calls: %s of those to %s".formatted(Numbers.share(share), target);
      case Cause.BlockingCall(String frame, double share) ->
          "Blocking call in async code: %s of the loop in %s"
              .formatted(Numbers.share(share), Shortened.method(frame));
      case Cause.RepeatedCalls calls -> repeated(calls);
      case Cause.LargePayload(String target, double bytes) ->
          "Large payload: %s kB from %s".formatted(Numbers.count(bytes / 1000), target);
      case Cause.SlowCalls(String target, double meanMs) ->
          "Slow calls: %s each to %s".formatted(Numbers.duration(meanMs), target);
      case Cause.GilContention _, Cause.ImportTime _ -> ProfiledTitles.shared(cause);
      case Cause.Stalled stalled -> JvmWords.title(stalled);
      case Cause.OverFetching(double rows, double meanMs, _) ->
          "Over-fetching: %s rows in %s".formatted(Numbers.count(rows), Numbers.duration(meanMs));
    };
  }

  private static String scanned(Cause.MissingIndex index) {
    return "Missing index: on %s, %s rows read for %s"
        .formatted(
            indexed(index), Numbers.count(index.rowsRead()), Numbers.count(index.rowsKept()));
  }

  private static String locked(Cause.LockWait lock) {
    return "Lock wait: at least %s of its time, %s of %s%s"
        .formatted(
            Numbers.share(lock.share()),
            Evidences.counted(lock.waits(), "wait", "waits"),
            Numbers.duration(lock.meanMs()),
            lock.table().isEmpty() ? "" : " for rows of " + lock.table());
  }

  private static String queueing(Cause.WorkerQueueing queue) {
    return "Too few workers: %s wait for one of %s, at %s"
        .formatted(
            Numbers.duration(queue.meanMs()),
            Numbers.count(queue.workers()),
            queue.endpoints() == 1 ? "1 endpoint" : queue.endpoints() + " endpoints");
  }

  private static String connecting(Cause.ConnectionChurn churn) {
    return "Connection churn: %s to make %s a request"
        .formatted(
            Numbers.duration(churn.meanMs()),
            Evidences.counted(churn.perRequest(), "connection", "connections"));
  }

  private static String repeated(Cause.RepeatedCalls calls) {
    return calls.ttlSeconds() == 0
        ? "Repeated calls: the same answer of %s asked for %s times a request"
            .formatted(calls.target(), Numbers.count(calls.perRequest()))
        : "Repeated calls: %s of those to %s ask again within %s min"
            .formatted(
                Numbers.share(calls.hitShare()),
                calls.target(),
                Numbers.count(calls.ttlSeconds() / 60));
  }

  private static String pooled(Cause.PoolWait wait) {
    String some =
        wait.share() < 1 ? " in %s of requests".formatted(Numbers.share(wait.share())) : "";
    String pool = wait.pool().isEmpty() ? "" : " of pool " + wait.pool();
    return "Pool wait: %s%s for a connection%s"
        .formatted(Numbers.duration(wait.meanMs()), some, pool);
  }

  private static String uncached(Cause.MissingCache cache) {
    return cache.ttlSeconds() == 0
        ? "Missing cache: the same query with the same values %s times a request"
            .formatted(Numbers.count(cache.perRequest()))
        : "Missing cache: %s of executions ask again within %s min"
            .formatted(Numbers.share(cache.hitShare()), Numbers.count(cache.ttlSeconds() / 60));
  }

  private static String indexed(Cause.MissingIndex index) {
    String table = index.table();
    String usual = table.startsWith(USUAL_SCHEMA) ? table.substring(USUAL_SCHEMA.length()) : table;
    return index.columns().isEmpty()
        ? usual
        : usual + " (" + String.join(", ", index.columns()) + ")";
  }

  public static String name(Lever lever) {
    return switch (lever) {
      case DATABASE_QUERIES -> "Database queries";
      case CACHING -> "Caching";
      case ASYNC_IO -> "Async I/O";
      case CONNECTION_POOLING -> "Connection pooling";
      case APPLICATION_SERVER -> "Application server";
      case SERIALISATION -> "Serialisation";
      case CODE -> "Code";
      case MIGRATION -> "Migration";
    };
  }
}
