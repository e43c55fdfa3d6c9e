package dev.slowpath.workbench.wording;

import dev.slowpath.analysis.statement.StatementFigure;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.Counters;
import dev.slowpath.model.statement.StatementChange;
import dev.slowpath.model.statement.StatementWindow;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
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
    Sums sums = new Sums(window);
    double total = sums.totalMs.getSum();
    double exact = sums.exactMs.getSum();
    if (window.databaseMs() > 0) {
      remarks.add(
          "%s of the %s that sessions spent executing, by the server's own account"
              .formatted(
                  Numbers.share(sums.topLevelMs.getSum() / window.databaseMs()),
                  Numbers.duration(window.databaseMs())));
    }
    boolean isLogged = window.basis() == StatementWindow.Basis.LOGGED;
    if (total > exact && !isLogged) {
      remarks.add(
          "%s of the time is exact, the rest within a bound: see each verdict"
              .formatted(Numbers.share(exact / total)));
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
    sums.own().ifPresent(remarks::add);
    long resets =
        window.steps().stream()
            .filter(step -> step.basis() == StatementWindow.Basis.SINCE_RESET)
            .count();
    if (resets > 0 && window.steps().size() > 1) {
      remarks.add(
          "the counters were reset in %d of %d steps".formatted(resets, window.steps().size()));
    }
    remarks.addAll(sums.unmeasured());
    return remarks;
  }

  private static String entries(int count) {
    return count == 1 ? "1 entry" : Numbers.count((long) count) + " entries";
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

  /// What remarks are made of, added up in one walk: a window may have a hundred thousand entries.
  private static final class Sums {
    private final DoubleSummaryStatistics totalMs = new DoubleSummaryStatistics();
    private final DoubleSummaryStatistics exactMs = new DoubleSummaryStatistics();
    private final DoubleSummaryStatistics topLevelMs = new DoubleSummaryStatistics();
    private final Seen plans = new Seen(Counter.PLANS);
    private final Seen readBlocks = new Seen(Counter.SHARED_BLKS_READ);
    private final Seen readMs = new Seen(Counter.SHARED_BLK_READ_MS);
    private double ownMs;
    private int own;

    Sums(StatementWindow window) {
      window.changes().forEach(this::add);
    }

    private void add(StatementChange change) {
      double ms = change.work().orZero(Counter.TOTAL_EXEC_MS);
      totalMs.accept(ms);
      if (change.verdict().isExact()) {
        exactMs.accept(ms);
      }
      if (change.key().topLevel()) {
        topLevelMs.accept(ms + change.work().orZero(Counter.TOTAL_PLAN_MS));
      }
      if (change.work().orZero(Counter.CALLS) > 0 && change.isOwn()) {
        ownMs += ms;
        own++;
      }
      plans.add(change.latest());
      readBlocks.add(change.latest());
      readMs.add(change.latest());
    }

    /// What looking itself has cost; told, and left in the figures, since the server did that work.
    Optional<String> own() {
      return own == 0
          ? Optional.empty()
          : Optional.of(
              "%s of it is Slowpath's own capture: %s, marked /* slowpath */"
                  .formatted(Numbers.duration(ownMs), entries(own)));
    }

    List<String> unmeasured() {
      List<String> unmeasured = new ArrayList<>();
      if (plans.isIdle()) {
        unmeasured.add("planning is not measured: pg_stat_statements.track_planning is off");
      }
      if (!readBlocks.isIdle() && readMs.isIdle()) {
        unmeasured.add("reading blocks is not timed: track_io_timing is off");
      }
      return unmeasured;
    }
  }

  /// Whether a counter is there, and was ever above 0.
  private static final class Seen {
    private final Counter counter;
    private boolean isThere;
    private boolean hasCounted;

    Seen(Counter counter) {
      this.counter = counter;
    }

    void add(Counters latest) {
      isThere |= latest.has(counter);
      hasCounted |= latest.orZero(counter) > 0;
    }

    boolean isIdle() {
      return isThere && !hasCounted;
    }
  }
}
