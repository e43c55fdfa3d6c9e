package dev.slowpath.sample.shop.record;

import dev.slowpath.sample.shop.data.ShopData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/// What is copied out of the database's own statistics, each in one statement of its own.
///
/// @param connection to another database of the server, so that these statements are not among
///   those they list
record Snapshots(Connection connection) {
  private static final String NOW =
      "to_char(now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')" + " as snapshot_at";
  private static final String STATEMENTS =
      "select s.*, "
          + NOW
          + " from pg_stat_statements s"
          + " where s.dbid = (select oid from pg_database where datname = '"
          + ShopData.DATABASE
          + "') order by s.queryid, s.userid, s.toplevel";

  void reset() throws SQLException {
    try (var statement = connection.createStatement()) {
      var _ = statement.execute("select pg_stat_statements_reset()");
    }
  }

  void statementsAsCsv(Path file) throws SQLException, IOException {
    copy("copy (" + STATEMENTS + ") to stdout with (format csv, header)", file);
  }

  /// An array of objects, one a line, as `json_agg` gives it.
  void statementsAsJson(Path file) throws SQLException, IOException {
    Files.writeString(file, one("select json_agg(t) from (" + STATEMENTS + ") t") + "\n");
  }

  /// One object a line.
  void statementsAsJsonLines(Path file) throws SQLException, IOException {
    var lines = "select string_agg(row_to_json(t)::text, E'\\n') from (" + STATEMENTS + ") t";
    Files.writeString(file, one(lines) + "\n");
  }

  private String one(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var _ = rows.next();
      return rows.getString(1);
    }
  }

  /// Tables and indexes with sizes and estimates; the connection must be to the shop's database.
  void catalogAsCsv(Path file) throws SQLException, IOException {
    var sql =
        "select "
            + NOW
            + """
            , case c.relkind when 'r' then 'table' else 'index' end as kind,
              n.nspname as schema_name, coalesce(t.relname, c.relname) as table_name,
              c.relname as name, c.reltuples::bigint as row_estimate, c.relpages as pages,
              pg_relation_size(c.oid) as bytes,
              case c.relkind when 'r' then pg_total_relation_size(c.oid) end as total_bytes,
              i.indisprimary as is_primary, i.indisunique as is_unique, i.indisvalid as is_valid,
              coalesce(st.seq_scan, null) as seq_scan, st.seq_tup_read,
              coalesce(st.idx_scan, si.idx_scan) as idx_scan,
              pg_get_indexdef(i.indexrelid) as definition
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            left join pg_index i on i.indexrelid = c.oid
            left join pg_class t on t.oid = i.indrelid
            left join pg_stat_user_tables st on st.relid = c.oid
            left join pg_stat_user_indexes si on si.indexrelid = c.oid
            where n.nspname = 'public' and c.relkind in ('r', 'i')
            order by 3, 4, 2 desc, 5
            """;
    copy("copy (" + sql + ") to stdout with (format csv, header)", file);
  }

  private void copy(String command, Path file) throws SQLException, IOException {
    try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      var _ = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(command, out);
    }
  }
}
