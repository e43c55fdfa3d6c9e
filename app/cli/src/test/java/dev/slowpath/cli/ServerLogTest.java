package dev.slowpath.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The log of a server on the command line: alone, and beside a snapshot of the same server.
final class ServerLogTest {
  private static final String SAMPLES = "plugins/postgres/src/test/resources/";
  private static final Path LOG = Ran.ofRepository(SAMPLES + "log/threshold.log");
  private static final Path SNAPSHOT = Ran.ofRepository(SAMPLES + "psql/aligned.txt");

  private static Ran done(Object... words) throws IOException {
    Ran ran = Ran.slowpath(words);
    assertEquals(0, ran.code(), ran.err());
    return ran;
  }

  @Test
  void aLogAloneIsAListOfLowerBounds() throws IOException {
    Ran text = done("statements", LOG);
    assertTrue(text.out().contains("never added to what the server counted"), text.out());
    assertTrue(text.out().contains("Waits for locks, the longest first"), text.out());
    Ran json = done("statements", LOG, "--format", "json");
    SchemaTest.assertValid("statements", json.out());
    assertTrue(json.out().contains("\"verdict\" : \"logged\""), json.out());
    assertTrue(json.out().contains("\"mode\" : \"AccessShareLock\""), json.out());
  }

  @Test
  void theSameLogInTwoFormsCountsOnce() throws IOException {
    Path csv = Ran.ofRepository(SAMPLES + "log/threshold.csv");
    assertEquals(
        calls(done("statements", LOG, "--format", "csv")),
        calls(done("statements", csv, "--format", "csv")));
    assertEquals(
        calls(done("statements", csv, "--format", "csv")),
        calls(done("statements", LOG, csv, "--format", "csv")));
  }

  private static double calls(Ran ran) {
    return ran.out()
        .lines()
        .skip(1)
        .filter(line -> line.split(",", -1).length > 3)
        .mapToDouble(line -> number(line.split(",", -1)[2]))
        .sum();
  }

  private static double number(String text) {
    return text.matches("[\\d.]+") ? Double.parseDouble(text) : 0;
  }

  @Test
  void aSnapshotIsShownWithWhatTheLogHolds() throws IOException {
    Ran json = done("statements", SNAPSHOT, LOG, "--format", "json");
    SchemaTest.assertValid("statements", json.out());
    assertTrue(json.out().contains("\"verdict\" : \"total\""), json.out());
    assertTrue(json.out().contains("\"slowestMs\""), json.out());
    Ran text = done("statements", SNAPSHOT, LOG);
    assertTrue(text.out().contains("In the log, and in no snapshot"), text.out());
    assertTrue(text.out().contains("at least 2 executions, 27.0 ms in all"), text.out());
  }

  @Test
  void aLogIsEvidenceInTheRanking() throws IOException {
    Ran json = done("rank", LOG, "--format", "json");
    SchemaTest.assertValid("rank", json.out());
    assertTrue(json.out().contains("\"kind\" : \"log\""), json.out());
    Ran inspected = done("inspect", LOG, "--format", "json");
    SchemaTest.assertValid("inspect", inspected.out());
    assertTrue(inspected.out().contains("\"lockWaits\" : 2"), inspected.out());
  }
}
