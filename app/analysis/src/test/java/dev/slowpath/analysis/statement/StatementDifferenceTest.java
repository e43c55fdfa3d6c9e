package dev.slowpath.analysis.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class StatementDifferenceTest {
  private static final Instant T0 = Instant.parse("2026-11-21T10:00:00Z");
  private static final Instant T1 = Instant.parse("2026-11-21T10:10:00Z");

  private static StatementEntry entry(String id, double calls, double ms, @Nullable Instant since) {
    Counters counters =
        new Counters(
            Map.of(
                Counter.CALLS, calls,
                Counter.TOTAL_EXEC_MS, ms,
                Counter.MEAN_EXEC_MS, ms / calls,
                Counter.MAX_EXEC_MS, ms));
    return new StatementEntry(
        new StatementKey("10", "5", id, true), "select " + id, counters, since, 1);
  }

  private static StatementSnapshot snapshot(
      Instant at, long deallocations, @Nullable Instant reset, StatementEntry... entries) {
    return new StatementSnapshot(at, "1.12", reset, deallocations, List.of(entries));
  }

  private static StatementWindow between(StatementEntry before, StatementEntry after, long passes) {
    return StatementDifference.between(
        snapshot(T0, 0, null, before), snapshot(T1, passes, null, after));
  }

  @Test
  void anEntryThatContinuedIsSubtracted() {
    StatementWindow window = between(entry("1", 10, 100, null), entry("1", 30, 160, null), 0);
    assertEquals(600, window.seconds());
    assertEquals(Verdict.CONTINUING, window.changes().getFirst().verdict());
    assertEquals(20, window.changes().getFirst().work().orZero(Counter.CALLS));
    assertEquals(60, window.changes().getFirst().work().orZero(Counter.TOTAL_EXEC_MS));
  }

  @Test
  void extremesAndMeansAreNeverSubtracted() {
    StatementWindow window = between(entry("1", 10, 100, null), entry("1", 30, 160, null), 0);
    assertTrue(window.changes().getFirst().work().get(Counter.MAX_EXEC_MS).isEmpty());
    assertTrue(window.changes().getFirst().work().get(Counter.MEAN_EXEC_MS).isEmpty());
  }

  @Test
  void fallingCountersAreAReset() {
    StatementWindow window = between(entry("1", 10, 100, null), entry("1", 12, 40, null), 0);
    assertEquals(Verdict.RESET, window.changes().getFirst().verdict());
    assertEquals(12, window.changes().getFirst().work().orZero(Counter.CALLS));
  }

  @Test
  void afterEvictionsARisingEntryIsALowerBoundUnlessItsStartProvesIt() {
    assertEquals(
        Verdict.LOWER_BOUND,
        between(entry("1", 10, 100, null), entry("1", 30, 160, null), 3)
            .changes()
            .getFirst()
            .verdict());
    Instant since = T0.minusSeconds(60);
    assertEquals(
        Verdict.CONTINUING,
        between(entry("1", 10, 100, since), entry("1", 30, 160, since), 3)
            .changes()
            .getFirst()
            .verdict());
  }

  @Test
  void anEntryThatBeganAgainCountsFromThere() {
    StatementWindow window =
        between(
            entry("1", 10, 100, T0.minusSeconds(60)), entry("1", 30, 160, T0.plusSeconds(60)), 1);
    assertEquals(Verdict.RESET, window.changes().getFirst().verdict());
    assertEquals(30, window.changes().getFirst().work().orZero(Counter.CALLS));
  }

  @Test
  void whatIsGoneIsEvictedAndWhatCameIsNew() {
    StatementWindow window =
        between(entry("1", 10, 100, null), entry("2", 3, 9, T0.plusSeconds(1)), 1);
    assertEquals(Verdict.NEW, window.changes().getFirst().verdict());
    assertEquals("1", window.evicted().getFirst().key().queryId());
    assertEquals(10, window.lostEntries());
  }

  @Test
  void whatTheFirstSnapshotLeftOutIsNotNew() {
    StatementEntry first = entry("1", 10, 100, T0.minusSeconds(60));
    StatementChange old =
        between(first, entry("2", 9000, 5000, T0.minusSeconds(60)), 0).changes().getFirst();
    assertEquals(Verdict.UPPER_BOUND, old.verdict());
    assertTrue(old.work().get(Counter.TOTAL_EXEC_MS).isEmpty());
    StatementChange unsaid = between(first, entry("2", 9000, 5000, null), 0).changes().getFirst();
    assertEquals(Verdict.UPPER_BOUND, unsaid.verdict());
    assertEquals(5000, unsaid.work().orZero(Counter.TOTAL_EXEC_MS));
  }

  @Test
  void aResetOfTheServerMakesEverythingACountSinceIt() {
    Instant reset = T0.plusSeconds(300);
    StatementWindow window =
        StatementDifference.between(
            snapshot(T0, 0, T0.minusSeconds(900), entry("1", 10, 100, null)),
            snapshot(T1, 0, reset, entry("1", 30, 160, null)));
    assertEquals(StatementWindow.Basis.SINCE_RESET, window.basis());
    assertEquals(300, window.seconds());
    assertEquals(30, window.changes().getFirst().work().orZero(Counter.CALLS));
  }

  /// Executions of 1, 3, 5 and 7 ms: the first two before, the others within.
  @Test
  void theDeviationIsThatOfTheExecutionsWithin() {
    StatementWindow window = between(spread(2, 4, 1), spread(4, 16, Math.sqrt(5)), 0);
    assertEquals(1, window.changes().getFirst().deviationMs(), 1e-9);
  }

  /// Executions of 1 and 3, then of 5 and 7, then of 9 ms.
  @Test
  void deviationsOfSeveralWindowsAreThatOfAllTheirExecutions() {
    StatementWindow window =
        StatementHistory.of(
            List.of(
                snapshot(T0, 0, null, spread(2, 4, 1)),
                snapshot(T1, 0, null, spread(4, 16, Math.sqrt(5))),
                snapshot(T1.plusSeconds(600), 0, null, spread(5, 25, Math.sqrt(8)))));
    assertEquals(Math.sqrt(8.0 / 3), window.changes().getFirst().deviationMs(), 1e-9);
  }

  private static StatementEntry spread(double calls, double ms, double deviation) {
    Counters counters =
        new Counters(
            Map.of(
                Counter.CALLS, calls,
                Counter.TOTAL_EXEC_MS, ms,
                Counter.MEAN_EXEC_MS, ms / calls,
                Counter.STDDEV_EXEC_MS, deviation));
    return new StatementEntry(
        new StatementKey("10", "5", "1", true), "select 1", counters, null, 1);
  }

  /// 100 ms in the 100 s before, then gone for 600 s.
  @Test
  void whatAnEvictedEntryWouldHaveDoneIsEstimatedFromItsRate() {
    StatementWindow window =
        between(entry("1", 10, 100, T0.minusSeconds(100)), entry("2", 3, 9, T0.plusSeconds(1)), 1);
    assertEquals(600, window.evictedMs(), 1e-9);
  }

  @Test
  void statementsAreHeldAgainstTheTimeOfTheServer() {
    StatementWindow window =
        StatementDifference.between(
            active(T0, 1000, entry("1", 10, 100, null)),
            active(T1, 1080, entry("1", 30, 160, null)));
    assertEquals(80, window.databaseMs());
    assertEquals(60, window.topLevelMs());
    assertTrue(
        Double.isNaN(between(entry("1", 1, 1, null), entry("1", 2, 2, null), 0).databaseMs()));
  }

  private static StatementSnapshot active(Instant at, double ms, StatementEntry entry) {
    return new StatementSnapshot(
        at,
        "1.12",
        null,
        0,
        List.of(entry),
        new ServerFacts("18.1", Map.of("10", "app"), Map.of("5", "shop"), Map.of("5", ms)));
  }

  @Test
  void statementsAreOrderedByAnyFigureUnknownOnesLast() {
    StatementWindow window =
        StatementDifference.totals(
            snapshot(
                T0, 0, null, entry("a", 1, 50, null), entry("b", 9, 10, null), spread(5, 7, 2)));
    assertEquals(List.of("b", "1", "a"), ids(window, StatementFigure.CALLS));
    assertEquals(List.of("a", "1", "b"), ids(window, StatementFigure.MEAN_MS));
    assertEquals(List.of("1", "a", "b"), ids(window, StatementFigure.DEVIATION_MS));
  }

  private static List<String> ids(StatementWindow window, StatementFigure figure) {
    return figure.largestFirst(window.changes()).stream()
        .map(change -> change.key().queryId())
        .toList();
  }

  @Test
  void workIsGroupedByDatabase() {
    StatementWindow window = StatementDifference.totals(active(T0, 1, entry("1", 10, 100, null)));
    assertEquals(
        List.of(new StatementGroups.Group("5", "shop", 1, 10, 100, 0)),
        StatementGroups.byDatabase(window));
  }
}
