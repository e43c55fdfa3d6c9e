package dev.slowpath.analysis.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.analysis.Drawn;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.ranking.Ranking;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Cause;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How strictly is judged: thresholds, suppressions, and what is only minor.
final class PolicyTest {
  private static final Linked THREE_TIMES = drawn(3);
  private static final Linked SIX_TIMES = drawn(6);

  private static Linked drawn(int times) {
    StringBuilder picture = new StringBuilder("GET /orders | 0 100 | server\n");
    for (int at = 0; at < times; at++) {
      picture.append(
          "  q | %d %d | client db.query.text=select a from customer where id = %d\n"
              .formatted(at * 10, at * 10 + 10, at));
    }
    return Linked.of(List.of(Drawn.capture(picture.toString())), Optional.empty());
  }

  private static Policy setting(Threshold threshold, double value, String route) {
    return new Policy(
        "slowpath.toml",
        List.of(new Setting(threshold, value, route, "slowpath.toml:1")),
        List.of());
  }

  private static Policy suppressing(String id, Optional<LocalDate> until) {
    return new Policy(
        "slowpath.toml",
        List.of(),
        List.of(new Suppression(id, "agreed", until, "slowpath.toml:1")));
  }

  @Test
  void fewRepeatsStandBesideTheRankingAsMinor() {
    Ranking ranking = Ranking.of(THREE_TIMES, Policy.usual());
    assertEquals(List.of(), ranking.bottlenecks());
    assertEquals(1, ranking.minor().size());
    assertEquals(new Cause.NPlusOne(3, 3), ranking.minor().getFirst().cause());
    assertEquals(30, ranking.minor().getFirst().cost().totalMs(), 1e-9);
  }

  @Test
  void whatRanksIsNotMinorToo() {
    Ranking ranking = Ranking.of(SIX_TIMES, Policy.usual());
    assertEquals(1, ranking.bottlenecks().size());
    assertEquals(List.of(), ranking.minor());
  }

  @Test
  void thresholdOfARouteHoldsThereAndNowhereElse() {
    assertEquals(
        1,
        Ranking.of(THREE_TIMES, setting(Threshold.REPEATS, 3, "GET /ord*")).bottlenecks().size());
    assertEquals(
        0, Ranking.of(THREE_TIMES, setting(Threshold.REPEATS, 3, "POST *")).bottlenecks().size());
    assertEquals(0, Ranking.of(SIX_TIMES, setting(Threshold.REPEATS, 7, "")).bottlenecks().size());
  }

  @Test
  void suppressedIsCountedBesideAndStillExplainsItsLoad() {
    Ranking usual = Ranking.of(SIX_TIMES, Policy.usual());
    Bottleneck only = usual.bottlenecks().getFirst();
    Ranking ranking =
        Ranking.of(SIX_TIMES, suppressing(only.id().substring(0, 6), Optional.empty()));
    assertEquals(List.of(), ranking.bottlenecks());
    assertEquals(only, ranking.suppressed().getFirst().bottleneck());
    assertEquals("agreed", ranking.suppressed().getFirst().by().reason());
    assertEquals(usual.coverage(), ranking.coverage());
  }

  @Test
  void suppressionEndsWithRecordingsOfItsDay() {
    Bottleneck only = Ranking.of(SIX_TIMES, Policy.usual()).bottlenecks().getFirst();
    LocalDate recorded =
        LocalDate.ofEpochDay(SIX_TIMES.window().orElseThrow().endNs() / 1_000_000_000L / 86_400);
    Optional<LocalDate> later = Optional.of(recorded.plusDays(1));
    assertEquals(1, Ranking.of(SIX_TIMES, suppressing(only.id(), later)).suppressed().size());
    Optional<LocalDate> sameDay = Optional.of(recorded);
    assertEquals(0, Ranking.of(SIX_TIMES, suppressing(only.id(), sameDay)).suppressed().size());
  }

  @Test
  void starStandsForAnything() {
    assertTrue(Glob.matches("GET /a/*", "GET /a/"));
    assertTrue(Glob.matches("*", ""));
    assertTrue(Glob.matches("*a*b", "xxaxxaxb"));
    assertFalse(Glob.matches("GET /a", "GET /ab"));
    assertFalse(Glob.matches("*a*b", "ba"));
    assertFalse(Glob.matches("*a".repeat(40) + "c", "a".repeat(4_000)));
  }
}
