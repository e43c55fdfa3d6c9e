package dev.slowpath.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.live.Watched.Ran;
import dev.slowpath.plugin.Access;
import dev.slowpath.plugin.UnreachableException;
import dev.slowpath.plugin.testkit.postgres.PostgresCluster;
import dev.slowpath.workbench.intake.Recorders;
import dev.slowpath.workbench.job.Cancellation;
import dev.slowpath.workbench.live.LiveCapture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens to a server between two snapshots of it, with known truth.
final class CaptureOverTimeTest {
  @TempDir Path folder = Path.of("");

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private void capture(Watched server) throws SQLException {
    server.run("SELECT pg_sleep(1.01)");
    Ran ran = Ran.slowpath("capture", server.address("postgres"), "-o", folder, "--quiet");
    assertEquals(0, ran.code(), ran.err());
  }

  @Test
  void withoutTheExtensionTheCatalogIsKeptAndTheWayToItIsTold() throws IOException, SQLException {
    try (Watched server = Watched.start(PostgresCluster.Settings.defaults())) {
      Ran ran = Ran.slowpath("capture", server.address("postgres"), "-o", folder);
      assertEquals(4, ran.code());
      assertTrue(
          ran.err().contains("ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'"),
          ran.err());
      assertTrue(ran.err().contains("CREATE EXTENSION pg_stat_statements;"), ran.err());
      assertEquals(1, files(folder).size());
    }
  }

  @Test
  void evictionsAreToldAndWhatIsLostIsEstimated() throws IOException, SQLException {
    try (Watched server = Watched.start(Watched.counting().with("pg_stat_statements.max", "100"))) {
      server.run("CREATE EXTENSION pg_stat_statements", "CREATE TABLE t (id int)");
      capture(server);
      for (int at = 0; at < 160; at++) {
        server.run("SELECT " + "id, ".repeat(at) + "id FROM t");
        server.run("SELECT 1 AS often");
      }
      capture(server);
      Ran ran = Ran.slowpath("statements", folder, "--format", "json");
      assertEquals(0, ran.code(), ran.err());
      int lost = number(ran.out(), "lostEntries");
      assertTrue(lost >= 60, "160 statements into 100 places: " + lost);
    }
  }

  @Test
  void afterAResetTheWorkIsThatSinceIt() throws IOException, SQLException {
    try (Watched server = Watched.start(Watched.counting())) {
      server.run("CREATE EXTENSION pg_stat_statements", "CREATE TABLE t (id int)");
      for (int at = 0; at < 9; at++) {
        server.run("SELECT id FROM t");
      }
      capture(server);
      server.run("SELECT pg_stat_statements_reset()", "SELECT id FROM t", "SELECT id FROM t");
      capture(server);
      Ran ran = Ran.slowpath("statements", folder, "--format", "json");
      assertTrue(ran.out().contains("\"verdict\" : \"since-reset\""), ran.out());
      Ran table = Ran.slowpath("statements", folder, "--format", "csv");
      assertTrue(row(table).contains(",2,"), row(table));
    }
  }

  @Test
  void countersGoOnAfterARestartAndBeginAnewAfterACrash() throws IOException, SQLException {
    try (Watched server = Watched.start(Watched.counting())) {
      server.run("CREATE EXTENSION pg_stat_statements", "CREATE TABLE t (id int)");
      server.run("SELECT id FROM t", "SELECT id FROM t", "SELECT id FROM t");
      capture(server);
      Watched again = server.restarted();
      again.run("SELECT id FROM t", "SELECT id FROM t");
      capture(again);
      String row = row(Ran.slowpath("statements", folder, "--format", "csv"));
      assertTrue(row.contains(",2,") && row.contains("continuing"), row);
      Watched after = again.crashed();
      after.run("SELECT id FROM t");
      capture(after);
      List<Path> snapshots =
          files(folder).stream().filter(file -> file.toString().contains("statements-")).toList();
      String anew =
          row(Ran.slowpath("statements", snapshots.get(1), snapshots.getLast(), "--format", "csv"));
      assertTrue(anew.contains(",1,") && !anew.contains("continuing"), anew);
      after.connection().close();
    }
  }

  private static String row(Ran table) {
    return table
        .out()
        .lines()
        .filter(line -> line.contains("SELECT id FROM t"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(table.out() + table.err()));
  }

  @Test
  void aSessionThatIsEndedInTheMiddleOfASnapshotLeavesNoHalfOfIt()
      throws IOException, SQLException {
    try (Watched server = Watched.start(Watched.counting())) {
      server.run(
          "CREATE EXTENSION pg_stat_statements",
          "CREATE OR REPLACE VIEW pg_stat_statements AS SELECT * FROM pg_stat_statements(true)"
              + " WHERE pg_terminate_backend(pg_backend_pid())");
      Ran ran = Ran.slowpath("capture", server.address("postgres"), "-o", folder);
      assertEquals(4, ran.code(), ran.err());
      assertTrue(
          ran.err().contains("the connection was lost in the middle of a snapshot"), ran.err());
      assertEquals(List.of(), files(folder));
    }
  }

  @Test
  void whatWasKeptBeforeTheServerDiedStays() throws IOException, SQLException {
    Watched server = Watched.start(Watched.counting());
    server.run("CREATE EXTENSION pg_stat_statements");
    String address = server.address("postgres");
    var recorder = Recorders.discover(List.of()).of(address).orElseThrow();
    var capture =
        new LiveCapture(recorder, new Access(Map.of(), _ -> Optional.empty()), new Cancellation());
    var wish = new LiveCapture.Wish(address, folder, Duration.ofMillis(1100), 3);
    UnreachableException died =
        assertThrows(
            UnreachableException.class, () -> capture.run(wish, (_, _, _) -> stop(server)));
    assertTrue(died.found().contains("connection was lost"), died.found());
    assertEquals(2, files(folder).size(), "the first snapshot is whole");
  }

  private static void stop(Watched server) {
    try {
      server.close();
    } catch (IOException | SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static int number(String json, String name) {
    String after = json.substring(json.indexOf("\"" + name + "\" : ") + name.length() + 5);
    return Integer.parseInt(after.substring(0, after.indexOf(',')).strip());
  }
}
