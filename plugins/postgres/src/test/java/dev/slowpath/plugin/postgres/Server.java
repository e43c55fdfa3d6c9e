package dev.slowpath.plugin.postgres;

import dev.slowpath.plugin.testkit.postgres.PostgresCluster;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// A PostgreSQL with a small shop in it, for tests that ask the real server.
public final class Server implements AutoCloseable {
  private static final List<String> SCHEMA =
      List.of(
          "CREATE EXTENSION pg_stat_statements",
          "CREATE TABLE customer (id int PRIMARY KEY, name text NOT NULL)",
          "CREATE TABLE orders (id int PRIMARY KEY, customer_id int REFERENCES customer,"
              + " total numeric, note text)",
          "CREATE TABLE \"Order Line\" (id int, \"order id\" int, qty int)",
          "CREATE TABLE part (id int, kind int) PARTITION BY RANGE (id)",
          "CREATE TABLE part_low PARTITION OF part FOR VALUES FROM (0) TO (500)",
          "CREATE TABLE part_high PARTITION OF part FOR VALUES FROM (500) TO (1000)",
          "INSERT INTO customer SELECT g, 'c' || g FROM generate_series(1, 500) g",
          "INSERT INTO orders SELECT g, 1 + g % 500, g * 1.5, repeat('x', 40)"
              + " FROM generate_series(1, 20000) g",
          "INSERT INTO \"Order Line\" SELECT g, 1 + g % 2000, g % 7 FROM generate_series(1, 6000)"
              + " g",
          "INSERT INTO part SELECT g, g % 5 FROM generate_series(0, 999) g",
          "CREATE INDEX orders_total ON orders (total)",
          "CREATE INDEX \"Line Order\" ON \"Order Line\" (\"order id\")",
          "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
          "CREATE TRIGGER touch_orders BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION"
              + " touch()",
          "VACUUM ANALYZE");

  private final PostgresCluster cluster;
  private final Connection connection;

  private Server(PostgresCluster cluster, Connection connection) {
    this.cluster = cluster;
    this.connection = connection;
  }

  public static Server start() throws IOException, SQLException {
    PostgresCluster cluster =
        PostgresCluster.start(
            PostgresCluster.Settings.defaults()
                .with("shared_preload_libraries", "pg_stat_statements")
                .with("compute_query_id", "on")
                .with("track_io_timing", "on")
                .with("pg_stat_statements.track_planning", "on")
                .with("min_parallel_table_scan_size", "0")
                .with("parallel_setup_cost", "0")
                .with("shared_buffers", "8MB"));
    Server server = new Server(cluster, DriverManager.getConnection(cluster.jdbcUrl()));
    for (String statement : SCHEMA) {
      server.run(statement);
    }
    return server;
  }

  public Connection connection() {
    return connection;
  }

  public void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// All rows of the first column, a line each.
  public String lines(String sql) throws SQLException {
    StringBuilder text = new StringBuilder();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        text.append(rows.getString(1)).append('\n');
      }
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException, SQLException {
    connection.close();
    cluster.close();
  }
}
