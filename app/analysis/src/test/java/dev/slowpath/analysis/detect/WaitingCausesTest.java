package dev.slowpath.analysis.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.slowpath.analysis.Drawn;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.model.endpoint.EndpointKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WaitingCausesTest {
  private static final String GET = "server http.request.method=GET; http.route=";

  private static List<Bottleneck> detect(Detector detector, String picture) {
    Linked linked = Linked.of(List.of(Drawn.capture(picture)), Optional.empty());
    return Bottlenecks.of(linked, Suspects.of(linked, Policy.usual(), List.of(detector)));
  }

  @Test
  void callsOneAfterAnotherAreSerial() {
    Bottleneck found =
        detect(
                new SerialCalls(),
                "GET | 0 200 | "
                    + GET
                    + "/quote\n"
                    + "  a | 10 60 | client url.path=/a\n"
                    + "  b | 61 121 | client url.path=/b\n"
                    + "  c | 122 192 | client url.path=/c\n")
            .getFirst();
    assertEquals(new Cause.SerialIo(3, List.of("/a", "/b", "/c")), found.cause());
    assertInstanceOf(Proof.Consistent.class, found.proof());
    assertEquals(180, found.cost().totalMs(), 1e-9);
    assertEquals(112, found.bound().meanMs(), 1e-9);
  }

  private static Proof proof(String... requests) {
    String picture =
        String.join(
            "",
            Arrays.stream(requests)
                .map(calls -> "GET | 0 500 | " + GET + "/quote\n" + calls)
                .toList());
    return detect(new SerialCalls(), picture).getFirst().proof();
  }

  private static String call(int from, int to, String url) {
    return "  c | %d %d | client server.address=h; url.full=http://h%s\n".formatted(from, to, url);
  }

  @Test
  void theUrlOfAClientsSpanTellsItsTargets() {
    String row = call(0, 100, "/a?x=1") + call(100, 200, "/b/7");
    assertInstanceOf(Proof.Proved.class, proof(row, call(0, 90, "/b/8") + call(90, 180, "/a")));
    // Two other calls of the same host side by side say nothing about these.
    assertInstanceOf(Proof.Consistent.class, proof(row, call(0, 90, "/c") + call(10, 180, "/d")));
  }

  @Test
  void everyTwoCallsOfEveryRowHaveToBeFree() {
    String abc = call(0, 100, "/a") + call(100, 200, "/b") + call(200, 300, "/c");
    String ba = call(0, 90, "/b") + call(90, 180, "/a");
    String cb = call(0, 90, "/c") + call(90, 180, "/b");
    String other = call(0, 90, "/x") + call(90, 180, "/y");
    assertInstanceOf(Proof.Consistent.class, proof(abc, ba, cb));
    String cba = call(0, 80, "/c") + call(80, 160, "/b") + call(160, 240, "/a");
    assertInstanceOf(Proof.Proved.class, proof(abc, cba));
    assertInstanceOf(Proof.Consistent.class, proof(abc, cba, other));
    assertInstanceOf(Proof.Consistent.class, proof(other, cba, abc));
  }

  @Test
  void overlappingCallsAreNotSerial() {
    assertEquals(
        List.of(),
        detect(
            new SerialCalls(),
            "GET | 0 200 | "
                + GET
                + "/quote\n"
                + "  a | 10 150 | client url.path=/a\n"
                + "  b | 11 190 | client url.path=/b\n"));
  }

  @Test
  void databaseSpansAreNoOutgoingCalls() {
    assertEquals(
        List.of(),
        detect(
            new SerialCalls(),
            "GET | 0 200 | "
                + GET
                + "/quote\n"
                + "  a | 10 60 | client db.query.text=select 1 from a\n"
                + "  b | 61 190 | client db.query.text=select 1 from b\n"));
  }

  @Test
  void aMeasuredWaitForAConnectionIsAPoolWait() {
    Bottleneck found =
        detect(
                new PoolWaits(),
                "GET | 0 100 | "
                    + GET
                    + "/stock\n"
                    + "  pool.acquire | 0 60 | internal db.client.connection.pool.name=small\n")
            .getFirst();
    assertEquals(new Cause.PoolWait("small", 60, 1), found.cause());
    assertEquals(60, found.bound().p50Ms(), 1e-9);
  }

  @Test
  void aWaitOfFewRequestsIsNamedWithTheirShareByWeight() {
    String picture =
        "GET | 0 1000 | "
            + GET
            + "/stock; weight=3\n"
            + "GET | 0 1000 | "
            + GET
            + "/stock\n"
            + "  pool.acquire | 0 900 | internal db.client.connection.pool.name=small\n";
    assertEquals(
        new Cause.PoolWait("small", 900, 0.25),
        detect(new PoolWaits(), picture).getFirst().cause());
  }

  @Test
  void aQuickAcquireIsNoPoolWait() {
    assertEquals(
        List.of(),
        detect(
            new PoolWaits(),
            "GET | 0 100 | "
                + GET
                + "/stock\n"
                + "  pool.acquire | 0 2 | internal db.client.connection.pool.name=small\n"));
  }

  // Times are ms since the epoch in the drawing; X-Request-Start counts microseconds with 16
  // digits.
  private static String queued(int sentMs, int fromMs, int toMs, String route, String thread) {
    long base = 1_795_258_566_000L;
    return "GET | %d %d | %s%s; thread.name=%s; http.request.header.x-request-start=t=%d\n"
        .formatted(base + fromMs, base + toMs, GET, route, thread, (base + sentMs) * 1000);
  }

  @Test
  void requestsThatQueueBehindBusyWorkersAreBlamedOnWhoHoldsThem() {
    Bottleneck found =
        detect(
                new WorkerQueues(),
                queued(0, 0, 300, "/export", "legacy-1")
                    + queued(0, 0, 300, "/export", "legacy-2")
                    + queued(10, 300, 301, "/ping", "legacy-1")
                    + queued(20, 300, 301, "/ping", "legacy-2"))
            .getFirst();
    assertEquals(new EndpointKey("shop", "GET /export"), found.where().endpoint());
    assertEquals(new Cause.WorkerQueueing(2, 570 / 4.0, 2), found.cause());
    assertEquals(570, found.cost().totalMs(), 1e-6);
    // The exports, which are the endpoint that is named, did not wait themselves.
    assertEquals(0, found.bound().p50Ms(), 1e-9);
  }

  @Test
  void whatTheEndpointGainsIsTheDifferenceOfItsPercentiles() {
    StringBuilder requests = new StringBuilder();
    int from = 400;
    for (int at = 0; at < 10; at++) {
      // Short requests wait long and long ones do not: 400 ms each.
      int took = at % 2 == 0 ? 300 : 100;
      requests.append(queued(from + took - 400, from, from + took, "/export", "legacy-1"));
      from += took;
    }
    Bottleneck found = detect(new WorkerQueues(), requests.toString()).getFirst();
    assertEquals(300, found.bound().p50Ms(), 1e-6);
    assertEquals(200, found.bound().meanMs(), 1e-6);
  }

  @Test
  void workersOfAnotherInstanceDoNotSaturateThisOne() {
    String other = queued(0, 0, 300, "/export", "legacy-1; service.instance.id=b");
    assertEquals(
        List.of(),
        detect(
            new WorkerQueues(),
            queued(0, 0, 300, "/export", "legacy-1; service.instance.id=a")
                + other
                + other.replace("legacy-1", "legacy-2")
                + queued(310, 400, 401, "/ping", "legacy-2; service.instance.id=a")));
  }

  @Test
  void requestsThatDoNotSayWhenTheyWereSentKeepWorkersBusyAllTheSame() {
    String unsaid =
        queued(0, 0, 300, "/export", "legacy-1").replaceAll("http.request.header.\\S+", "x=y");
    Bottleneck found =
        detect(
                new WorkerQueues(),
                unsaid
                    + unsaid.replace("legacy-1", "legacy-2")
                    + queued(10, 300, 301, "/ping", "legacy-1"))
            .getFirst();
    assertEquals(new EndpointKey("shop", "GET /export"), found.where().endpoint());
    assertEquals(new Cause.WorkerQueueing(2, 290, 1), found.cause());
  }

  @Test
  void withoutThreadsTheProcessesOfAServiceAreItsWorkers() {
    Bottleneck found =
        detect(
                new WorkerQueues(),
                (queued(0, 0, 300, "/export", "1")
                        + queued(0, 0, 300, "/export", "2")
                        + queued(10, 300, 301, "/ping", "1"))
                    .replace("thread.name", "process.pid"))
            .getFirst();
    assertEquals(2, ((Cause.WorkerQueueing) found.cause()).workers());
  }

  @Test
  void aLateStartWhileWorkersAreIdleIsNoQueue() {
    assertEquals(
        List.of(),
        detect(
            new WorkerQueues(),
            queued(0, 200, 201, "/ping", "legacy-1") + queued(0, 400, 401, "/ping", "legacy-2")));
  }

  @Test
  void encodingAgainAndAgainIsRepeatedSerialisation() {
    Bottleneck found =
        detect(
                new Serialisations(),
                "GET | 0 100 | "
                    + GET
                    + "/catalog\n"
                    + "  json.encode | 10 40 | internal code.function.name=Json.encode\n"
                    + "  json.decode | 40 60 | internal code.function.name=Json.decode\n"
                    + "  json.encode | 60 90 | internal code.function.name=Json.encode\n")
            .getFirst();
    assertEquals(new Cause.RepeatedSerialisation(3), found.cause());
    assertEquals(60, found.bound().meanMs(), 1e-9);
  }
}
