import dev.slowpath.plugin.testkit.postgres.PostgresCluster;
import java.io.IOException;

/// The database server of a recording: prints its port, and stops when its standard input ends.
final class Database {
  private Database() {}

  public static void main(String[] arguments) throws IOException {
    PostgresCluster.Settings settings =
        PostgresCluster.Settings.defaults()
            .with("shared_preload_libraries", "pg_stat_statements")
            .with("track_io_timing", "on")
            .with("shared_buffers", "128MB")
            .with("max_connections", "60")
            .with("max_parallel_workers_per_gather", "0")
            .with("jit", "off")
            .with("autovacuum", "off")
            .with("timezone", "UTC");
    try (PostgresCluster cluster = PostgresCluster.start(settings)) {
      System.out.println(cluster.port());
      while (System.in.read() >= 0) {
        // waits for the recorder to close the pipe
      }
    }
  }
}
