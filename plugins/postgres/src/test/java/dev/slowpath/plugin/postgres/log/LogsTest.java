package dev.slowpath.plugin.postgres.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.plan.PlanTree;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.statement.LockWait;
import dev.slowpath.model.statement.StatementLog;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.postgres.Samples;
import dev.slowpath.plugin.testkit.FileSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogsTest {
  private static final String SLEEP = "SELECT pg_sleep(0.012), 'it''s' AS note";
  private static final String PREPARED = "SELECT pg_sleep(0.011), note FROM orders WHERE id = $1;";
  private static final String PREFIX = "2026-11-21 10:00:00.000 UTC [7] app@shop ";

  private static Imported read(FileSource source) throws ImportException, IOException {
    return new PostgresLogImporter().read(source, Progress.unwatched(), Workers.onCallersThread());
  }

  private static StatementLog log(Imported imported) {
    return ((Capture.OfLog) imported.captures().getFirst()).log();
  }

  private static StatementLog sample(String name) throws ImportException, IOException {
    return log(read(FileSource.of(Samples.of("log", name).getFirst())));
  }

  private static Imported text(String text) throws ImportException, IOException {
    return read(FileSource.of("server.log", text.getBytes(StandardCharsets.UTF_8)));
  }

  private static long count(StatementLog log, String text) {
    return executions(log).stream().filter(one -> one.endsWith(text)).count();
  }

  private static List<String> executions(StatementLog log) {
    return IntStream.range(0, log.size())
        .mapToObj(at -> log.ms(at) + " " + log.statement(at).text())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"threshold.csv", "threshold.json"})
  void theThreeFormsOfOneLogTellTheSame(String name) throws ImportException, IOException {
    StatementLog stderr = sample("threshold.log");
    StatementLog other = sample(name);
    assertEquals(executions(stderr), executions(other));
    assertEquals(stderr.range(), other.range());
    assertEquals(
        stderr.waits().stream().map(LockWait::waitedMs).toList(),
        other.waits().stream().map(LockWait::waitedMs).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "threshold.log",
        "pgbadger.log",
        "rds.log",
        "azure.log",
        "plain.log",
        "all.log",
        "explained.log",
        "explained.csv",
        "explained.json"
      })
  void everyPrefixTellsTheSameWork(String name) throws ImportException, IOException {
    StatementLog log = sample(name);
    assertEquals(2, count(log, PREPARED));
    assertEquals(SLEEP, log.statement(0).text());
    assertEquals(2, log.waits().size());
    LockWait row = log.waits().getFirst();
    assertTrue(row.hasEnded());
    assertEquals("orders", row.relation());
    assertEquals(
        "UPDATE orders SET note = 'waits' WHERE id = 7",
        log.statements().get(row.statement()).text());
    LockWait gaveUp = log.waits().getLast();
    assertEquals("AccessShareLock", gaveUp.mode());
    assertFalse(gaveUp.hasEnded());
  }

  @Test
  void usersDatabasesAndQueryIdsAreToldByTheirLooks() throws ImportException, IOException {
    for (String name : List.of("threshold.log", "threshold.csv", "threshold.json", "rds.log")) {
      assertEquals("shop", sample(name).statement(0).database(), name);
      assertEquals("postgres", sample(name).statement(0).user(), name);
    }
    assertEquals("shop", sample("pgbadger.log").statement(0).database());
    assertEquals("postgres", sample("pgbadger.log").statement(0).user());
    for (String name : List.of("epoch.log", "threshold.csv", "threshold.json")) {
      assertEquals("8379109690210330486", sample(name).statement(0).queryId(), name);
    }
  }

  @Test
  void anExecutionWithItsPlanAndItsDurationCountsOnce() throws ImportException, IOException {
    Imported imported = read(FileSource.of(Samples.of("log", "explained.log").getFirst()));
    List<PlanTree> plans = ((Capture.OfPlans) imported.captures().getLast()).plans();
    assertTrue(plans.stream().anyMatch(plan -> plan.statement().equals(SLEEP)));
    // Two of this form, and two of a prepared statement, whose plan is written after its duration.
    StatementLog log = log(imported);
    assertEquals(List.of(2L, 2L), List.of(count(log, SLEEP), count(log, PREPARED)));
  }

  @Test
  void aDurationAloneIsOfTheStatementBeforeItInTheSession() throws ImportException, IOException {
    StatementLog log =
        log(
            text(
                PREFIX
                    + "LOG:  statement: SELECT 1\n"
                    + PREFIX.replace("[7]", "[8]")
                    + "LOG:  statement: SELECT 'x'\n"
                    + PREFIX
                    + "LOG:  duration: 3.5 ms\n"
                    + PREFIX
                    + "LOG:  duration: 9 ms\n"));
    assertEquals(List.of("3.5 SELECT 1"), executions(log));
    assertEquals(1, log.line(0));
  }

  @Test
  void aChangedThresholdIsKnown() throws ImportException, IOException {
    String changed = PREFIX + "LOG:  parameter \"log_min_duration_statement\" changed to \"2s\"\n";
    assertEquals(2000, log(text(changed)).thresholdMs());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-21 11:00:00.250 CET",
        "2026-11-21 10:00:00.250 UTC",
        "2026-11-21 05:00:00.250 EST",
        "2026-11-21 15:30:00.250 +0530",
        "1795255200.250"
      })
  void timesAreReadInTheirZone(String time) throws ImportException, IOException {
    StatementLog log = log(text(time + " [7] LOG:  duration: 3 ms  statement: SELECT 1\n"));
    Instant at = Instant.parse("2026-11-21T10:00:00.250Z");
    assertEquals(at.toEpochMilli() * 1_000_000, log.atNs(0));
  }

  @Test
  void aZoneThatIsNotKnownIsReadAsUtcAndThatIsSaid() throws ImportException, IOException {
    Imported imported =
        text("2026-11-21 10:00:00 XYZ [7] LOG:  duration: 3 ms  statement: SELECT 1\n");
    assertEquals(1, imported.notices().size());
    assertEquals(Notice.Kind.ASSUMED, imported.notices().getFirst().kind());
  }

  @Test
  void aLogWithoutDurationsSaysWhatToSet() throws ImportException, IOException {
    Imported imported = text(PREFIX + "LOG:  checkpoint starting: time\n");
    assertTrue(imported.notices().getFirst().detail().contains("log_min_duration_statement"));
  }

  @Test
  void aMessageThatIsCutIsLeftOut() throws ImportException, IOException {
    Imported imported =
        text(
            PREFIX
                + "LOG:  duration: 3 ms  statement: SELECT 1\n"
                + PREFIX
                + "LOG:  duration: 4 ms  statement: SELECT a FRO");
    assertEquals(List.of("3.0 SELECT 1"), executions(log(imported)));
    assertEquals(Notice.Kind.TRUNCATED, imported.notices().getFirst().kind());
  }

  @Test
  void whatIsNoLogIsRefused() {
    Problem problem = assertThrows(ImportException.class, () -> text("Dear reader\n")).problem();
    assertInstanceOf(Problem.Malformed.class, problem);
    assertTrue(problem.expected().contains("LOG:"));
  }
}
