package dev.slowpath.plugin.testkit.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.plugin.testkit.postgres.PostgresCluster.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PostgresClusterTest {
  @Test
  void startsAnswersLogsAndLeavesNothingBehind() throws IOException, SQLException {
    var settings =
        Settings.defaults()
            .with("shared_preload_libraries", "pg_stat_statements")
            .with("work_mem", "3MB");
    var cluster = PostgresCluster.start(settings);
    var log = cluster.log();
    try (cluster;
        var connection = DriverManager.getConnection(cluster.jdbcUrl())) {
      assertTrue(one(connection, "select version()").startsWith("PostgreSQL "));
      assertEquals("3MB", one(connection, "show work_mem"));
      assertEquals("postgres", one(connection, "select current_user"));
      assertTrue(Files.readString(log).contains("ready to accept connections"));
    }
    assertFalse(Files.exists(log.getParent()), "the data folder is gone");
    assertThrows(SQLException.class, () -> DriverManager.getConnection(cluster.jdbcUrl()).close());
  }

  @Test
  void unknownSettingIsReportedWithTheServersOwnWords() {
    var settings = Settings.defaults().with("no_such_setting", "1");
    var failure = assertThrows(IOException.class, () -> PostgresCluster.start(settings).close());
    assertTrue(failure.toString().contains("no_such_setting"), failure.toString());
  }

  private static String one(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      assertTrue(rows.next());
      return rows.getString(1);
    }
  }
}
