package dev.slowpath.workbench.wording;

import dev.slowpath.model.bottleneck.Bound;
import dev.slowpath.model.bottleneck.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says what removing a bottleneck may gain at most, and how that was worked out.
public final class Bounds {

  private static final double SHOWN_MS = 0.05;

  private Bounds() {}

  /// The gains that are known, "at most" said of each list.
  public static String text(Bound bound) {
    List<String> gains = new ArrayList<>();
    add(gains, bound.p50Ms(), "at p50");
    add(gains, bound.p95Ms(), "at p95");
    add(gains, bound.meanMs(), "on average");
    return gains.isEmpty()
        ? "unknown"
        : "at most " + String.join(", ", gains) + sure(bound).map(one -> "; " + one).orElse("");
  }

  /// What is sure of it; empty where nothing is, or nothing that a figure would show.
  public static Optional<String> sure(Bound bound) {
    return bound.leastMeanMs() >= SHOWN_MS
        ? Optional.of(
            "at least %s ms on average, the round trips saved"
                .formatted(Numbers.gain(bound.leastMeanMs())))
        : Optional.empty();
  }

  private static void add(List<String> gains, double ms, String where) {
    if (!Double.isNaN(ms)) {
      gains.add(Numbers.gain(ms) + " ms " + where);
    }
  }

  /// What was taken away from each request.
  public static String text(Bound.Formula formula) {
    return switch (formula) {
      case ALL_BUT_ONE ->
          "each request taken again with its shortest execution only, and without the pauses of"
              + " the loop around the others (these are not in the cost)";
      case SCAN_TIME ->
          "each execution taken again without the share that its plan spends in the scan";
      case WHOLE_STATEMENT -> "each request, or each execution, taken again without the statement";
      case CPU_OF_FRAME ->
          "the function's CPU time spread evenly over the requests, and taken out of each";
      case CACHE_HITS ->
          "the real sequence of requests replayed against a cache, without what it answers and the"
              + " pauses of the loop between";
      case ALL_BUT_LONGEST -> "each request taken again with its outgoing calls side by side";
      case WHOLE_WAIT -> "each request taken again without the wait";
      case ALL_BUT_ONE_PASS ->
          "each request taken again with the shortest pass of encoding or decoding only";
      case CONNECTING -> "each request taken again without making connections";
      case FAILED_ATTEMPTS ->
          "each request taken again without the failed attempts and the pauses after them";
      case WHOLE_CALL -> "each request taken again without these calls";
      case ALL_BUT_FIRST -> "each request taken again with the first of its identical calls only";
      case ALL_BUT_SERVER ->
          "each execution taken again with the time that the server measured, and no more";
    };
  }

  /// The question that a bound answers, as a heading.
  public static String question(Cause cause) {
    return switch (cause) {
      case Cause.NPlusOne(double perRequest, _) when Double.isNaN(perRequest) ->
          "What if: all rows at once";
      case Cause.NPlusOne(double perRequest, _) ->
          "What if: %s calls become 1".formatted(Numbers.count(perRequest));
      case Cause.MissingIndex _ -> "What if: no scan";
      case Cause.SlowStatement _ -> "What if: no such statement";
      case Cause.HotCode _ -> "What if: no CPU time in it";
      case Cause.MissingCache _ -> "What if: a cache answers";
      case Cause.SerialIo _ -> "What if: calls side by side";
      case Cause.PoolWait _, Cause.WorkerQueueing _, Cause.LockWait _ -> "What if: nobody waits";
      case Cause.RepeatedSerialisation _ -> "What if: one pass only";
      case Cause.ConnectionChurn _ -> "What if: connections are kept";
      case Cause.ServerMisconfigured _ -> "What if: it is switched off";
      case Cause.Retries _, Cause.FailingCalls _ -> "What if: nothing fails";
      case Cause.RepeatedCalls calls ->
          calls.ttlSeconds() == 0 ? "What if: asked once" : "What if: a cache answers";
      case Cause.LargePayload _, Cause.SlowCalls _, Cause.BlockingCall _ -> "What if: no such call";
      case Cause.GilContention _ -> "What if: no thread waits for the lock";
      case Cause.ImportTime _ -> "What if: imported before";
      case Cause.Stalled _ -> "What if: nothing of it";
      case Cause.OverFetching _ -> "What if: only what the server takes";
    };
  }

  /// Whether the bound is about time before a request's first span, which no latency of an endpoint
  /// holds.
  public static boolean isBeforeRequest(Cause cause) {
    return switch (cause) {
      case Cause.WorkerQueueing _ -> true;
      case Cause.NPlusOne _,
          Cause.MissingIndex _,
          Cause.SlowStatement _,
          Cause.LockWait _,
          Cause.HotCode _,
          Cause.MissingCache _,
          Cause.SerialIo _,
          Cause.PoolWait _,
          Cause.RepeatedSerialisation _,
          Cause.ConnectionChurn _,
          Cause.Retries _,
          Cause.FailingCalls _,
          Cause.RepeatedCalls _,
          Cause.LargePayload _,
          Cause.SlowCalls _,
          Cause.OverFetching _,
          Cause.BlockingCall _,
          Cause.GilContention _,
          Cause.ImportTime _,
          Cause.Stalled _,
          Cause.ServerMisconfigured _ ->
          false;
    };
  }

  /// What the percentiles of a bound are percentiles of.
  public static String subject(Cause cause) {
    return isBeforeRequest(cause)
        ? "the requests of this endpoint from when they were sent; their own time stays as it is"
        : "the requests of this endpoint";
  }

  /// A name for scripts.
  public static String id(Bound.Formula formula) {
    return switch (formula) {
      case ALL_BUT_ONE -> "all-but-one";
      case SCAN_TIME -> "scan-time";
      case WHOLE_STATEMENT -> "whole-statement";
      case CPU_OF_FRAME -> "cpu-of-frame";
      case CACHE_HITS -> "cache-hits";
      case ALL_BUT_LONGEST -> "all-but-longest";
      case WHOLE_WAIT -> "whole-wait";
      case ALL_BUT_ONE_PASS -> "all-but-one-pass";
      case CONNECTING -> "connecting";
      case FAILED_ATTEMPTS -> "failed-attempts";
      case WHOLE_CALL -> "whole-call";
      case ALL_BUT_FIRST -> "all-but-first";
      case ALL_BUT_SERVER -> "all-but-server";
    };
  }
}
