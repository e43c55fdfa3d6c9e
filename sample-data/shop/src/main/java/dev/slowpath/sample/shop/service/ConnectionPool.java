package dev.slowpath.sample.shop.service;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.slowpath.sample.shop.telemetry.Metrics;
import io.opentelemetry.api.trace.Tracer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// A fixed number of connections under a name; every wait for one is a `pool.acquire` span.
final class ConnectionPool implements AutoCloseable {
  private static final long PATIENCE_MS = 10_000;

  private final String name;
  private final HikariDataSource source;
  private final Jdbi jdbi;
  private final Tracer tracer;
  private final Metrics metrics;

  ConnectionPool(String name, int size, String jdbcUrl, Tracer tracer, Metrics metrics) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(jdbcUrl);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(size);
    config.setMaxLifetime(0);
    config.setConnectionTimeout(PATIENCE_MS);
    this.name = name;
    this.source = new HikariDataSource(config);
    this.jdbi = Jdbi.create(source);
    this.tracer = tracer;
    this.metrics = metrics;
    metrics.poolSize(name, size);
  }

  Handle acquire() {
    var span =
        tracer
            .spanBuilder("pool.acquire")
            .setAttribute("db.client.connection.pool.name", name)
            .startSpan();
    var from = System.nanoTime();
    metrics.waiting(name);
    try {
      return jdbi.open();
    } finally {
      metrics.acquired(name, (System.nanoTime() - from) / 1e9);
      span.end();
    }
  }

  void release(Handle handle, double usedSeconds) {
    handle.close();
    metrics.released(name, usedSeconds);
  }

  @Override
  public void close() {
    source.close();
  }
}
