package dev.slowpath.model.statement;

/// A counter of `pg_stat_statements`, by one name for all extension versions. Times are
/// milliseconds, blocks are of the server's block size. Source: PostgreSQL documentation F.32 and
/// the extension's upgrade scripts 1.7–1.13.
public enum Counter {
  CALLS("calls", true),
  TOTAL_EXEC_MS("total_exec_time", true),
  MIN_EXEC_MS("min_exec_time", false),
  MAX_EXEC_MS("max_exec_time", false),
  MEAN_EXEC_MS("mean_exec_time", false),
  STDDEV_EXEC_MS("stddev_exec_time", false),
  PLANS("plans", true),
  TOTAL_PLAN_MS("total_plan_time", true),
  MIN_PLAN_MS("min_plan_time", false),
  MAX_PLAN_MS("max_plan_time", false),
  MEAN_PLAN_MS("mean_plan_time", false),
  STDDEV_PLAN_MS("stddev_plan_time", false),
  ROWS("rows", true),
  SHARED_BLKS_HIT("shared_blks_hit", true),
  SHARED_BLKS_READ("shared_blks_read", true),
  SHARED_BLKS_DIRTIED("shared_blks_dirtied", true),
  SHARED_BLKS_WRITTEN("shared_blks_written", true),
  LOCAL_BLKS_HIT("local_blks_hit", true),
  LOCAL_BLKS_READ("local_blks_read", true),
  LOCAL_BLKS_DIRTIED("local_blks_dirtied", true),
  LOCAL_BLKS_WRITTEN("local_blks_written", true),
  TEMP_BLKS_READ("temp_blks_read", true),
  TEMP_BLKS_WRITTEN("temp_blks_written", true),
  /// Before 1.11 shared and local together, under the names `blk_read_time` and `blk_write_time`.
  SHARED_BLK_READ_MS("shared_blk_read_time", true),
  SHARED_BLK_WRITE_MS("shared_blk_write_time", true),
  LOCAL_BLK_READ_MS("local_blk_read_time", true),
  LOCAL_BLK_WRITE_MS("local_blk_write_time", true),
  TEMP_BLK_READ_MS("temp_blk_read_time", true),
  TEMP_BLK_WRITE_MS("temp_blk_write_time", true),
  WAL_RECORDS("wal_records", true),
  WAL_FPI("wal_fpi", true),
  WAL_BYTES("wal_bytes", true),
  WAL_BUFFERS_FULL("wal_buffers_full", true),
  JIT_FUNCTIONS("jit_functions", true),
  JIT_GENERATION_MS("jit_generation_time", true),
  JIT_INLINING_COUNT("jit_inlining_count", true),
  JIT_INLINING_MS("jit_inlining_time", true),
  JIT_OPTIMIZATION_COUNT("jit_optimization_count", true),
  JIT_OPTIMIZATION_MS("jit_optimization_time", true),
  JIT_EMISSION_COUNT("jit_emission_count", true),
  JIT_EMISSION_MS("jit_emission_time", true),
  JIT_DEFORM_COUNT("jit_deform_count", true),
  JIT_DEFORM_MS("jit_deform_time", true),
  PARALLEL_WORKERS_TO_LAUNCH("parallel_workers_to_launch", true),
  PARALLEL_WORKERS_LAUNCHED("parallel_workers_launched", true),
  GENERIC_PLAN_CALLS("generic_plan_calls", true),
  CUSTOM_PLAN_CALLS("custom_plan_calls", true);

  private final String column;
  private final boolean cumulative;

  Counter(String column, boolean cumulative) {
    this.column = column;
    this.cumulative = cumulative;
  }

  /// The column's name in the newest version of the extension.
  public String column() {
    return column;
  }

  /// Whether it only grows, so that two readings may be subtracted. Minima, maxima, means and
  /// deviations may not.
  public boolean isCumulative() {
    return cumulative;
  }
}
