package dev.slowpath.analysis.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.analysis.Drawn;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.policy.Policy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/// Two recordings of 200 seconds, a request every 400 ms, drawn with chance of a fixed seed.
final class ComparisonTest {
  private static final int REQUESTS = 500;

  /// Requests to one route.
  ///
  /// @param work the spans below each, which begin where it does; `%s` is its end
  private static String requests(String route, double ms, IntFunction<String> work) {
    Random chance = new Random(route.length() * 31L + Math.round(ms));
    StringBuilder picture = new StringBuilder();
    for (int at = 0; at < REQUESTS; at++) {
      double from = at * 400;
      double length = ms * Math.exp(0.1 * chance.nextGaussian());
      picture.append(
          String.format(
              Locale.ROOT,
              "GET | %.3f %.3f | server http.request.method=GET; http.route=%s%n%s",
              from,
              from + length,
              route,
              String.format(Locale.ROOT, work.apply(at), from, from + length * 0.9)));
    }
    return picture.toString();
  }

  private static final String QUERY =
      "  q | %.3f %.3f | client db.query.text=select a from t where id = $1%n";

  private static Side side(String picture) {
    return Recorded.side(
        Linked.of(List.of(Drawn.capture(picture)), Optional.empty()), Policy.usual());
  }

  private static Comparison compared(String before, String after) {
    return Comparison.of(side(before), side(after), Mapping.SAME);
  }

  private static EndpointChange only(Comparison comparison) {
    assertEquals(1, comparison.endpoints().size());
    return comparison.endpoints().getFirst();
  }

  @Test
  void fasterIsImprovedAndTheLedgerSaysWhere() {
    EndpointChange change =
        only(compared(requests("/a", 100, at -> QUERY), requests("/a", 40, at -> QUERY)));
    assertEquals(Verdict.IMPROVED, change.verdict());
    assertEquals(new EndpointChange.By(false, true), change.by());
    assertTrue(change.decisive().isWithin(0.35, 0.45), change.decisive().toString());
    Remark.GainedOn gained = assertInstanceOf(Remark.GainedOn.class, change.remarks().getFirst());
    assertEquals(Spent.DATABASE, gained.on());
    assertEquals(0.9, gained.share(), 0.01);
  }

  private static String endpoints(double... ms) {
    StringBuilder picture = new StringBuilder();
    for (int at = 0; at < ms.length; at++) {
      picture.append(requests("/" + "r".repeat(at + 1), ms[at], request -> ""));
    }
    return picture.toString();
  }

  @Test
  void whatEveryEndpointDoesIsNoVerdictOfOne() {
    Comparison comparison =
        compared(endpoints(100, 100, 100, 100, 100), endpoints(60, 61, 62, 61, 60));
    assertEquals(5, comparison.count(Verdict.NOT_ENOUGH_DATA));
    Remark.MovedTogether together =
        assertInstanceOf(
            Remark.MovedTogether.class, comparison.endpoints().getFirst().remarks().getFirst());
    assertEquals(0.61, together.typical(), 0.02);
  }

  @Test
  void endpointThatMovesBeyondTheOthersKeepsItsVerdict() {
    Comparison comparison =
        compared(endpoints(100, 100, 100, 100, 100), endpoints(20, 80, 81, 80, 79));
    EndpointChange improved =
        comparison.endpoints().stream()
            .filter(one -> one.verdict() == Verdict.IMPROVED)
            .findFirst()
            .orElseThrow();
    assertEquals("GET /r", improved.key().name());
    assertEquals(1, comparison.count(Verdict.IMPROVED));
  }

  @Test
  void endpointsThatGoDifferentWaysAreJudgedEachByItself() {
    Comparison comparison =
        compared(endpoints(100, 100, 100, 100, 100), endpoints(60, 60, 100, 150, 150));
    assertEquals(2, comparison.count(Verdict.IMPROVED));
    assertEquals(2, comparison.count(Verdict.REGRESSED));
  }

  @Test
  void slowerIsRegressed() {
    EndpointChange change =
        only(compared(requests("/a", 40, at -> QUERY), requests("/a", 60, at -> QUERY)));
    assertEquals(Verdict.REGRESSED, change.verdict());
    assertInstanceOf(Remark.LostOn.class, change.remarks().getFirst());
  }

  @Test
  void theSameIsShownToBeTheSame() {
    EndpointChange change =
        only(compared(requests("/a", 100, at -> QUERY), requests("/a", 100.01, at -> QUERY)));
    assertEquals(Verdict.NO_CHANGE, change.verdict());
  }

  @Test
  void fewRequestsAreNotEnoughHoweverLargeTheChange() {
    String before = requests("/a", 100, at -> "");
    String after = requests("/a", 20, at -> "");
    EndpointChange change =
        only(
            compared(
                before.lines().limit(100).reduce("", (a, b) -> a + b + "\n"),
                after.lines().limit(100).reduce("", (a, b) -> a + b + "\n")));
    assertEquals(Verdict.NOT_ENOUGH_DATA, change.verdict());
    EndpointChange.Needed needed = change.needed().orElseThrow();
    assertTrue(needed.requests() >= 250 && needed.minutes() >= 2, needed.toString());
  }

  @Test
  void moreQueriesBehindTheSameLatencyAreTold() {
    String wait = "  pool.acquire | %.3f %.3f | internal%n";
    String more = "  q | %1$.3f %1$.3f | client db.query.text=select a from t where id = $1%n";
    EndpointChange change =
        only(
            compared(
                requests("/a", 100, at -> wait), requests("/a", 90, at -> QUERY + more + more)));
    assertTrue(
        change.remarks().stream().anyMatch(Remark.MoreQueries.class::isInstance),
        change.remarks().toString());
  }

  @Test
  void anEndpointWithAnotherNameIsFoundThroughTheMapping() {
    Side before = side(requests("/old", 100, at -> ""));
    Side after = side(requests("/new", 40, at -> ""));
    assertEquals(2, Comparison.of(before, after, Mapping.SAME).endpoints().size());
    EndpointChange change =
        only(Comparison.of(before, after, new Mapping(Map.of("GET /old", "GET /new"))));
    assertEquals(Verdict.IMPROVED, change.verdict());
    assertEquals("GET /new", change.key().name());
  }

  @Test
  void aBottleneckThatIsNoLongerThereIsGoneAndItsGainIsHeldAgainstTheBound() {
    String calls =
        "  a | %1$.3f %2$.3f | client url.path=/x; http.request.method=GET%n"
            + "  b | %2$.3f %2$.3f | client url.path=/y; http.request.method=GET%n";
    Comparison comparison =
        compared(
            requests("/a", 100, at -> QUERY.replace("$1", "" + at % 7)),
            requests("/a", 20, at -> calls));
    assertTrue(
        comparison.bottlenecks().stream().anyMatch(one -> one.fate() == Fate.GONE),
        comparison.bottlenecks().toString());
    BottleneckChange gone =
        comparison.bottlenecks().stream()
            .filter(one -> one.fate() == Fate.GONE)
            .findFirst()
            .orElseThrow();
    assertEquals(80, gone.gained().orElseThrow().p50Ms(), 5);
    assertTrue(comparison.endpoints().getFirst().predicted().isPresent());
  }

  @Test
  void whatMovesAllEndpointsAlikeIsAConcern() {
    StringBuilder before = new StringBuilder();
    StringBuilder after = new StringBuilder();
    for (String route : List.of("/a", "/bc", "/def", "/ghij")) {
      before.append(requests(route, 100, at -> ""));
      after.append(requests(route, 80, at -> ""));
    }
    Guard together = compared(before.toString(), after.toString()).guards().getLast();
    assertTrue(together.isConcern(), together.toString());
    assertEquals(0.8, ((Guard.Together) together).typical(), 0.05);
  }

  @Test
  void anotherMixOfEndpointsIsAConcern() {
    String both = requests("/a", 100, at -> "") + requests("/b", 10, at -> "");
    Comparison comparison = compared(both, requests("/a", 100, at -> ""));
    Guard mix =
        comparison.guards().stream().filter(Guard.Mix.class::isInstance).findFirst().orElseThrow();
    assertTrue(mix.isConcern(), mix.toString());
    assertEquals(0.5, ((Guard.Mix) mix).moved(), 1e-9);
  }
}
