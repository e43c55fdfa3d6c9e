package dev.slowpath.model.statement;

import java.util.Objects;

/// The work of one entry in a window.
///
/// @param work cumulative counters only: the work done in the window
/// @param deviationMs population deviation of the executions in the window; NaN if unknown
/// @param latest the later reading with all its counters
public record StatementChange(
    StatementKey key,
    String text,
    Verdict verdict,
    Counters work,
    double deviationMs,
    Counters latest,
    long row) {

  /// What every query of our own sessions holds: the server keeps the comment with the text, and
  /// nothing else in a snapshot tells whose a statement is.
  public static final String OWN_MARK = "/* slowpath */";

  /// It stands behind the first word.
  private static final int OWN_WITHIN = 40;

  public StatementChange {
    Objects.requireNonNull(key);
    Objects.requireNonNull(text);
    Objects.requireNonNull(verdict);
    Objects.requireNonNull(work);
    Objects.requireNonNull(latest);
  }

  /// How far a difference may be trusted.
  public enum Verdict {
    /// The entry was there all the time: the difference is exact.
    CONTINUING("continuing"),
    /// It began within the window: all its work is in it.
    NEW("new"),
    /// Its counters fell: it began again, and the work before that is lost. A lower bound.
    RESET("reset"),
    /// Entries were evicted in between and this one may be one that came back. A lower bound.
    LOWER_BOUND("lower-bound"),
    /// The earlier snapshot lacks it, and it may have been counted before that: an export of the
    /// heaviest entries only leaves others out. An upper bound; no work at all where it surely was.
    UPPER_BOUND("upper-bound"),
    /// Of a log: what took less than its threshold is missing. A lower bound.
    LOGGED("logged"),
    /// There is no earlier snapshot: totals since counting began.
    TOTAL("total");

    private final String id;

    Verdict(String id) {
      this.id = id;
    }

    /// The name used in JSON.
    public String id() {
      return id;
    }

    /// Whether the work is known exactly, not within a bound.
    public boolean isExact() {
      return switch (this) {
        case CONTINUING, NEW, TOTAL -> true;
        case RESET, LOWER_BOUND, UPPER_BOUND, LOGGED -> false;
      };
    }
  }

  /// The work by a counter; NaN if unknown.
  public double of(Counter counter) {
    return work.orNaN(counter);
  }

  /// Whether it is a statement of a capture, not of the system that was looked at.
  public boolean isOwn() {
    return text.indexOf(OWN_MARK, 0, Math.min(text.length(), OWN_WITHIN)) >= 0;
  }

  /// The same entry and work under another key.
  public StatementChange under(StatementKey other) {
    return new StatementChange(other, text, verdict, work, deviationMs, latest, row);
  }
}
