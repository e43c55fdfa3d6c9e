package dev.slowpath.workbench.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.slowpath.analysis.statement.StatementDifference;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.Counters;
import dev.slowpath.model.statement.StatementEntry;
import dev.slowpath.model.statement.StatementKey;
import dev.slowpath.model.statement.StatementSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StatementWordsTest {

  private static List<String> remarks(String... texts) {
    List<StatementEntry> entries = new ArrayList<>();
    for (String text : texts) {
      StatementKey key = new StatementKey("10", "5", String.valueOf(entries.size()), true);
      Counters counters =
          new Counters(Map.of(Counter.CALLS, 2.0, Counter.TOTAL_EXEC_MS, 40.0, Counter.PLANS, 1.0));
      entries.add(new StatementEntry(key, text, counters, null, entries.size() + 1));
    }
    return StatementWords.remarks(
        StatementDifference.totals(new StatementSnapshot(Instant.EPOCH, "1.12", null, 0, entries)));
  }

  @Test
  void whatTheCaptureItselfHasCostIsTold() {
    assertEquals(
        List.of("80.0 ms of it is Slowpath's own capture: 2 entries, marked /* slowpath */"),
        remarks(
            "COPY /* slowpath */ (select 1)", "SELECT a FROM t", "select /* slowpath */ now()"));
  }

  @Test
  void nothingIsSaidWhereNothingWasCaptured() {
    assertFalse(
        remarks("SELECT a FROM t", "/* shop */ SELECT b FROM t").stream()
            .anyMatch(remark -> remark.contains("own capture")));
  }
}
