package dev.slowpath.live;

import dev.slowpath.cli.SlowpathCommand;
import dev.slowpath.cli.terminal.Ink;
import dev.slowpath.cli.terminal.Terminal;
import dev.slowpath.plugin.testkit.postgres.PostgresCluster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;

/// A PostgreSQL that is captured from, with a session of its administrator.
record Watched(PostgresCluster cluster, Connection connection) implements AutoCloseable {
  private static final int NEWEST = 18;

  static Watched start(PostgresCluster.Settings settings) throws IOException, SQLException {
    return of(PostgresCluster.start(settings));
  }

  /// One of another major version than the newest, whose jar the build lays into `target`.
  static Watched start(PostgresCluster.Settings settings, int version)
      throws IOException, SQLException {
    return version == NEWEST
        ? start(settings)
        : of(
            PostgresCluster.start(
                settings, Path.of("target/postgres-binaries/" + version + ".jar")));
  }

  private static Watched of(PostgresCluster cluster) throws SQLException {
    return new Watched(cluster, DriverManager.getConnection(cluster.jdbcUrl()));
  }

  static PostgresCluster.Settings counting() {
    return PostgresCluster.Settings.defaults()
        .with("shared_preload_libraries", "pg_stat_statements")
        .with("track_io_timing", "on");
  }

  void run(String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  String one(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /// The server stopped and started again, with a new session.
  Watched restarted() throws IOException, SQLException {
    connection.close();
    cluster.restart();
    return of(cluster);
  }

  /// The server after one of its processes was killed, with a new session: it ends all sessions,
  /// forgets what it shared and goes on by itself.
  Watched crashed() throws IOException, SQLException {
    String backend = one("SELECT pg_backend_pid()");
    SQLException gone =
        Assertions.assertThrows(
            SQLException.class,
            () -> run("COPY (SELECT 1) TO PROGRAM 'kill -KILL %s; sleep 9'".formatted(backend)));
    Assertions.assertTrue(String.valueOf(gone.getSQLState()).startsWith("08"), gone.getMessage());
    connection.close();
    // A session that begins before the server noticed would be ended too.
    while (!Files.readString(cluster.log()).contains("reinitializing")) {
      Thread.onSpinWait();
    }
    while (true) {
      try {
        return of(cluster);
      } catch (SQLException recovering) {
        // It says so until it is back.
        Thread.onSpinWait();
      }
    }
  }

  /// Writes a file of the server's as the server, readable by it alone.
  void write(String file, String content) throws SQLException {
    String text = content.replace("'", "''").replace("\n", "\\n");
    run(
        "COPY (SELECT unnest(string_to_array(E'%s', E'\\n'))) TO PROGRAM 'umask 077; cat > \"%s\"'"
            .formatted(text, file));
  }

  String address(String user) {
    return "postgresql://%s@127.0.0.1:%d/postgres".formatted(user, cluster.port());
  }

  @Override
  public void close() throws IOException, SQLException {
    connection.close();
    cluster.close();
  }

  /// A run of the command line that has ended.
  record Ran(int code, String out, String err) {
    static Ran slowpath(Object... arguments) {
      var out = new ByteArrayOutputStream();
      var err = new ByteArrayOutputStream();
      int code =
          SlowpathCommand.run(
              Arrays.stream(arguments).map(Object::toString).toList(),
              new Terminal(
                  InputStream.nullInputStream(),
                  new PrintStream(out, true, StandardCharsets.UTF_8),
                  new PrintStream(err, true, StandardCharsets.UTF_8),
                  false,
                  false,
                  200,
                  Ink.PLAIN),
              () -> {
                throw new IllegalStateException("no screen is asked for");
              });
      return new Ran(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
  }
}
