package dev.slowpath.plugin.postgres.statements;

import dev.slowpath.model.statement.Counter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// A column of a snapshot, whatever the version of the extension calls it.
sealed interface Column {

  /// The column as it is named in any of the versions 1.7–1.13, or `Other`.
  static Column named(String name) {
    String plain = normal(name);
    Column known = Names.KNOWN.get(plain);
    return known == null ? new Other(plain) : known;
  }

  /// Names are compared without case and surrounding blanks.
  static String normal(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /// A counter.
  record Reading(Counter counter) implements Column {}

  /// What says which entry, when, and since when.
  enum Fact implements Column {
    USER_ID("userid"),
    DATABASE_ID("dbid"),
    QUERY_ID("queryid"),
    QUERY("query"),
    TOP_LEVEL("toplevel"),
    STATS_SINCE("stats_since"),
    MINMAX_STATS_SINCE("minmax_stats_since"),
    /// Not of the view: added by whoever took the snapshot.
    SNAPSHOT_AT("snapshot_at"),
    /// Not of the view: `extversion` of `pg_extension`.
    EXTENSION_VERSION("extversion"),
    /// Not of the view: the name of the entry's user.
    USER_NAME("usename"),
    /// Not of the view: the name of the entry's database.
    DATABASE_NAME("datname"),
    /// Not of the view: the setting of that name.
    SERVER_VERSION("server_version"),
    /// Of `pg_stat_database`: what sessions of the entry's database spent executing, in ms.
    ACTIVE_TIME("active_time"),
    /// Of `pg_stat_statements_info`.
    STATS_RESET("stats_reset"),
    /// Of `pg_stat_statements_info`.
    DEALLOCATIONS("dealloc");

    private final String column;

    Fact(String column) {
      this.column = column;
    }

    String column() {
      return column;
    }
  }

  /// A column that no version has.
  record Other(String name) implements Column {}

  /// The names of all versions.
  final class Names {
    private static final Map<String, Counter> OLD =
        Map.of(
            "total_time", Counter.TOTAL_EXEC_MS,
            "min_time", Counter.MIN_EXEC_MS,
            "max_time", Counter.MAX_EXEC_MS,
            "mean_time", Counter.MEAN_EXEC_MS,
            "stddev_time", Counter.STDDEV_EXEC_MS,
            "blk_read_time", Counter.SHARED_BLK_READ_MS,
            "blk_write_time", Counter.SHARED_BLK_WRITE_MS);
    private static final Map<String, Column> KNOWN = known();

    private Names() {}

    private static Map<String, Column> known() {
      Map<String, Column> known = new HashMap<>();
      OLD.forEach((name, counter) -> known.put(name, new Reading(counter)));
      for (Counter counter : Counter.values()) {
        known.put(counter.column(), new Reading(counter));
      }
      for (Fact fact : Fact.values()) {
        known.put(fact.column(), fact);
      }
      known.put("rolname", Fact.USER_NAME);
      known.put("username", Fact.USER_NAME);
      return Map.copyOf(known);
    }
  }
}
