package dev.slowpath.model.statement;

import dev.slowpath.model.source.Locator;
import dev.slowpath.model.sql.CanonicalSql;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/// What logs tell of a statement: its executions that took long enough to be logged, and its waits
/// for locks. All of it is a lower bound.
///
/// @param text as it was first written
/// @param totalMs of the executions, which hold its waits
/// @param shortestMs of the executions; NaN where there are waits only
/// @param slowestMs of the executions; NaN where there are waits only
/// @param waits that are told of
/// @param waitedMs of these
/// @param at the slowest execution, else the longest wait
/// @param queryIds that the logs tell
public record LoggedStatement(
    CanonicalSql form,
    String text,
    double executions,
    double totalMs,
    double shortestMs,
    double slowestMs,
    double waits,
    double waitedMs,
    Locator at,
    SortedSet<String> queryIds) {

  public LoggedStatement {
    Objects.requireNonNull(form);
    Objects.requireNonNull(text);
    Objects.requireNonNull(at);
    queryIds = new TreeSet<>(queryIds);
  }

  public double meanMs() {
    return totalMs / executions;
  }
}
