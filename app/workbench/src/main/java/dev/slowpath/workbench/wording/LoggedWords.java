package dev.slowpath.workbench.wording;

import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.statement.LockWait;
import dev.slowpath.model.statement.LoggedStatement;
import dev.slowpath.model.statement.StatementLog;

/// Says what the log of a server tells, and that it is a lower bound.
public final class LoggedWords {

  private LoggedWords() {}

  /// A whole log in a line.
  public static String text(StatementLog log) {
    String executions =
        log.size() == 0
            ? "no execution"
            : "%s of %s, %s in all"
                .formatted(
                    Evidences.counted((double) log.size(), "execution", "executions"),
                    Evidences.counted((double) log.statements().size(), "statement", "statements"),
                    Numbers.duration(log.totalMs()));
    return executions + waits(log.waits().size(), sum(log));
  }

  private static double sum(StatementLog log) {
    return log.waits().stream().mapToDouble(LockWait::waitedMs).sum();
  }

  private static String waits(double waits, double waitedMs) {
    return waits > 0
        ? "; %s for locks, %s in all"
            .formatted(Evidences.counted(waits, "wait", "waits"), Numbers.duration(waitedMs))
        : "";
  }

  /// What a log tells of a bottleneck's statement.
  public static String text(Evidence.LoggedExecutions log) {
    return text(log.executions(), log.totalMs(), log.shortestMs(), log.slowestMs())
        + waits(log.waits(), log.waitedMs());
  }

  /// What a log tells of a statement.
  public static String text(LoggedStatement log) {
    return text(log.executions(), log.totalMs(), log.shortestMs(), log.slowestMs())
        + waits(log.waits(), log.waitedMs());
  }

  private static String text(double executions, double totalMs, double shortest, double slowest) {
    return executions == 0
        ? "no execution over the log's threshold"
        : "at least %s, %s in all, %s"
            .formatted(
                Evidences.counted(executions, "execution", "executions"),
                Numbers.duration(totalMs),
                executions == 1
                    ? "the only one logged"
                    : "%s to %s each"
                        .formatted(Numbers.duration(shortest), Numbers.duration(slowest)));
  }

  /// What a log's figures are worth.
  ///
  /// @param shortestMs the shortest execution in it; NaN for none
  /// @param thresholdMs as the log states it; NaN where it does not
  public static String worth(double shortestMs, double thresholdMs) {
    String from =
        thresholdMs > 0
            ? "those from %s on (log_min_duration_statement)"
                .formatted(Numbers.duration(thresholdMs))
            : "those over its threshold; the shortest in it took %s"
                .formatted(Numbers.duration(shortestMs));
    return "a log holds slow executions only, "
        + from
        + ": a lower bound, never added to what the server counted";
  }

  /// What a session waited for.
  public static String text(LockWait wait) {
    String row = wait.relation().isEmpty() ? "" : ", of a row in " + wait.relation();
    return "%s on %s%s, %s%s"
        .formatted(
            wait.mode(),
            wait.object(),
            row,
            Numbers.duration(wait.waitedMs()),
            wait.hasEnded() ? "" : " at least: the log does not tell that it got it");
  }
}
