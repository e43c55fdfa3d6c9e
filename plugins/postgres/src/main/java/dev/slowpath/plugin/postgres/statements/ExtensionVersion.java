package dev.slowpath.plugin.postgres.statements;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A version of the extension and the columns that its view has. Source: the extension's upgrade
/// scripts from 1.7 (PostgreSQL 12) to 1.13 (PostgreSQL 19).
///
/// @param newColumns those that the version before has not
/// @param columns all
record ExtensionVersion(String name, Set<String> newColumns, Set<String> columns) {
  private static final List<ExtensionVersion> ALL = all();

  ExtensionVersion {
    newColumns = Set.copyOf(newColumns);
    columns = Set.copyOf(columns);
  }

  /// The lowest version that has the newest of the columns present.
  static ExtensionVersion lowestFitting(Set<String> present) {
    return ALL.reversed().stream()
        .filter(version -> version.newColumns().stream().anyMatch(present::contains))
        .findFirst()
        .orElse(ALL.getFirst());
  }

  /// Whether the columns present are all that the version has, so that it cannot be another.
  boolean isCompleteIn(Set<String> present) {
    return present.containsAll(columns);
  }

  private static List<ExtensionVersion> all() {
    List<ExtensionVersion> all = new ArrayList<>();
    add(
        all,
        "1.7",
        "",
        "userid dbid queryid query calls total_time min_time max_time mean_time stddev_time rows"
            + " shared_blks_hit shared_blks_read shared_blks_dirtied shared_blks_written"
            + " local_blks_hit local_blks_read local_blks_dirtied local_blks_written"
            + " temp_blks_read temp_blks_written blk_read_time blk_write_time");
    add(
        all,
        "1.8",
        "total_time min_time max_time mean_time stddev_time",
        "plans total_plan_time min_plan_time max_plan_time mean_plan_time stddev_plan_time"
            + " total_exec_time min_exec_time max_exec_time mean_exec_time stddev_exec_time"
            + " wal_records wal_fpi wal_bytes");
    add(all, "1.9", "", "toplevel");
    add(
        all,
        "1.10",
        "",
        "temp_blk_read_time temp_blk_write_time jit_functions jit_generation_time"
            + " jit_inlining_count jit_inlining_time jit_optimization_count"
            + " jit_optimization_time jit_emission_count jit_emission_time");
    add(
        all,
        "1.11",
        "blk_read_time blk_write_time",
        "shared_blk_read_time shared_blk_write_time local_blk_read_time local_blk_write_time"
            + " jit_deform_count jit_deform_time stats_since minmax_stats_since");
    add(all, "1.12", "", "wal_buffers_full parallel_workers_to_launch parallel_workers_launched");
    add(all, "1.13", "", "generic_plan_calls custom_plan_calls");
    return List.copyOf(all);
  }

  private static void add(List<ExtensionVersion> all, String name, String gone, String added) {
    Set<String> newColumns = Set.of(added.split(" "));
    Set<String> columns = new HashSet<>(newColumns);
    if (!all.isEmpty()) {
      columns.addAll(all.getLast().columns());
    }
    Set.of(gone.split(" ")).forEach(columns::remove);
    all.add(new ExtensionVersion(name, newColumns, columns));
  }
}
