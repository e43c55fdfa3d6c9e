package dev.slowpath.analysis.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.analysis.Drawn;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.analysis.ranking.Ranking;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.Counters;
import dev.slowpath.model.statement.LockWait;
import dev.slowpath.model.statement.LoggedStatement;
import dev.slowpath.model.statement.StatementChange.Verdict;
import dev.slowpath.model.statement.StatementEntry;
import dev.slowpath.model.statement.StatementKey;
import dev.slowpath.model.statement.StatementLog;
import dev.slowpath.model.statement.StatementSnapshot;
import dev.slowpath.model.statement.StatementWindow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LoggedTest {
  private static final String SLOW = "SELECT * FROM orders WHERE note = 'x'";
  private static final CanonicalSql FORM = CanonicalSql.of(SLOW);
  private static final long SECOND = 1_000_000_000L;

  private static Capture.OfLog log(String file, double... ms) {
    StatementLog.Builder builder = StatementLog.builder().written(0).written(100 * SECOND);
    int slow = builder.number(new StatementLog.Statement(FORM, SLOW, "77", "shop", "app"));
    for (int at = 0; at < ms.length; at++) {
      builder.add((at + 1) * 10L * SECOND, ms[at], slow, at + 1);
    }
    builder.add(
        new LockWait(5 * SECOND, 400, true, "ShareLock", "transaction 9", "orders", slow, 99));
    return new Capture.OfLog(new Provenance(file, "00", "log", "1"), builder.build());
  }

  private static Capture.OfStatements snapshot(int second, double calls, double ms) {
    StatementEntry entry =
        new StatementEntry(
            new StatementKey("10", "5", "77", true),
            "SELECT * FROM orders WHERE note = $1",
            new Counters(Map.of(Counter.CALLS, calls, Counter.TOTAL_EXEC_MS, ms)),
            null,
            1);
    return new Capture.OfStatements(
        new Provenance("t" + second + ".csv", "00", "snapshot", "1"),
        new StatementSnapshot(Instant.ofEpochSecond(second), "1.12", null, 0, List.of(entry)));
  }

  private static Linked linked(Capture... captures) {
    return Linked.of(List.of(captures), Optional.empty());
  }

  private static Bottleneck found(Linked linked) {
    return Ranking.of(linked, Policy.usual()).bottlenecks().stream()
        .filter(one -> one.where().statement().equals(FORM.text()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void oneLogInSeveralFormsCountsOnce() {
    LoggedStatement once =
        linked(log("a.log", 200, 300), log("a.csv", 200, 300)).logged().getFirst();
    assertEquals(2, once.executions());
    assertEquals(500, once.totalMs());
    assertEquals(1, once.waits());
    assertEquals(300, once.slowestMs());
  }

  @Test
  void anAskedTimeCutsALog() {
    Linked linked =
        Linked.of(
            List.of(log("a.log", 200, 300)), Optional.of(new TimeRange(15 * SECOND, 40 * SECOND)));
    assertEquals(300, linked.loggedOf(FORM).orElseThrow().totalMs());
    assertEquals(25, linked.logs().window().seconds());
  }

  @Test
  void aLogAloneIsAWindowOfLowerBounds() {
    StatementWindow window = linked(log("a.log", 200, 300)).logs().window();
    assertEquals(StatementWindow.Basis.LOGGED, window.basis());
    assertEquals(Verdict.LOGGED, window.changes().getFirst().verdict());
    assertEquals(0, window.totalMs(true));
    assertEquals(50, window.changes().getFirst().deviationMs(), 1e-9);
  }

  @Test
  void aStatementOfALogAloneIsRankedByWhatTheLogHolds() {
    Bottleneck one = found(linked(log("a.log", 200, 300)));
    assertEquals(0.005, one.cost().load(), 1e-9);
    assertEquals(500, one.cost().totalMs());
    assertInstanceOf(Evidence.LoggedExecutions.class, one.evidence().getFirst());
  }

  @Test
  void aLogNeverAddsToWhatTheServerCounted() {
    Linked linked = linked(snapshot(0, 0, 0), snapshot(100, 10, 2_000), log("a.log", 200, 300));
    Bottleneck one = found(linked);
    assertEquals(2_000, one.cost().totalMs());
    assertEquals(0.02, one.cost().load(), 1e-9);
    assertEquals(
        List.of(Evidence.Join.SAME_SQL, Evidence.Join.SAME_QUERY_ID),
        one.evidence().stream().map(Evidence::join).toList());
  }

  @Test
  void aTracedStatementHasItsLogAsEvidence() {
    Linked linked =
        linked(
            Drawn.capture(
                """
                GET /a | 0 400 | server
                  query | 10 390 | client db.query.text=SELECT * FROM orders WHERE note = ?
                """),
            log("a.log", 200, 300));
    assertTrue(
        found(linked).evidence().stream().anyMatch(Evidence.LoggedExecutions.class::isInstance));
  }

  @Test
  void aStatementThatWaitsForLocksHalfOfItsTimeIsALockWait() {
    Bottleneck one = found(linked(log("a.log", 200, 300)));
    assertEquals(new Cause.LockWait("orders", 1, 400, 0.8), one.cause());
    assertEquals(500, one.cost().totalMs(), "the executions hold the waits");
    assertEquals(200, one.bound().meanMs(), 1e-9, "of 250 ms each, four fifths");
    assertInstanceOf(Proof.Proved.class, one.proof());
  }

  @Test
  void theServersOwnCountMakesTheShareOfALockSmaller() {
    Linked linked = linked(snapshot(0, 0, 0), snapshot(100, 10, 2_000), log("a.log", 200, 300));
    assertEquals(new Cause.SlowStatement(200), found(linked).cause(), "400 ms of 2000");
  }

  @Test
  void whereNoExecutionEndedTheWaitsAreTheCost() {
    Bottleneck one = found(linked(log("a.log")));
    assertEquals(new Cause.LockWait("orders", 1, 400, 1), one.cause());
    assertEquals(0.004, one.cost().load(), 1e-9);
    assertEquals(400, one.cost().totalMs());
  }

  @Test
  void waitsOfAnotherTimeThanTheServersCountProveNothing() {
    Linked linked = linked(snapshot(0, 0, 0), snapshot(100, 4, 200), log("a.log"));
    assertEquals(new Cause.SlowStatement(50), found(linked).cause());
  }

  @Test
  void aTracedStatementLosesItsWaitsInTheBound() {
    Bottleneck one =
        found(
            linked(
                Drawn.capture(
                    """
                    GET /a | 0 400 | server
                      query | 10 390 | client db.query.text=SELECT * FROM orders WHERE note = ?
                    """),
                log("a.log", 500)));
    assertInstanceOf(Cause.LockWait.class, one.cause());
    assertEquals(0.8 * 380, one.bound().meanMs(), 1e-6);
  }
}
