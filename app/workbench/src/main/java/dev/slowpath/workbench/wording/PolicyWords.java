package dev.slowpath.workbench.wording;

import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.analysis.policy.Setting;
import dev.slowpath.analysis.policy.Suppression;
import dev.slowpath.analysis.policy.Threshold;

/// Says how strictly is judged, and by whom it was so decided.
public final class PolicyWords {

  private PolicyWords() {}

  /// How much a file sets.
  public static String text(Policy policy) {
    return "%s, %s"
        .formatted(
            counted(policy.settings().size(), "threshold"),
            counted(policy.suppressions().size(), "suppression"));
  }

  private static String counted(int count, String noun) {
    return "%d %s%s".formatted(count, noun, count == 1 ? "" : "s");
  }

  /// Who uses the usual value.
  public static String text(Threshold.Origin origin) {
    return switch (origin) {
      case SENTRY -> "as Sentry's issue detectors";
      case ZEAL -> "as django-zeal";
      case PGHERO -> "as PgHero";
      case PRACTICE -> "commonly advised";
      case OURS -> "chosen for Slowpath";
    };
  }

  /// What is measured, in a line.
  public static String text(Threshold threshold) {
    return switch (threshold) {
      case REPEATS -> "executions of one statement in one request";
      case MINOR_REPEATS -> "executions of one statement in one request, shown as minor";
      case SCAN_SHARE -> "share of its plan's time that a scan in vain takes";
      case CACHE_HITS -> "share of executions that a cache would answer";
      case CACHE_SECONDS -> "seconds that this cache keeps an answer";
      case STATEMENT_MS -> "ms of an execution, mean";
      case LOCK_SHARE -> "share of a statement's time that it waits for locks";
      case STATEMENT_SHARE -> "share of its endpoint's time that a statement takes";
      case FETCHED_ROWS -> "rows of one execution";
      case POOL_MS -> "ms a request waits for a pool, mean";
      case POOL_SHARE -> "share of its endpoint's time that the wait takes";
      case CHURN_REQUESTS -> "share of requests that make a connection of their own";
      case CHURN_MS -> "ms to connect of a request that does, mean";
      case CHURN_SHARE -> "share of its endpoint's time that connecting takes";
      case QUEUE_MS -> "ms a request waits for a worker, mean";
      case QUEUE_BUSY -> "share of that wait during which all workers were busy";
      case SERIAL_MS -> "ms a request that calls side by side would save, mean";
      case SERIAL_SHARE -> "share of its endpoint's time that a row of calls takes";
      case CALLS_SHARE -> "share of its endpoint's time that the calls of one target take";
      case FAILING_SHARE -> "share of a target's calls that fail";
      case PAYLOAD_BYTES -> "bytes of an answer, median";
      case CALL_MS -> "ms of a call, mean";
      case PASSES -> "encodings and decodings in one request";
      case PASSES_SHARE -> "share of its endpoint's time that they take";
      case HOT_CPU -> "share of all CPU time";
      case HOT_WALL -> "share of its endpoint's time that is CPU time";
      case LOOP_SHARE -> "share of an event loop's samples";
      case LOCK_LOAD -> "seconds that threads wait for one lock, per second";
      case PAUSE_SHARE -> "share of time that all threads stand still";
      case THROWN -> "exceptions a second of one type in one function";
      case PYTHON_SHARE, GIL_SHARE, IMPORT_SHARE -> "share of all work in a Python profile";
    };
  }

  /// Where a threshold was set, and for which endpoints.
  public static String text(Setting setting) {
    return setting.route().isEmpty()
        ? setting.place()
        : "%s, for %s".formatted(setting.place(), setting.route());
  }

  /// Why a bottleneck is not seen.
  public static String text(Suppression by) {
    return by.until()
        .map(day -> "%s (%s, until %s)".formatted(by.reason(), by.place(), day))
        .orElseGet(() -> "%s (%s)".formatted(by.reason(), by.place()));
  }
}
