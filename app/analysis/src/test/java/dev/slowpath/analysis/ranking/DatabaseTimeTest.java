package dev.slowpath.analysis.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.analysis.Drawn;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.model.bottleneck.Bound;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.Counters;
import dev.slowpath.model.statement.StatementEntry;
import dev.slowpath.model.statement.StatementKey;
import dev.slowpath.model.statement.StatementSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Database time of an endpoint, split by what the server counted.
final class DatabaseTimeTest {
  private static final String PICTURE =
      """
      GET /orders | 0 100 | server
        q | 0 10 | client db.query.text=select a from customer where id = $1
        q | 10 20 | client db.query.text=select a from customer where id = $1
        q | 20 50 | client db.query.text=select b from address
      GET /orders | 200 300 | server
        q | 200 210 | client db.query.text=select a from customer where id = $1
      """;

  private static DatabaseTime time(Capture... others) {
    List<Capture> all = new ArrayList<>(List.of(others));
    all.add(Drawn.capture(PICTURE));
    Linked linked = Linked.of(all, Optional.empty());
    EndpointKey only = linked.requests().byEndpoint().keySet().iterator().next();
    DatabaseTime time = DatabaseTime.at(linked, only).orElseThrow();
    assertEquals(Map.of(only, time), DatabaseTime.of(linked));
    return time;
  }

  private static Capture server(double calls, double execMs) {
    Counters counters = new Counters(Map.of(Counter.CALLS, calls, Counter.TOTAL_EXEC_MS, execMs));
    StatementEntry entry =
        new StatementEntry(
            new StatementKey("10", "5", "1", true),
            "select a from customer where id = $1",
            counters,
            null,
            1);
    return new Capture.OfStatements(
        Drawn.SOURCE, new StatementSnapshot(null, "1.12", null, -1, List.of(entry)));
  }

  @Test
  void serverAndWireAddUpToWhatTheClientSaw() {
    DatabaseTime time = time(server(100, 400));
    // Three executions of 4 ms in two requests; the client saw 30 ms of them and 30 ms of another.
    assertEquals(6, time.serverMs(), 1e-9);
    assertEquals(9, time.wireMs(), 1e-9);
    assertEquals(15, time.unknownMs(), 1e-9);
    assertTrue(time.isSplit());
  }

  @Test
  void roundTripsOfAnNPlusOneAreSureToGo() {
    StringBuilder picture = new StringBuilder("GET /orders | 0 100 | server\n");
    for (int at = 0; at < 6; at++) {
      picture.append(
          "  q | %d %d | client db.query.text=select a from customer where id = $1; db.query.parameter.0=%d\n"
              .formatted(at * 10, at * 10 + 10, at));
    }
    Capture traces = Drawn.capture(picture.toString());
    Bound known =
        Ranking.of(List.of(traces, server(100, 400)), Optional.empty())
            .bottlenecks()
            .getFirst()
            .bound();
    // Five round trips of 6 ms that the server knows nothing of.
    assertEquals(30, known.leastMeanMs(), 1e-9);
    assertEquals(50, known.meanMs(), 1e-9);
    Bound unknown = Ranking.of(List.of(traces), Optional.empty()).bottlenecks().getFirst().bound();
    assertTrue(Double.isNaN(unknown.leastMeanMs()));
  }

  @Test
  void serverIsNeverMoreThanTheClientSaw() {
    DatabaseTime time = time(server(100, 40_000));
    assertEquals(15, time.serverMs(), 1e-9);
    assertEquals(0, time.wireMs(), 1e-9);
  }

  @Test
  void withoutASnapshotAllIsUnknown() {
    DatabaseTime time = time();
    assertEquals(new DatabaseTime(0, 0, 30), time);
    assertFalse(time.isSplit());
  }
}
