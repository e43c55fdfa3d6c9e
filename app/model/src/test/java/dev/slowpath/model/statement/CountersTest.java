package dev.slowpath.model.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CountersTest {
  private static final Counters EARLIER =
      new Counters(Map.of(Counter.CALLS, 3.0, Counter.MAX_EXEC_MS, 9.0, Counter.ROWS, 5.0));
  private static final Counters LATER =
      new Counters(Map.of(Counter.CALLS, 10.0, Counter.MAX_EXEC_MS, 8.0, Counter.PLANS, 1.0));

  @Test
  void onlyWhatBothSidesCountIsSubtracted() {
    assertEquals(new Counters(Map.of(Counter.CALLS, 7.0)), LATER.minus(EARLIER));
    assertEquals(OptionalDouble.empty(), LATER.minus(EARLIER).get(Counter.PLANS));
  }

  @Test
  void aCounterThatStandsAtZeroIsKnownAndOneThatIsMissingIsNot() {
    Counters idle = new Counters(Map.of(Counter.CALLS, 3.0, Counter.ROWS, 0.0));
    assertEquals(OptionalDouble.of(0), idle.get(Counter.ROWS));
    assertEquals(OptionalDouble.empty(), idle.get(Counter.PLANS));
    assertEquals(2, idle.size());
    assertEquals(Map.of(Counter.CALLS, 0.0, Counter.ROWS, 5.0), EARLIER.minus(idle).readings());
    assertFalse(idle.equals(new Counters(Map.of(Counter.CALLS, 3.0))));
    assertTrue(idle.fellSince(EARLIER), "5 rows, then none");
  }

  @Test
  void maximaAreNeverAdded() {
    assertEquals(new Counters(Map.of(Counter.CALLS, 13.0)), LATER.plus(EARLIER));
  }

  @Test
  void aFallOfAnyCountIsSeenAndOfAMaximumIsNot() {
    assertFalse(LATER.fellSince(EARLIER));
    assertTrue(EARLIER.fellSince(LATER));
    assertFalse(new Counters(Map.of()).fellSince(LATER), "unknown is not a fall");
  }

  @Test
  void cumulativeCountersStandAlone() {
    assertEquals(
        Map.of(Counter.CALLS, 3.0, Counter.ROWS, 5.0), EARLIER.cumulativeOnly().readings());
  }

  @Test
  void aSnapshotOrdersItsEntriesAndHoldsEachOnce() {
    StatementEntry first = entry(new StatementKey("10", "5", "7", true));
    StatementEntry second = entry(new StatementKey("10", "6", "1", true));
    StatementEntry nested = entry(new StatementKey("10", "5", "7", false));
    StatementSnapshot snapshot =
        new StatementSnapshot(null, "1.12", null, -1, List.of(second, first, nested));
    assertEquals(List.of(nested, first, second), snapshot.entries());
    assertThrows(
        IllegalArgumentException.class,
        () -> new StatementSnapshot(null, "1.12", null, -1, List.of(first, first)));
  }

  private static StatementEntry entry(StatementKey key) {
    return new StatementEntry(key, "select $1", EARLIER, null, 1);
  }
}
