package dev.slowpath.model.statement;

import java.util.Objects;

/// A session that waited for a lock, as `log_lock_waits` tells it.
///
/// @param atNs when it was written last, ns since the epoch; `StatementLog.UNKNOWN` where not told
/// @param waitedMs how long it had waited by then
/// @param hasEnded whether it got the lock; else it waited longer, or gave up
/// @param mode such as `ShareLock`
/// @param object what it waited for, in the server's words
/// @param relation the table whose row it waited for; empty where not told
/// @param statement number of its statement among the log's; -1 where not told
/// @param line in the file
public record LockWait(
    long atNs,
    double waitedMs,
    boolean hasEnded,
    String mode,
    String object,
    String relation,
    int statement,
    long line) {

  public LockWait {
    Objects.requireNonNull(mode);
    Objects.requireNonNull(object);
    Objects.requireNonNull(relation);
  }
}
