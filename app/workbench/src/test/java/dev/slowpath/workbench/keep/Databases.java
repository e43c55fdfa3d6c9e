package dev.slowpath.workbench.keep;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/// SQL done to the file of an investigation behind its back.
final class Databases {
  private Databases() {}

  static void execute(Path file, String sql) throws IOException {
    try (Connection connection =
            new DuckDBDriver().connect("jdbc:duckdb:" + file, new Properties());
        Statement statement = connection.createStatement()) {
      boolean _ = statement.execute(sql);
    } catch (SQLException failed) {
      throw new IOException(failed);
    }
  }
}
