package dev.slowpath.workbench.wording;

import dev.slowpath.analysis.statement.StatementFigure;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.StatementChange;
import dev.slowpath.model.statement.StatementWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says what the figures of a statement window are worth.
public final class StatementWords {

  private StatementWords() {}

  public static String text(StatementWindow.Basis basis) {
    return switch (basis) {
      case DIFFERENCE -> "the work between two snapshots";
      case SINCE_RESET ->
          "the work since the counters were reset, which was between the two snapshots";
      case LOGGED -> "what a log of slow statements holds, each figure a lower bound";
      case TOTALS -> "everything since the counters began: one snapshot tells no rate of its own";
    };
  }

  /// What the figures of a window are, over however many snapshots.
  public static String text(StatementWindow window) {
    int snapshots = window.steps().size() + 1;
    return snapshots > 2 && window.basis() == StatementWindow.Basis.DIFFERENCE
        ? "the work over %d snapshots".formatted(snapshots)
        : text(window.basis());
  }

  /// What makes the figures of a window mean less than they seem to, and what is not measured.
  public static List<String> remarks(StatementWindow window) {
    List<String> remarks = new ArrayList<>();
    double total = window.totalMs(false);
    if (window.databaseMs() > 0) {
      remarks.add(
          "%s of the %s that sessions spent executing, by the server's own account"
              .formatted(
                  Numbers.share(window.topLevelMs() / window.databaseMs()),
                  Numbers.duration(window.databaseMs())));
    }
    boolean isLogged = window.basis() == StatementWindow.Basis.LOGGED;
    if (total > window.totalMs(true) && !isLogged) {
      remarks.add(
          "%s of the time is exact, the rest within a bound: see each verdict"
              .formatted(Numbers.share(window.totalMs(true) / total)));
    }
    if (!window.evicted().isEmpty()) {
      String estimate =
          Double.isNaN(window.evictedMs())
              ? ""
              : "; at the rate they had, another %s"
                  .formatted(Numbers.duration(window.evictedMs()));
      remarks.add(
          "%s are gone, their later work lost%s"
              .formatted(entries(window.evicted().size()), estimate));
    }
    own(window).ifPresent(remarks::add);
    long resets =
        window.steps().stream()
            .filter(step -> step.basis() == StatementWindow.Basis.SINCE_RESET)
            .count();
    if (resets > 0 && window.steps().size() > 1) {
      remarks.add(
          "the counters were reset in %d of %d steps".formatted(resets, window.steps().size()));
    }
    remarks.addAll(unmeasured(window));
    return remarks;
  }

  /// What looking itself has cost; told, and left in the figures, since the server did that work.
  private static Optional<String> own(StatementWindow window) {
    double ms = 0;
    int count = 0;
    for (StatementChange change : window.changes()) {
      boolean hasWorked = change.isOwn() && change.work().orZero(Counter.CALLS) > 0;
      ms += hasWorked ? change.work().orZero(Counter.TOTAL_EXEC_MS) : 0;
      count += hasWorked ? 1 : 0;
    }
    return count == 0
        ? Optional.empty()
        : Optional.of(
            "%s of it is Slowpath's own capture: %s, marked /* slowpath */"
                .formatted(Numbers.duration(ms), entries(count)));
  }

  private static String entries(int count) {
    return count == 1 ? "1 entry" : Numbers.count((long) count) + " entries";
  }

  private static List<String> unmeasured(StatementWindow window) {
    List<String> unmeasured = new ArrayList<>();
    if (isIdle(window, Counter.PLANS)) {
      unmeasured.add("planning is not measured: pg_stat_statements.track_planning is off");
    }
    boolean reads = !isIdle(window, Counter.SHARED_BLKS_READ);
    if (reads && isIdle(window, Counter.SHARED_BLK_READ_MS)) {
      unmeasured.add("reading blocks is not timed: track_io_timing is off");
    }
    return unmeasured;
  }

  /// Whether a counter that is there was never above 0.
  private static boolean isIdle(StatementWindow window, Counter counter) {
    return window.changes().stream().anyMatch(change -> change.latest().has(counter))
        && window.changes().stream().noneMatch(change -> change.latest().orZero(counter) > 0);
  }

  /// A figure's name in a list.
  public static String name(StatementFigure figure) {
    return switch (figure) {
      case LOAD -> "Load";
      case CALLS -> "Calls";
      case MEAN_MS -> "Mean";
      case DEVIATION_MS -> "Deviation";
      case MAX_MS -> "Slowest";
      case ROWS -> "Rows";
      case READ_BLOCKS -> "Blocks read";
      case TEMP_BLOCKS -> "Temp blocks";
      case WAL_BYTES -> "WAL";
      case PLANNING_MS -> "Planning";
      case JIT_MS -> "JIT";
      case IO_MS -> "I/O";
    };
  }

  /// A figure's name above a column of what each call takes.
  public static String column(StatementFigure figure) {
    return switch (figure) {
      case LOAD -> "Load";
      case CALLS -> "Calls";
      case MEAN_MS -> "Mean ms";
      case DEVIATION_MS -> "Dev. ms";
      case MAX_MS -> "Max ms";
      case ROWS -> "Rows/call";
      case READ_BLOCKS -> "Read/call";
      case TEMP_BLOCKS -> "Temp/call";
      case WAL_BYTES -> "WAL/call";
      case PLANNING_MS -> "Plan ms";
      case JIT_MS -> "JIT ms";
      case IO_MS -> "I/O ms";
    };
  }

  /// Whether a figure is a time.
  public static boolean isTime(StatementFigure figure) {
    return switch (figure) {
      case MEAN_MS, DEVIATION_MS, MAX_MS, PLANNING_MS, JIT_MS, IO_MS -> true;
      case LOAD, CALLS, ROWS, READ_BLOCKS, TEMP_BLOCKS, WAL_BYTES -> false;
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
      case LOGGED -> "logged, at least";
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
      case LOGGED -> "of the executions in the log, at least";
      case TOTAL -> "total";
    };
  }
}
