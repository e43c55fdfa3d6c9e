package dev.slowpath.workbench.keep;

import dev.slowpath.model.trace.TraceSet;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/// Spans as a table for other tools: one row a span, in the order of its trace.
final class SpanTable {
  private static final String TABLE =
      """
      create table span (trace varchar, id varchar, parent varchar, service varchar, name varchar,
        kind varchar, start_ns bigint, end_ns bigint, failed boolean, weight double,
        attributes map(varchar, varchar))
      """;

  private SpanTable() {}

  /// Writes spans as Parquet.
  static Path parquet(List<TraceSet> traces, Path to) throws IOException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
      try (DuckDBAppender appender =
          connection
              .unwrap(DuckDBConnection.class)
              .createAppender(DuckDBConnection.DEFAULT_SCHEMA, "span")) {
        for (TraceSet set : traces) {
          append(appender, set);
        }
      }
      String file = to.toString().replace("'", "''");
      statement.execute("copy span to '" + file + "' (format parquet, compression zstd)");
      return to;
    } catch (SQLException failed) {
      throw new IOException(failed.getMessage(), failed);
    }
  }

  private static Connection connection() throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("memory_limit", "512MB");
    settings.setProperty("threads", "2");
    settings.setProperty("autoinstall_known_extensions", "false");
    Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", settings);
    if (connection == null) {
      throw new SQLException("the driver does not know its own address");
    }
    return connection;
  }

  private static void append(DuckDBAppender appender, TraceSet spans) throws SQLException {
    for (int span = 0; span < spans.size(); span++) {
      appender.beginRow();
      appender.append(spans.trace(span).toString());
      appender.append(Long.toHexString(spans.spanId(span)));
      appender.append(spans.parentId(span) == 0 ? "" : Long.toHexString(spans.parentId(span)));
      appender.append(spans.service(span));
      appender.append(spans.name(span));
      appender.append(spans.kind(span).name());
      appender.append(spans.startNs(span));
      appender.append(spans.endNs(span));
      appender.append(spans.failed(span));
      appender.append(spans.weight(span));
      appender.append(spans.attributes(span));
      appender.endRow();
    }
  }
}
