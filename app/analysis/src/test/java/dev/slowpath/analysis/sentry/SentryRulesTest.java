package dev.slowpath.analysis.sentry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slowpath.analysis.Drawn;
import dev.slowpath.analysis.link.Linked;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Sentry's rules, each with spans that it fires on and spans that it just misses.
final class SentryRulesTest {
  private static final String SOURCE = "  q | 0 10 | client db.query.text=select id from orders\n";

  private static List<SentryIssue> issues(String spans) {
    String picture = "GET /orders | 0 9000 | server\n" + spans;
    return SentryRules.of(Linked.of(List.of(Drawn.capture(picture)), Optional.empty()));
  }

  private static List<SentryRule> rules(String spans) {
    return issues(spans).stream().map(SentryIssue::rule).toList();
  }

  private static String queries(String text, int count, int fromMs, int ms) {
    StringBuilder spans = new StringBuilder();
    for (int at = 0; at < count; at++) {
      int start = fromMs + at * ms;
      spans.append(
          "  q | %d %d | client db.query.text=%s\n"
              .formatted(start, start + ms, text.replace("#", String.valueOf(at))));
    }
    return spans.toString();
  }

  @Test
  void fiveRepeatsOfOneTextBehindASourceAreAnNPlusOne() {
    String repeats = queries("select a from customer where id = $1", 5, 10, 10);
    SentryIssue only = issues(SOURCE + repeats).getFirst();
    assertEquals(SentryRule.N_PLUS_ONE_DB, only.rule());
    assertEquals("select a from customer where id = ?", only.what());
    assertEquals(50, only.worstMs(), 1e-9);
    assertEquals(1, only.requests());
  }

  @Test
  void repeatsWithoutASourceOrTooShortOrOfOtherTextAreMissed() {
    assertEquals(List.of(), rules(queries("select a from customer where id = $1", 5, 10, 10)));
    assertEquals(
        List.of(), rules(SOURCE + queries("select a from customer where id = $1", 5, 10, 9)));
    assertEquals(
        List.of(), rules(SOURCE + queries("select a from customer where id = #", 5, 10, 10)));
    assertEquals(
        List.of(), rules(SOURCE + queries("select a from customer where id = $1", 4, 10, 10)));
  }

  @Test
  void spanBetweenTheRepeatsHidesThem() {
    String text = "select a from customer where id = $1";
    String interrupted = queries(text, 3, 10, 20) + "  pool | 70 71 |\n" + queries(text, 3, 71, 20);
    assertEquals(List.of(), rules(SOURCE + interrupted));
  }

  @Test
  void patternOfTwoThreeTimesIsAnMnPlusOne() {
    StringBuilder spans = new StringBuilder();
    for (int at = 0; at < 3; at++) {
      spans
          .append(queries("select a from customer where id = $1", 1, at * 200, 100))
          .append(queries("select b from address where id = $1", 1, at * 200 + 100, 100));
    }
    SentryIssue only = issues(spans.toString()).getFirst();
    assertEquals(SentryRule.MN_PLUS_ONE_DB, only.rule());
    assertEquals(
        "db select a from customer where id = ? → db select b from address where id = ?",
        only.what());
    assertEquals(600, only.worstMs(), 1e-9);
  }

  @Test
  void independentQueriesThatCouldRunBesideOneAnotherAreConsecutive() {
    String spans =
        queries("select a from customer where id = $1", 1, 0, 900)
            + queries("select b from country", 1, 900, 910);
    assertEquals(
        List.of(SentryRule.SLOW_DB, SentryRule.SLOW_DB, SentryRule.CONSECUTIVE_DB).stream()
            .sorted()
            .toList(),
        rules(spans).stream().sorted().toList());
    assertEquals(
        List.of(),
        rules(
            queries("select a from customer where id = $1", 1, 0, 90)
                + queries("select b from country", 1, 90, 91)));
  }

  @Test
  void queryOfHalfASecondIsSlowOnceForEachText() {
    assertEquals(
        List.of(SentryRule.SLOW_DB), rules(queries("select 1 from t where a = $1", 2, 0, 500)));
    assertEquals(List.of(), rules(queries("select 1 from t where a = $1", 2, 0, 499)));
  }

  @Test
  void threeLongCallsOfOneHostAreConsecutive() {
    StringBuilder calls = new StringBuilder();
    for (int at = 0; at < 3; at++) {
      calls.append(
          "  GET | %d %d | client http.request.method=GET; server.address=rates\n"
              .formatted(at * 1100, at * 1100 + 1000));
    }
    SentryIssue only = issues(calls.toString()).getFirst();
    assertEquals(SentryRule.CONSECUTIVE_HTTP, only.rule());
    assertEquals("rates", only.what());
  }

  @Test
  void largeAnswerIsReportedWhereItTookItsTime() {
    String call =
        "  GET | 0 %d | client http.request.method=GET; server.address=rates;"
            + " http.response.body.size=300001\n";
    assertEquals(List.of(SentryRule.LARGE_PAYLOAD), rules(call.formatted(100)));
    assertEquals(List.of(), rules(call.formatted(99)));
  }
}
