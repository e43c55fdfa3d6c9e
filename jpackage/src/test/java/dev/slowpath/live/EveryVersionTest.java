package dev.slowpath.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.live.Watched.Ran;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Captures and plans of PostgreSQL 13 to 17; all other tests are on 18.
final class EveryVersionTest {
  private static final String ASKED = "SELECT name FROM item WHERE id = 7";

  @TempDir Path folder = Path.of("");

  @Test
  void theOldestIsCapturedExplainedAndUpgraded() throws IOException, SQLException {
    try (Watched old = filled(13)) {
      captured(old);
      explained(old);
    }
    try (Watched fresh = filled(18)) {
      fresh.run(ASKED.replace("7", "8"), ASKED.replace("7", "9"));
      captured(fresh);
    }
    Ran ran = Ran.slowpath("statements", folder, "--format", "csv");
    assertEquals(0, ran.code(), ran.err());
    var rows = ran.out().lines().filter(line -> line.contains("SELECT name FROM item")).toList();
    assertEquals(1, rows.size(), "the entry of 13 and that of 18 are one: " + ran.out());
    assertTrue(rows.getFirst().contains(",5,"), "all of 18 is new work: " + rows);
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 15, 16, 17})
  @Tag("full")
  void thoseBetweenAreCapturedAndExplained(int version) throws IOException, SQLException {
    try (Watched server = filled(version)) {
      captured(server);
      explained(server);
    }
  }

  /// Three executions of one statement.
  private static Watched filled(int version) throws IOException, SQLException {
    Watched server = Watched.start(Watched.counting(), version);
    server.run(
        "CREATE EXTENSION pg_stat_statements",
        "CREATE TABLE item (id int PRIMARY KEY, name text)",
        "INSERT INTO item SELECT g, 'i' || g FROM generate_series(1, 1000) g",
        "ANALYZE item",
        ASKED,
        ASKED,
        ASKED);
    return server;
  }

  private void captured(Watched server) {
    Ran ran = Ran.slowpath("capture", server.address("postgres"), "-o", folder, "--quiet");
    assertEquals(0, ran.code(), ran.err());
    Ran inspected = Ran.slowpath("inspect", folder, "--format", "json");
    assertEquals(0, inspected.code(), inspected.err());
    assertTrue(inspected.out().contains("\"kind\" : \"statements\""), inspected.out());
    assertTrue(inspected.out().contains("\"kind\" : \"catalog\""), inspected.out());
  }

  private void explained(Watched server) {
    for (String more : new String[] {"", "--sample"}) {
      Ran ran =
          Ran.slowpath(
              "explain",
              server.address("postgres"),
              "-o",
              folder.resolve("plans"),
              "--statement",
              "SELECT name FROM item WHERE id = $1",
              "--format=json",
              more.isEmpty() ? "--quiet" : more);
      assertEquals(0, ran.code(), ran.err());
      assertTrue(ran.out().contains("\"index\" : \"item_pkey\""), ran.out());
    }
  }
}
