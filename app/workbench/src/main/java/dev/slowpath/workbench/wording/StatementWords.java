package dev.slowpath.workbench.wording;

import dev.slowpath.model.statement.StatementChange;
import dev.slowpath.model.statement.StatementWindow;

/// Says what the figures of a statement window are worth.
public final class StatementWords {

  private StatementWords() {}

  public static String text(StatementWindow.Basis basis) {
    return switch (basis) {
      case DIFFERENCE -> "the work between two snapshots";
      case SINCE_RESET ->
          "the work since the counters were reset, which was between the two snapshots";
      case TOTALS -> "everything since the counters began: one snapshot tells no rate of its own";
    };
  }

  /// The verdict in a word or two, for a column.
  public static String word(StatementChange.Verdict verdict) {
    return switch (verdict) {
      case CONTINUING -> "full window";
      case NEW -> "new in it";
      case RESET -> "reset, at least";
      case LOWER_BOUND -> "evicted?, at least";
      case UPPER_BOUND -> "older?, at most";
      case TOTAL -> "total";
    };
  }

  public static String text(StatementChange.Verdict verdict) {
    return switch (verdict) {
      case CONTINUING -> "exact";
      case NEW -> "new, exact";
      case RESET -> "began again, at least";
      case LOWER_BOUND -> "may have been evicted, at least";
      case UPPER_BOUND -> "may be older than the first snapshot, at most";
      case TOTAL -> "total";
    };
  }
}
