package dev.slowpath.analysis.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slowpath.analysis.Drawn;
import dev.slowpath.analysis.ranking.Endpoints;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.Counters;
import dev.slowpath.model.statement.StatementChange;
import dev.slowpath.model.statement.StatementEntry;
import dev.slowpath.model.statement.StatementKey;
import dev.slowpath.model.statement.StatementSnapshot;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class LinkedTest {
  private static final Optional<TimeRange> ANY = Optional.empty();

  private static Linked linked(String picture, Optional<TimeRange> asked) {
    return Linked.of(List.of(Drawn.capture(picture)), asked);
  }

  private static Optional<TimeRange> seconds(long from, long to) {
    return Optional.of(new TimeRange(from * 1_000_000_000, to * 1_000_000_000));
  }

  @Test
  void aRequestStartBeyondAllClocksTellsNothing() {
    Linked linked =
        linked(
            "GET /a | 0 100 | server http.request.header.x-request-start=t=9999999999;"
                + " thread.name=w-1",
            ANY);
    assertEquals(OptionalLong.empty(), Queued.sentNs(linked.traces(), 0));
    assertEquals(List.of(), Queued.of(linked));
  }

  @Test
  void theDriversSpanDeepBelowTheMappersIsNoSecondExecution() {
    String statement = "db.query.text=select 1";
    Linked linked =
        linked(
            """
            GET /a | 0 100 | server
              mapper | 10 90 | client %1$s
                retry | 20 80 | internal
                  driver | 30 70 | client %1$s
              driver | 91 99 | client %1$s
            """
                .formatted(statement),
            ANY);
    assertEquals(2, linked.uses().getFirst().perRequest().getFirst().count());
  }

  @Test
  void theLoadOfATimeIsOfAllThatWasInProgressInItAndNoMore() {
    String picture =
        """
        GET /a | 0 30000 | server
        GET /a | 9000 39000 | server
        GET /b | 9000 10000 | server
        """;
    // Of 5 s .. 10 s: five seconds of the first, one of each other, in five seconds.
    Linked linked = linked(picture, seconds(5, 10));
    double load = Endpoints.of(linked).stream().mapToDouble(endpoint -> endpoint.load()).sum();
    assertEquals(7 / 5.0, load, 1e-9);
  }

  @Test
  void neighbouringTimesCountARequestOnce() {
    String picture = "GET /a | 1000 1500 | server\nGET /a | 2000 2500 | server\n";
    EndpointKey key = new EndpointKey("shop", "GET /a");
    for (long from : List.of(1L, 2L)) {
      Linked linked = linked(picture, seconds(from, from + 1));
      assertEquals(1, linked.requests().byEndpoint().getOrDefault(key, List.of()).size());
    }
  }

  @Test
  void aBatchJobIsARequestThoughItCallsAServiceThatServesRequests() {
    Linked linked =
        linked(
            """
            nightly | 0 2000 | internal service=job
              call | 1100 1400 | client service=job
                POST /x | 1101 1399 | server service=b
            """,
            ANY);
    assertEquals(
        List.of(new EndpointKey("b", "POST /x"), new EndpointKey("job", "nightly")),
        List.copyOf(linked.requests().byEndpoint().keySet()));
  }

  private static Capture snapshot(Optional<String> at, double... calls) {
    StatementKey key = new StatementKey("10", "1", "7", true);
    List<StatementEntry> entries =
        Arrays.stream(calls)
            .mapToObj(one -> new Counters(Map.of(Counter.CALLS, one, Counter.TOTAL_EXEC_MS, one)))
            .map(counters -> new StatementEntry(key, "select 1", counters, null, 1))
            .toList();
    return new Capture.OfStatements(
        Drawn.SOURCE,
        new StatementSnapshot(at.map(Instant::parse).orElse(null), "1.12", null, -1, entries));
  }

  @Test
  void aSnapshotWithoutInstantIsTheEarlierWhereItCountedLess() {
    String later = "2026-11-21T09:00:00Z";
    for (Capture early : List.of(snapshot(Optional.empty()), snapshot(Optional.empty(), 10))) {
      Linked linked = Linked.of(List.of(snapshot(Optional.of(later), 310), early), ANY);
      StatementChange change = linked.statements().getFirst().change();
      boolean isEmpty = ((Capture.OfStatements) early).snapshot().entries().isEmpty();
      assertEquals(isEmpty ? 310 : 300, change.work().orZero(Counter.CALLS));
      assertEquals(List.of(new Caveat.Undated(List.of("drawn"))), Caveats.of(linked));
    }
  }
}
