package dev.slowpath.workbench.wording;

import dev.slowpath.analysis.detect.Examined;

/// Says what was held against a threshold, and where the threshold comes from.
public final class Examinations {

  private Examinations() {}

  /// One check in a line.
  public static String text(Examined.Check check) {
    String found = Double.isNaN(check.found()) ? "not known" : quantity(check, check.found());
    return "%s: %s, reported from %s (%s)"
        .formatted(
            text(check.rule()), found, quantity(check, check.needed()), origin(check.rule()));
  }

  private static String text(Examined.Rule rule) {
    return switch (rule) {
      case REPEATS -> "executions in one request";
      case OTHER_VALUES -> "of these with values of their own";
      case SCAN_SHARE -> "of the plan's time in a scan that keeps few rows";
      case HITS_WITHIN -> "answered by a cache for each request";
      case HITS_BETWEEN -> "answered by a cache of 5 min";
      case MEAN_MS -> "an execution";
      case SHARE_OF_ENDPOINT -> "of the endpoint's time";
      case POOL_WAIT_MS -> "wait for a connection a request";
      case PASSES -> "encodings and decodings in one request";
      case QUEUE_MS -> "wait for a worker a request";
    };
  }

  private static String quantity(Examined.Check check, double value) {
    return switch (check.rule()) {
      case REPEATS, PASSES -> Numbers.count(value);
      case OTHER_VALUES, SCAN_SHARE, HITS_WITHIN, HITS_BETWEEN, SHARE_OF_ENDPOINT ->
          Numbers.share(value);
      case MEAN_MS, POOL_WAIT_MS, QUEUE_MS -> Numbers.duration(value);
    };
  }

  private static String origin(Examined.Rule rule) {
    return switch (rule) {
      case REPEATS -> "as Sentry and Scout do";
      case MEAN_MS -> "as PgHero does";
      case HITS_WITHIN, HITS_BETWEEN -> "the hit ratio usually aimed at";
      case OTHER_VALUES, SCAN_SHARE, SHARE_OF_ENDPOINT, POOL_WAIT_MS, PASSES, QUEUE_MS ->
          "Slowpath's own";
    };
  }

  /// A name for scripts.
  public static String id(Examined.Rule rule) {
    return switch (rule) {
      case REPEATS -> "repeats";
      case OTHER_VALUES -> "other-values";
      case SCAN_SHARE -> "scan-share";
      case HITS_WITHIN -> "hits-within";
      case HITS_BETWEEN -> "hits-between";
      case MEAN_MS -> "mean-ms";
      case SHARE_OF_ENDPOINT -> "share-of-endpoint";
      case POOL_WAIT_MS -> "pool-wait-ms";
      case PASSES -> "passes";
      case QUEUE_MS -> "queue-ms";
    };
  }
}
