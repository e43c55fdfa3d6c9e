package dev.slowpath.workbench.wording;

import dev.slowpath.model.bottleneck.Bound;
import java.util.ArrayList;
import java.util.List;

/// Says what removing a bottleneck may gain at most, and how that was worked out.
public final class Bounds {

  private Bounds() {}

  /// The gains that are known, "at most" said of each list.
  public static String text(Bound bound) {
    List<String> gains = new ArrayList<>();
    add(gains, bound.p50Ms(), "at p50");
    add(gains, bound.p95Ms(), "at p95");
    add(gains, bound.meanMs(), "on average");
    return gains.isEmpty() ? "unknown" : "at most " + String.join(", ", gains);
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
              + " the loop around the others";
      case SCAN_TIME ->
          "each execution taken again without the share that its plan spends in the scan";
      case WHOLE_STATEMENT -> "each request taken again without the statement";
      case CPU_OF_FRAME ->
          "the function's CPU time spread evenly over the requests, and taken out of each";
      case CACHE_HITS ->
          "the real sequence of requests replayed against a cache, without the executions it"
              + " answers";
      case ALL_BUT_LONGEST -> "each request taken again with its outgoing calls side by side";
      case WHOLE_WAIT -> "each request taken again without the wait";
      case ALL_BUT_ONE_PASS ->
          "each request taken again with the longest pass of encoding or decoding only";
    };
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
    };
  }
}
