package dev.slowpath.analysis.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.Counters;
import dev.slowpath.model.statement.ServerFacts;
import dev.slowpath.model.statement.StatementChange;
import dev.slowpath.model.statement.StatementChange.Verdict;
import dev.slowpath.model.statement.StatementEntry;
import dev.slowpath.model.statement.StatementKey;
import dev.slowpath.model.statement.StatementSnapshot;
import dev.slowpath.model.statement.StatementWindow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class StatementHistoryTest {
  private static final Instant T0 = Instant.parse("2026-11-21T10:00:00Z");

  private static StatementEntry entry(String id, double calls, @Nullable Instant since) {
    Counters counters =
        new Counters(Map.of(Counter.CALLS, calls, Counter.TOTAL_EXEC_MS, calls * 10));
    return new StatementEntry(
        new StatementKey("10", "5", id, true), "select " + id + " from t", counters, since, 1);
  }

  private static StatementSnapshot at(int minute, StatementEntry... entries) {
    return new StatementSnapshot(T0.plusSeconds(60L * minute), "1.12", null, -1, List.of(entries));
  }

  private static double calls(StatementWindow window) {
    return window.changes().getFirst().work().orZero(Counter.CALLS);
  }

  @Test
  void withoutAResetItIsTheDifferenceOfTheFirstAndTheLast() {
    List<StatementSnapshot> all =
        List.of(
            at(0, entry("a", 10, null)), at(1, entry("a", 15, null)), at(2, entry("a", 40, null)));
    StatementWindow whole = StatementHistory.of(all);
    assertEquals(30, calls(whole));
    assertEquals(120, whole.seconds());
    assertEquals(Verdict.CONTINUING, whole.changes().getFirst().verdict());
  }

  @Test
  void whatWasDoneBeforeAResetInBetweenIsKept() {
    StatementWindow whole =
        StatementHistory.of(
            List.of(
                at(0, entry("a", 10, null)),
                at(1, entry("a", 50, null)),
                at(2, entry("a", 7, null))));
    assertEquals(40 + 7, calls(whole));
    assertEquals(Verdict.LOWER_BOUND, whole.changes().getFirst().verdict());
  }

  @Test
  void anEntryThatWasEvictedKeepsTheWorkThatWasSeen() {
    StatementWindow whole =
        StatementHistory.of(
            List.of(
                at(0, entry("a", 10, null), entry("b", 1, null)),
                at(1, entry("a", 50, null), entry("b", 2, null)),
                at(2, entry("b", 3, null))));
    StatementChange gone =
        whole.changes().stream()
            .filter(change -> change.key().queryId().equals("a"))
            .findFirst()
            .orElseThrow();
    assertEquals(40, gone.work().orZero(Counter.CALLS));
    assertEquals(1, whole.evicted().size());
  }

  @Test
  void everyStepKeepsItsOwnLoad() {
    StatementWindow whole =
        StatementHistory.of(
            List.of(
                at(0, entry("a", 10, null)),
                at(1, entry("a", 16, null)),
                at(2, entry("b", 3, T0.plusSeconds(70)), entry("a", 16, null))));
    StatementKey a = new StatementKey("10", "5", "a", true);
    StatementKey b = new StatementKey("10", "5", "b", true);
    assertEquals(List.of(0.001, 0.0), whole.loads(a));
    assertEquals(List.of(Double.NaN, 0.0005), whole.loads(b));
  }

  @Test
  void acrossAMajorUpgradeEntriesMeetByCanonicalText() {
    List<StatementSnapshot> all =
        List.of(
            of(0, "15.4", "1", "SELECT a FROM t WHERE b = $1", 10),
            of(1, "15.4", "1", "SELECT a FROM t WHERE b = $1", 16),
            of(2, "18.1", "-7", "select a from t where b = $1", 4),
            of(3, "18.1", "-7", "select a from t where b = $1", 9));
    assertTrue(StatementHistory.mayBeOneServer(all.get(1), all.get(2)));
    StatementWindow whole = StatementHistory.of(all);
    assertEquals(1, whole.changes().size());
    assertEquals(6 + 4 + 5, calls(whole));
    assertEquals(Verdict.LOWER_BOUND, whole.changes().getFirst().verdict());
    assertEquals(3, whole.loads(new StatementKey("10", "5", "-7", true)).size());
    assertEquals(0.001, whole.loads(new StatementKey("10", "5", "-7", true)).getFirst());
    assertEquals(StatementWindow.Basis.SINCE_RESET, whole.steps().get(1).basis());
  }

  private static StatementSnapshot of(
      int minute, String version, String id, String text, double calls) {
    Counters counters =
        new Counters(Map.of(Counter.CALLS, calls, Counter.TOTAL_EXEC_MS, calls * 10));
    StatementEntry entry =
        new StatementEntry(new StatementKey("10", "5", id, true), text, counters, null, 1);
    return new StatementSnapshot(
        T0.plusSeconds(60L * minute),
        "1.10",
        null,
        -1,
        List.of(entry),
        new ServerFacts(version, Map.of(), Map.of(), Map.of()));
  }

  @Test
  void aStartOfCountingBeforeTheEarlierSnapshotThatIsNotItsOwnIsOfAnotherServer() {
    StatementSnapshot one = at(0, entry("a", 10, T0.minusSeconds(500)));
    assertFalse(StatementHistory.mayBeOneServer(one, at(1, entry("a", 20, T0.minusSeconds(900)))));
    assertTrue(StatementHistory.mayBeOneServer(one, at(1, entry("a", 20, T0.minusSeconds(500)))));
    assertTrue(StatementHistory.mayBeOneServer(one, at(1, entry("a", 3, T0.plusSeconds(5)))));
    assertFalse(StatementHistory.mayBeOneServer(one, at(1, entry("z", 20, null))));
  }

  @Test
  void snapshotsOfTwoServersAreNotSubtractedFromEachOther() {
    Instant first = T0.minusSeconds(500);
    Instant second = T0.minusSeconds(900);
    List<Capture> captures =
        List.of(
            capture("a0", at(0, entry("a", 10, first))),
            capture("b0", at(1, entry("a", 1000, second))),
            capture("a1", at(2, entry("a", 30, first))),
            capture("b1", at(3, entry("a", 1001, second))));
    List<Double> calls =
        Linked.of(captures, Optional.empty()).statements().stream()
            .map(one -> one.change().work().orZero(Counter.CALLS))
            .toList();
    assertEquals(List.of(20.0, 1.0), calls);
  }

  private static Capture capture(String file, StatementSnapshot snapshot) {
    return new Capture.OfStatements(new Provenance(file, "11", "test", "1"), snapshot);
  }
}
