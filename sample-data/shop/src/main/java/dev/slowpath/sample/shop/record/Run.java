package dev.slowpath.sample.shop.record;

import dev.slowpath.plugin.testkit.postgres.PostgresCluster;
import dev.slowpath.sample.shop.data.ShopData;
import dev.slowpath.sample.shop.load.LoadGenerator;
import dev.slowpath.sample.shop.load.Schedule;
import dev.slowpath.sample.shop.service.Mode;
import dev.slowpath.sample.shop.upstream.UpstreamServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// One mode from an empty server to its captures.
///
/// Nothing but the shop's own traffic reaches its database between the two snapshots: they are
/// taken from another database of the server, and plans and catalogue come after the second.
final class Run {
  private final Options options;
  private final Mode mode;
  private final ShopData data;
  private final Path folder;
  private final Path variants;

  Run(Options options, Mode mode) {
    this.options = options;
    this.mode = mode;
    this.data = new ShopData(options.orders());
    this.folder = options.out().resolve(mode.label());
    this.variants = options.out().resolve("formats").resolve(mode.label());
  }

  /// What the README tells about a run beside the numbers of its logs.
  record Facts(
      Mode mode,
      Instant from,
      Instant to,
      String loadBefore,
      String loadAfter,
      String busy,
      long spans,
      long failures,
      String postgres,
      long migrationMs) {}

  static PostgresCluster.Settings serverSettings() {
    return PostgresCluster.Settings.defaults()
        .with("shared_preload_libraries", "pg_stat_statements")
        .with("track_io_timing", "on")
        .with("shared_buffers", "256MB")
        .with("max_connections", "60")
        .with("max_parallel_workers_per_gather", "0")
        .with("jit", "off")
        .with("autovacuum", "off")
        .with("timezone", "UTC")
        .with("log_line_prefix", "%m [%p] %u@%d ");
  }

  Facts record() throws IOException, SQLException {
    Files.createDirectories(folder);
    Files.createDirectories(variants);
    try (var cluster = PostgresCluster.start(serverSettings())) {
      var shopUrl = cluster.jdbcUrl(ShopData.DATABASE);
      data.create(cluster.jdbcUrl(), shopUrl);
      var migrationMs = mode == Mode.AFTER ? migrate(shopUrl) : 0;
      var facts = measure(cluster);
      takePlansAndCatalog(cluster);
      if (mode == Mode.BEFORE) {
        migrationMs = migrate(shopUrl);
      }
      return new Facts(
          mode,
          facts.from(),
          facts.to(),
          facts.loadBefore(),
          facts.loadAfter(),
          facts.busy(),
          facts.spans(),
          facts.failures(),
          facts.postgres(),
          migrationMs);
    }
  }

  // In the defective mode the migration runs last: only to prove that the script is valid.
  private long migrate(String shopUrl) throws IOException, SQLException {
    var script = mode == Mode.AFTER ? ShopData.migrationAfter() : ShopData.migrationBefore();
    Files.writeString(folder.resolve("migration.sql"), script);
    var from = System.nanoTime();
    ShopData.migrate(shopUrl, script);
    return (System.nanoTime() - from) / 1_000_000;
  }

  private Facts measure(PostgresCluster cluster) throws IOException, SQLException {
    var shopUrl = cluster.jdbcUrl(ShopData.DATABASE);
    try (var upstream = UpstreamServer.open();
        var shop = ShopProcess.start(mode, shopUrl, upstream.address());
        var load = new LoadGenerator(shop.main(), shop.legacy());
        var connection = DriverManager.getConnection(cluster.jdbcUrl())) {
      var snapshots = new Snapshots(connection);
      snapshots.reset();
      warmUp(load);
      var loadBefore = Machine.loadAverage();
      shop.record(folder);
      snapshots.statementsAsCsv(folder.resolve("pg_stat_statements-t0.csv"));
      snapshots.statementsAsJson(variants.resolve("pg_stat_statements-t0.json"));
      var from = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      var ticks = Machine.Ticks.now();
      var failures = load.run(schedule(), folder.resolve("client.log.csv"));
      var busy = Machine.Ticks.now().busyPercentSince(ticks);
      var to = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      snapshots.statementsAsCsv(folder.resolve("pg_stat_statements-t1.csv"));
      snapshots.statementsAsJson(variants.resolve("pg_stat_statements-t1.json"));
      snapshots.statementsAsJsonLines(variants.resolve("pg_stat_statements-t1.jsonl"));
      var spans = shop.stop();
      Files.writeString(folder.resolve("metrics.prom"), load.text("/metrics"));
      var postgres = connection.getMetaData().getDatabaseProductVersion();
      var loadAfter = Machine.loadAverage();
      return new Facts(mode, from, to, loadBefore, loadAfter, busy, spans, failures, postgres, 0);
    }
  }

  private Schedule schedule() {
    return new Schedule(options.seed(), options.blocks(), options.blockSeconds(), data);
  }

  // One block of another seed; its log is not kept.
  private void warmUp(LoadGenerator load) throws IOException {
    var log = Files.createTempFile("shop-warm-up-", ".csv");
    try {
      var warmUp = new Schedule(options.seed() + 1, 2, options.warmUpSeconds() / 2, data);
      var _ = load.run(warmUp, log);
    } finally {
      Files.delete(log);
    }
  }

  private void takePlansAndCatalog(PostgresCluster cluster) throws IOException, SQLException {
    var shopUrl = cluster.jdbcUrl(ShopData.DATABASE);
    try (var connection = DriverManager.getConnection(shopUrl)) {
      new Snapshots(connection).catalogAsCsv(folder.resolve("catalog.csv"));
    }
    new Plans(shopUrl, cluster.log())
        .write(mode, options.orders(), folder.resolve("plans"), variants);
  }
}
