package dev.slowpath.plans;

import dev.slowpath.plugin.testkit.postgres.PostgresCluster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// A PostgreSQL of some major version with tables that make the planner use most of what it has.
final class PlanServer implements AutoCloseable {
  /// Of the class path; the others are jars that the build lays into `target`.
  static final int NEWEST = 18;

  private static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE customer (id int PRIMARY KEY, name text NOT NULL, region int)",
          "CREATE TABLE orders (id int PRIMARY KEY, customer_id int REFERENCES customer,"
              + " total numeric, day int, note text)",
          "CREATE TABLE line (id int, order_id int, qty int)",
          "CREATE TABLE part (id int, kind int) PARTITION BY RANGE (id)",
          "CREATE TABLE part_low PARTITION OF part FOR VALUES FROM (0) TO (2000)",
          "CREATE TABLE part_mid PARTITION OF part FOR VALUES FROM (2000) TO (4000)",
          "CREATE TABLE part_high PARTITION OF part FOR VALUES FROM (4000) TO (6000)",
          "CREATE TABLE touched (order_id int)",
          "INSERT INTO customer SELECT g, 'c' || g, g % 7 FROM generate_series(1, 500) g",
          "INSERT INTO orders SELECT g, 1 + g % 500, g * 1.5, g % 365, repeat('x', 40)"
              + " FROM generate_series(1, 12000) g",
          "INSERT INTO line SELECT g, 1 + g % 4000, g % 7 FROM generate_series(1, 20000) g",
          "INSERT INTO part SELECT g, g % 5 FROM generate_series(0, 5999) g",
          "CREATE INDEX orders_total ON orders (total)",
          "CREATE INDEX orders_day ON orders (day)",
          "CREATE INDEX line_order ON line (order_id)",
          "CREATE INDEX part_id ON part (id)",
          "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS"
              + " 'BEGIN PERFORM count(*) FROM customer; RETURN NEW; END'",
          "CREATE FUNCTION remember() RETURNS trigger LANGUAGE plpgsql AS"
              + " 'BEGIN INSERT INTO touched VALUES (NEW.id); RETURN NULL; END'",
          "CREATE TRIGGER touch_orders BEFORE UPDATE ON orders FOR EACH ROW"
              + " EXECUTE FUNCTION touch()",
          "CREATE TRIGGER remember_orders AFTER UPDATE ON orders FOR EACH ROW"
              + " EXECUTE FUNCTION remember()",
          "VACUUM ANALYZE");

  private final PostgresCluster cluster;
  private final Connection connection;
  private final int version;

  private PlanServer(PostgresCluster cluster, Connection connection, int version) {
    this.cluster = cluster;
    this.connection = connection;
    this.version = version;
  }

  static PlanServer start(int version) throws IOException, SQLException {
    PostgresCluster.Settings settings =
        PostgresCluster.Settings.defaults()
            .with("session_preload_libraries", "auto_explain")
            .with("auto_explain.log_analyze", "on")
            .with("auto_explain.log_buffers", "on")
            .with("auto_explain.log_triggers", "on")
            .with("track_io_timing", "on")
            .with("min_parallel_table_scan_size", "0")
            .with("min_parallel_index_scan_size", "0")
            .with("parallel_setup_cost", "0")
            .with("parallel_tuple_cost", "0")
            .with("max_parallel_workers", "4")
            .with("shared_buffers", "16MB");
    PostgresCluster cluster =
        version == NEWEST
            ? PostgresCluster.start(settings)
            : PostgresCluster.start(
                settings, Path.of("target/postgres-binaries/" + version + ".jar"));
    PlanServer server =
        new PlanServer(cluster, DriverManager.getConnection(cluster.jdbcUrl()), version);
    for (String statement : SCHEMA) {
      server.run(statement);
    }
    return server;
  }

  int version() {
    return version;
  }

  Connection connection() {
    return connection;
  }

  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      var _ = statement.execute(sql);
    }
  }

  /// All rows of the first column, a line each.
  String lines(String sql) throws SQLException {
    StringBuilder text = new StringBuilder();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        text.append(rows.getString(1)).append('\n');
      }
    }
    return text.toString();
  }

  /// What EXPLAIN prints; what the statement did is taken back.
  String explained(String options, String query) throws SQLException {
    run("BEGIN");
    try {
      return lines("EXPLAIN (" + options + ") " + query);
    } finally {
      run("ROLLBACK");
    }
  }

  /// What auto_explain logs of a statement in each of the formats, as it stands in the server's
  /// log. One way to the server and back, since there are hundreds of statements.
  List<String> logged(List<String> formats, String query) throws SQLException, IOException {
    List<String> entries = new ArrayList<>();
    for (String format : formats) {
      long before = Files.size(cluster.log());
      run(
          "BEGIN; SET LOCAL auto_explain.log_format = '%s';".formatted(format)
              + " SET LOCAL auto_explain.log_min_duration = 0; "
              + query
              + "; SET LOCAL auto_explain.log_min_duration = -1; ROLLBACK");
      entries.add(logSince(before));
    }
    return entries;
  }

  private String logSince(long offset) throws IOException {
    try (var log = Files.newByteChannel(cluster.log())) {
      var bytes = ByteBuffer.allocate((int) (log.size() - offset));
      log.position(offset);
      while (bytes.hasRemaining() && log.read(bytes) >= 0) {
        // a read may give less than asked for
      }
      return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() throws IOException, SQLException {
    connection.close();
    cluster.close();
  }
}
