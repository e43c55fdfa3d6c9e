package dev.slowpath.analysis.statement;

import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.StatementChange;
import dev.slowpath.model.statement.StatementWindow;
import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;

/// A figure of a statement in a window, by which statements can be ordered; NaN where the snapshots
/// do not tell it. Times are milliseconds.
public enum StatementFigure {
  /// Execution time, which is load where the window's length is known.
  LOAD("load"),
  CALLS("calls"),
  MEAN_MS("mean"),
  DEVIATION_MS("deviation"),
  /// The slowest execution since minima and maxima were reset, not of the window.
  MAX_MS("max"),
  ROWS("rows"),
  READ_BLOCKS("read"),
  /// Temporary blocks, read and written.
  TEMP_BLOCKS("temp"),
  WAL_BYTES("wal"),
  PLANNING_MS("planning"),
  /// Generating, inlining, optimising and emitting; deforming is part of generating.
  JIT_MS("jit"),
  /// Waiting for blocks to be read and written, where the server times it.
  IO_MS("io");

  private static final List<Counter> JIT =
      List.of(
          Counter.JIT_GENERATION_MS,
          Counter.JIT_INLINING_MS,
          Counter.JIT_OPTIMIZATION_MS,
          Counter.JIT_EMISSION_MS);
  private static final List<Counter> IO =
      List.of(
          Counter.SHARED_BLK_READ_MS,
          Counter.SHARED_BLK_WRITE_MS,
          Counter.LOCAL_BLK_READ_MS,
          Counter.LOCAL_BLK_WRITE_MS,
          Counter.TEMP_BLK_READ_MS,
          Counter.TEMP_BLK_WRITE_MS);

  private final String id;

  StatementFigure(String id) {
    this.id = id;
  }

  /// The name on the command line.
  public String id() {
    return id;
  }

  /// The figure of one statement.
  public double of(StatementChange change) {
    return switch (this) {
      case LOAD -> change.of(Counter.TOTAL_EXEC_MS);
      case CALLS -> change.of(Counter.CALLS);
      case MEAN_MS -> change.of(Counter.TOTAL_EXEC_MS) / change.of(Counter.CALLS);
      case DEVIATION_MS -> change.deviationMs();
      case MAX_MS -> change.latest().orNaN(Counter.MAX_EXEC_MS);
      case ROWS -> change.of(Counter.ROWS);
      case READ_BLOCKS -> change.of(Counter.SHARED_BLKS_READ);
      case TEMP_BLOCKS -> change.of(Counter.TEMP_BLKS_READ) + change.of(Counter.TEMP_BLKS_WRITTEN);
      case WAL_BYTES -> change.of(Counter.WAL_BYTES);
      case PLANNING_MS -> change.of(Counter.TOTAL_PLAN_MS);
      case JIT_MS -> sum(change, JIT);
      case IO_MS -> sum(change, IO);
    };
  }

  /// The sum of what is known; NaN if nothing is.
  private static double sum(StatementChange change, List<Counter> counters) {
    double[] known =
        counters.stream().flatMapToDouble(counter -> change.work().get(counter).stream()).toArray();
    return known.length == 0 ? Double.NaN : DoubleStream.of(known).sum();
  }

  /// Seconds of execution per second of the window; NaN where its length is unknown.
  public static double load(StatementWindow window, StatementChange change) {
    return window.seconds() > 0 ? LOAD.of(change) / 1e3 / window.seconds() : Double.NaN;
  }

  /// The share of shared blocks that were in memory; NaN where none was asked for.
  public static double hitRatio(StatementChange change) {
    double hit = change.of(Counter.SHARED_BLKS_HIT);
    return hit / (hit + change.of(Counter.SHARED_BLKS_READ));
  }

  /// The largest first, what is unknown last, then by execution time and key.
  public List<StatementChange> largestFirst(Collection<StatementChange> changes) {
    return changes.stream()
        .map(change -> new Figured(falling(of(change)), falling(LOAD.of(change)), change))
        .sorted()
        .map(Figured::change)
        .toList();
  }

  /// A statement with what it is ordered by, worked out once and not for each comparison.
  private record Figured(double figure, double execMs, StatementChange change)
      implements Comparable<Figured> {
    @Override
    public int compareTo(Figured other) {
      int order = Double.compare(figure, other.figure);
      order = order != 0 ? order : Double.compare(execMs, other.execMs);
      return order != 0 ? order : change.key().compareTo(other.change.key());
    }
  }

  private static double falling(double value) {
    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : -value;
  }
}
