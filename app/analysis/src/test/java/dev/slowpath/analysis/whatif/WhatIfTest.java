package dev.slowpath.analysis.whatif;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.analysis.Drawn;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.analysis.ranking.Ranking;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.plugin.testkit.Generator;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class WhatIfTest {
  private static final String GET = "server http.request.method=GET; http.route=";

  private static Linked linked(String picture) {
    return Linked.of(List.of(Drawn.capture(picture)), Optional.empty());
  }

  private static String id(Linked linked, String cause) {
    return Ranking.of(linked, Policy.usual()).bottlenecks().stream()
        .filter(one -> one.cause().id().equals(cause))
        .map(Bottleneck::id)
        .findFirst()
        .orElseThrow();
  }

  /// A slow statement beside two calls in series: each hides the other.
  private static final String BESIDE =
      "GET | 0 200 | "
          + GET
          + "/x\n"
          + "  part | 0 180 | internal\n"
          + "    q | 0 180 | client db.query.text=select 1 from t where x = $1\n"
          + "  part | 0 190 | internal\n"
          + "    a | 0 90 | client url.path=/a\n"
          + "    b | 90 190 | client url.path=/b\n";

  @Test
  void gainsThatHideEachOtherAreNotAddedUp() {
    Linked linked = linked(BESIDE);
    WhatIf whatIf = WhatIf.of(linked, Policy.usual());
    String calls = id(linked, "serial-io");
    Prediction alone = whatIf.without(List.of(calls));
    assertEquals(190, alone.endpoints().getFirst().then().p50Ms(), 1e-9);
    assertEquals(200, alone.endpoints().getFirst().now().p50Ms(), 1e-9);
    assertEquals(1, alone.load(), 1e-9);
    assertEquals(0.95, alone.loadThen(), 1e-9);
  }

  @Test
  void nothingRemovedChangesNothing() {
    Prediction same = WhatIf.of(linked(BESIDE), Policy.usual()).without(List.of("no such id"));
    assertEquals(List.of(), same.endpoints());
    assertEquals(same.load(), same.loadThen());
  }

  @Test
  void aQueueThatIsRemovedShowsInTheTimeSinceRequestsWereSent() {
    String queued =
        "GET | %d %d | "
            + GET
            + "/ping; thread.name=w-1; http.request.header.x-request-start=t=%d.000\n";
    long base = 1_795_258_566_000L;
    String picture =
        queued.formatted(base, base + 300, base / 1000)
            + queued.formatted(base + 300, base + 310, base / 1000);
    Linked linked = linked(picture);
    Prediction then =
        WhatIf.of(linked, Policy.usual()).without(List.of(id(linked, "worker-queueing")));
    Prediction.Change ping = then.endpoints().getFirst();
    assertEquals(ping.now(), ping.then());
    assertEquals(310, ping.sentNow().maxMs(), 1e-3);
    assertEquals(300, ping.sentThen().maxMs(), 1e-3);
    assertEquals(10, ping.sentThen().p50Ms(), 1e-3);
  }

  private static Prediction.Change change(Prediction prediction, String endpoint) {
    return prediction.endpoints().stream()
        .filter(one -> one.endpoint().name().equals(endpoint))
        .findFirst()
        .orElseThrow();
  }

  /// One worker serves two requests sent at once, the first with a slow statement: the second waits
  /// for it, and no longer does without the statement.
  @Test
  void whoeverWaitsForABusyWorkerWaitsLessWhenItIsBusyLess() {
    String queued =
        "GET | %d %d | "
            + GET
            + "%s; thread.name=w-1; http.request.header.x-request-start=t=%d.000\n";
    long base = 1_795_258_566_000L;
    String picture =
        queued.formatted(base, base + 300, "/slow", base / 1000)
            + "  q | %d %d | client db.query.text=select 1 from t where x = $1\n"
                .formatted(base + 50, base + 250)
            + queued.formatted(base + 300, base + 310, "/ping", base / 1000);
    Linked linked = linked(picture);

    Prediction then =
        WhatIf.of(linked, Policy.usual()).without(List.of(id(linked, "slow-statement")));

    Prediction.Change ping = change(then, "GET /ping");
    assertEquals(ping.now(), ping.then());
    assertEquals(310, ping.sentNow().maxMs(), 1e-3);
    assertEquals(110, ping.sentThen().maxMs(), 1e-3);
    assertEquals(100, change(then, "GET /slow").sentThen().maxMs(), 1e-3);
  }

  @Test
  void theOrderOfFixesGainsLessWithEveryStepAndEndsAtTheLoadWithoutAll() {
    Linked linked =
        linked(
            BESIDE
                + "GET | 300 400 | "
                + GET
                + "/y\n  pool.acquire | 300 380 | internal\n"
                + "  q | 380 400 | client db.query.text=select 2 from u where x = $1\n");
    WhatIf whatIf = WhatIf.of(linked, Policy.usual());
    List<Fix> order = whatIf.order();
    Set<String> all = order.stream().map(Fix::id).collect(Collectors.toSet());
    assertEquals(4, all.size());
    Prediction without = whatIf.without(all);
    assertEquals(without.loadThen(), order.getLast().loadThen(), 1e-9);
    double sum = order.stream().mapToDouble(Fix::gain).sum();
    assertEquals(without.load() - without.loadThen(), sum, 1e-9);
    double before = Double.POSITIVE_INFINITY;
    for (Fix fix : order.subList(0, 2)) {
      assertTrue(fix.gain() <= before);
      before = fix.gain();
    }
  }

  @Test
  void aQueueIsServedFirstComeFirstServed() {
    assertArrayEquals(
        new long[] {0, 0, 5, 9},
        Queueing.waitsNs(new long[] {0, 1, 5, 6}, new long[] {10, 20, 5, 1}, 2));
  }

  @Test
  void moreServersNeverMakeAnybodyWaitLongerOnTheWhole() {
    Generator.forAll(
        100,
        drawn -> {
          int size = drawn.between(1, 60);
          long[] arrivals = new long[size];
          long[] services = new long[size];
          Arrays.setAll(arrivals, at -> drawn.between(0L, 1000L));
          Arrays.setAll(services, at -> drawn.between(0L, 100L));
          Arrays.sort(arrivals);
          double before = Double.POSITIVE_INFINITY;
          for (int servers = 1; servers <= 5; servers++) {
            double mean = Queueing.meanMs(Queueing.waitsNs(arrivals, services, servers));
            assertTrue(mean <= before);
            before = mean;
          }
        });
  }

  @Test
  void aPoolsWaitsAreReplayedByItsSize() {
    StringBuilder picture = new StringBuilder();
    for (int at = 0; at < 4; at++) {
      picture.append("GET | 0 %d | %s/stock%n".formatted(100 + 100 * at, GET));
      picture.append("  pool.acquire | 0 %d | internal%n".formatted(1 + 100 * at));
      picture.append("  work | %d %d | internal%n".formatted(1 + 100 * at, 99 + 100 * at));
    }
    Linked linked = linked(picture.toString());
    Curve curve = WhatIf.of(linked, Policy.usual()).curve(id(linked, "pool-wait")).orElseThrow();
    Curve.Servers sizes = assertInstanceOf(Curve.Servers.class, curve);
    assertEquals(1, sizes.seen());
    assertEquals(List.of(1, 2, 3, 4), sizes.points().stream().map(Curve.Size::servers).toList());
    assertEquals(0, sizes.points().getLast().meanMs(), 1e-9);
  }

  @Test
  void aCachesHitsAreReplayedByHowLongItKeepsAnswers() {
    StringBuilder picture = new StringBuilder();
    for (int second = 0; second < 20; second++) {
      int from = second * 5000;
      picture.append("GET | %d %d | %s/report%n".formatted(from, from + 100, GET));
      picture.append(
          "  q | %d %d | client db.query.text=select sum(x) from t%n".formatted(from, from + 90));
    }
    Linked linked = linked(picture.toString());
    Curve curve =
        WhatIf.of(linked, Policy.usual()).curve(id(linked, "missing-cache")).orElseThrow();
    Curve.CacheLife lives = assertInstanceOf(Curve.CacheLife.class, curve);
    assertEquals(
        List.of(0.0, 0.0, 0.65, 0.9, 0.95, 0.95),
        lives.points().stream().map(Curve.Life::hitShare).toList());
  }
}
