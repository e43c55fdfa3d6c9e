package dev.slowpath.analysis.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.analysis.Drawn;
import dev.slowpath.analysis.Traces;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.analysis.ranking.Ranking;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Cost;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.endpoint.Endpoint;
import dev.slowpath.model.trace.Span;
import dev.slowpath.plugin.testkit.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BottlenecksTest {
  private static final String GET = "server http.request.method=GET; http.route=/x";

  private static List<Bottleneck> rank(String picture) {
    return Ranking.of(List.of(Drawn.capture(picture)), Optional.empty()).bottlenecks();
  }

  @Test
  void statementsSideBySideShareTheTimeThatTheyOverlap() {
    List<Bottleneck> found =
        rank(
            "GET | 0 100 | "
                + GET
                + "\n  a | 0 80 | client db.query.text=select a from t where x = $1"
                + "\n  b | 10 90 | client db.query.text=select b from u where x = $1\n");
    assertEquals(1, found.size());
    assertEquals(80, found.getFirst().cost().totalMs(), 1e-9);
    assertEquals("select b from u where x = ?", found.getFirst().where().statement());
  }

  @Test
  void whatOutlivesItsRequestCostsNoMoreThanTheRequest() {
    Bottleneck found =
        rank("GET | 0 100 | "
                + GET
                + "\n  a | 20 500 | client db.query.text=select a from t where x = $1\n")
            .getFirst();
    assertEquals(80, found.cost().totalMs(), 1e-9);
    assertEquals(80, found.bound().meanMs(), 1e-9);
  }

  @Test
  void aWaitInsideAStatementIsTheWaitsAlone() {
    List<Bottleneck> found =
        rank(
            "GET | 0 100 | "
                + GET
                + "\n  a | 0 90 | client db.query.text=select a from t where x = $1"
                + "\n    pool.acquire | 0 60 | internal\n");
    assertEquals(
        List.of("pool-wait", "slow-statement"),
        found.stream().map(one -> one.cause().id()).toList());
    assertEquals(List.of(60.0, 30.0), found.stream().map(one -> one.cost().totalMs()).toList());
  }

  @Test
  void callsBelowAnotherSpanOfTheServiceAreFound() {
    Bottleneck found =
        rank("GET | 0 200 | "
                + GET
                + "\n  handler | 1 199 | internal"
                + "\n    a | 10 90 | client url.path=/a"
                + "\n    b | 90 190 | client url.path=/b\n")
            .getFirst();
    assertEquals("serial-io", found.cause().id());
    assertEquals(80, found.bound().meanMs(), 1e-9);
  }

  @Test
  void callsThatOtherRequestsMakeInAnotherOrderAreProvedToBeFree() {
    String one =
        "GET | 0 200 | "
            + GET
            + "\n  a | 10 90 | client url.path=/a"
            + "\n  b | 90 190 | client url.path=/b\n";
    assertEquals("Consistent", rank(one).getFirst().proof().getClass().getSimpleName());
    String other = one.replace("/a", "/c").replace("/b", "/a").replace("/c", "/b");
    assertEquals("Proved", rank(one + other).getFirst().proof().getClass().getSimpleName());
  }

  @Test
  void workBetweenTwoCallsMakesThemNoRow() {
    assertEquals(
        List.of(),
        rank(
            "GET | 0 200 | "
                + GET
                + "\n  a | 10 60 | client url.path=/a"
                + "\n  b | 90 190 | client url.path=/b\n"));
  }

  private static List<Capture> captures(Generator drawn) {
    List<Span> spans = new ArrayList<>();
    int requests = drawn.between(1, 6);
    for (int trace = 1; trace <= requests; trace++) {
      spans.addAll(Traces.request(drawn, trace));
    }
    return List.of(new Capture.OfTraces(Drawn.SOURCE, Traces.set(spans)));
  }

  @Test
  void allCostsTogetherNeverExceedTheTimeOfTheRequestsAndNoGainItsEndpoints() {
    Generator.forAll(
        200,
        drawn -> {
          Linked linked = Linked.of(captures(drawn), Optional.empty());
          // Thresholds aside: every span is suspected, many of them twice.
          List<Suspect> suspects = Accusing.everything(linked);
          List<Bottleneck> found = Bottlenecks.of(linked, suspects);
          double explained = found.stream().mapToDouble(one -> one.cost().totalMs()).sum();
          List<Endpoint> endpoints = Ranking.of(linked, Policy.usual()).endpoints();
          double observed = endpoints.stream().mapToDouble(Endpoint::totalMs).sum();
          assertTrue(explained <= observed + 1e-9, explained + " of " + observed);
          double mean = endpoints.getFirst().latency().meanMs();
          for (Bottleneck one : found) {
            assertEquals(Cost.Whole.REQUESTS, one.cost().of());
            assertTrue(one.bound().meanMs() >= 0 && one.bound().meanMs() <= mean + 1e-9);
            assertTrue(one.bound().p50Ms() >= 0);
            if (!one.where().resource().equals("leaves")) {
              double perRequest = one.cost().perRequestMs();
              assertTrue(one.bound().meanMs() <= perRequest + 1e-9, one.where().resource());
            }
          }
        });
  }
}
