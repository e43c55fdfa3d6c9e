package dev.slowpath.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.live.Watched.Ran;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the ranking makes of a log that a real server wrote while one session waited for a row and
/// another for a table: `record.sh` beside the logs made them.
final class LoggedWaitsTest {
  private static final Path LOGS = Path.of("../plugins/postgres/src/test/resources/log");

  @ParameterizedTest
  @ValueSource(strings = {"threshold.log", "threshold.csv", "threshold.json"})
  void whoWaitsForARowIsToldSoAndNotToLookForAnIndex(String log) {
    Ran ran = Ran.slowpath("rank", LOGS.resolve(log));
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("Lock wait: at least 99"), ran.out());
    assertTrue(ran.out().contains("for rows of orders"), ran.out());
    assertTrue(ran.out().contains("Commit sooner"), ran.out());
    assertTrue(ran.out().contains("cost       load 0.15, 818 ms in all"), ran.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"threshold.log", "threshold.csv", "threshold.json"})
  void whoGaveUpWaitingCostsWhatItWaited(String log) {
    Ran ran = Ran.slowpath("rank", LOGS.resolve(log), "--format", "csv");
    assertEquals(0, ran.code(), ran.err());
    String row =
        ran.out()
            .lines()
            .filter(line -> line.contains("select name from customer where id = ?"))
            .findFirst()
            .orElseThrow(() -> new AssertionError(ran.out()));
    assertTrue(row.contains("lock-wait"), row);
  }
}
