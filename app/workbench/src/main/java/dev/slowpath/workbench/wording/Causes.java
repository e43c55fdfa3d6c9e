package dev.slowpath.workbench.wording;

import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Lever;

/// Names causes and levers.
public final class Causes {
  private static final String USUAL_SCHEMA = "public.";

  private Causes() {}

  /// What is wrong, with the figures that name it, in one line.
  public static String title(Cause cause) {
    return switch (cause) {
      case Cause.NPlusOne(double perRequest, _) ->
          "N+1: the same query %s times a request".formatted(Numbers.count(perRequest));
      case Cause.MissingIndex index ->
          "Missing index on %s: %s rows read for %s"
              .formatted(
                  indexed(index), Numbers.count(index.rowsRead()), Numbers.count(index.rowsKept()));
      case Cause.SlowStatement(double meanMs) ->
          "Slow statement: %s an execution".formatted(Numbers.duration(meanMs));
      case Cause.HotCode(String frame, double share) ->
          "Hot code: %s of CPU in %s".formatted(Numbers.share(share), Shortened.method(frame));
      case Cause.MissingCache cache -> uncached(cache);
      case Cause.SerialIo(double calls, _) ->
          "Serial calls: %s, one after another".formatted(Numbers.count(calls));
      case Cause.PoolWait(String pool, double meanMs) ->
          "Pool wait: %s for a connection%s"
              .formatted(Numbers.duration(meanMs), pool.isEmpty() ? "" : " of pool " + pool);
      case Cause.WorkerQueueing(double workers, double meanMs, int endpoints) ->
          "Too few workers: %s wait for one of %s, at %s"
              .formatted(
                  Numbers.duration(meanMs),
                  Numbers.count(workers),
                  endpoints == 1 ? "1 endpoint" : endpoints + " endpoints");
      case Cause.RepeatedSerialisation(double passes) ->
          "Repeated serialisation: %s passes a request".formatted(Numbers.count(passes));
    };
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
