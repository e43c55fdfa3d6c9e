package dev.slowpath.analysis.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slowpath.analysis.Drawn;
import dev.slowpath.analysis.ranking.Ranking;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Proof;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

final class OutgoingCausesTest {
  private static final String ENTRY =
      "GET | 0 1000 | server http.request.method=GET; http.route=/x\n";
  private static final String CALL =
      "  call | %d %d | client http.request.method=%s; url.path=/a; url.full=http://a/%s; %s\n";

  private static final String SIZED = "http.response.body.size=1200";

  private static String call(int from, int to, String what, String more) {
    return CALL.formatted(from, to, "GET", what, more);
  }

  private static List<Bottleneck> rank(String calls) {
    return ranked(ENTRY + calls);
  }

  private static List<Cause> causes(String calls) {
    return rank(calls).stream().map(Bottleneck::cause).toList();
  }

  @Test
  void aCallThatIsMadeAgainAfterItFailedIsARetry() {
    String calls =
        call(0, 200, "p", "failed=true")
            + call(300, 500, "p", "http.response.status_code=503")
            + call(600, 700, "p", "http.response.status_code=200");
    assertEquals(List.of(new Cause.Retries("/a", 2)), causes(calls));
    Bottleneck found = rank(calls).getFirst();
    assertEquals(400, found.cost().totalMs(), 1e-9);
    assertEquals(600, found.bound().meanMs(), 1e-9);
  }

  @Test
  void aFailedCallThatIsFollowedByAnotherQuestionIsNoRetry() {
    assertEquals(
        List.of(), causes(call(0, 200, "p", "failed=true") + call(300, 350, "other", "x=y")));
  }

  @Test
  void callsThatFailOftenAreNamedWithTheirShare() {
    StringBuilder calls = new StringBuilder();
    for (int at = 0; at < 8; at++) {
      calls.append(call(at * 120, at * 120 + 100, "p" + at, at < 4 ? "failed=true" : "x=y"));
    }
    assertEquals(new Cause.FailingCalls("/a", 0.5), causes(calls.toString()).getFirst());
  }

  @Test
  void aFewFailuresAreChance() {
    assertEquals(
        List.of(), causes(call(0, 100, "p", "failed=true") + call(200, 300, "q", "failed=true")));
  }

  @Test
  void theSameQuestionAgainInOneRequestIsARepeatedCall() {
    String calls =
        call(0, 200, "p", "x=y") + call(300, 450, "p", "x=y") + call(600, 700, "p", "x=y");
    assertEquals(List.of(new Cause.RepeatedCalls("/a", 3, 2 / 3.0, 0)), causes(calls));
    assertEquals(250, rank(calls).getFirst().bound().meanMs(), 1e-9);
  }

  @Test
  void aWriteInBetweenMakesTheSameQuestionAnotherOne() {
    assertEquals(
        List.of(),
        causes(
            call(0, 200, "p", "x=y")
                + CALL.formatted(300, 310, "POST", "p", "x=y")
                + call(400, 600, "p", "x=y")));
  }

  /// Requests a second apart, each with one call that takes a tenth of it.
  private static String requests(IntFunction<String> call) {
    StringBuilder picture = new StringBuilder();
    for (int at = 0; at < 20; at++) {
      int start = 1000 * at;
      picture.append(ENTRY.replace("0 1000", start + " " + (start + 200)));
      picture.append(call.apply(at).formatted(start, start + 100));
    }
    return picture.toString();
  }

  private static String asked(String what, String more) {
    return CALL.replace("| %d %d |", "| %%d %%d |").formatted("GET", what, more);
  }

  private static List<Bottleneck> ranked(String picture) {
    return Ranking.of(List.of(Drawn.capture(picture)), Optional.empty()).bottlenecks();
  }

  @Test
  void theSameQuestionFromRequestToRequestIsARepeatedCallThatACacheAnswers() {
    Bottleneck found = ranked(requests(at -> asked("p", SIZED))).getFirst();
    assertEquals(new Cause.RepeatedCalls("/a", 1, 0.95, 300), found.cause());
    assertEquals(
        new Proof.Consistent(List.of(Proof.Missing.WRITERS)),
        found.proof(),
        "who else writes is in no trace");
    assertEquals(95, found.bound().meanMs(), 1e-9);
    assertEquals(2000, found.cost().totalMs(), 1e-9);
  }

  @Test
  void anotherQuestionInEachRequestIsNone() {
    assertEquals(List.of(), ranked(requests(at -> asked("p" + at, "x=y"))));
  }

  @Test
  void aChangeOfWhatIsAskedForBetweenRequestsEmptiesTheCache() {
    String other = ENTRY.replace("/x", "/y");
    StringBuilder picture = new StringBuilder(requests(at -> asked("p", SIZED)));
    for (int at = 0; at < 20; at++) {
      int start = 1000 * at + 300;
      picture.append(other.replace("0 1000", start + " " + (start + 200)));
      picture.append(CALL.formatted(start, start + 1, "POST", "p", "x=y"));
    }
    assertEquals(List.of(), ranked(picture.toString()));
  }

  @Test
  void oneOfSeveralUrlsNeedsNoSizes() {
    Bottleneck found = ranked(requests(at -> asked("p" + at % 2, "x=y"))).getFirst();
    assertEquals(new Cause.RepeatedCalls("/a", 1, 0.9, 300), found.cause());
  }

  @Test
  void oneUrlThatNeverVariesIsNotBlamedWithoutTheSizesOfItsAnswers() {
    assertEquals(List.of(), ranked(requests(at -> asked("p", "x=y"))));
  }

  @Test
  void anAnswerOfAnotherSizeIsAnotherAnswer() {
    assertEquals(
        List.of(), ranked(requests(at -> asked("p", "http.response.body.size=" + (100 + at)))));
  }

  @Test
  void aFailedCallFillsNoCache() {
    assertEquals(
        0,
        ranked(requests(at -> asked("p" + at % 2, "http.response.status_code=404; failed=true")))
            .stream()
            .filter(one -> one.cause() instanceof Cause.RepeatedCalls)
            .count());
  }

  @Test
  void largeAnswersAreNamedWithTheirSize() {
    assertEquals(
        List.of(new Cause.LargePayload("/a", 2_000_000)),
        causes(call(0, 300, "p", "http.response.body.size=2000000")));
    assertEquals(List.of(), causes(call(0, 300, "p", "http.response.body.size=200000")));
  }

  @Test
  void aSingleSlowCallIsNamed() {
    assertEquals(List.of(new Cause.SlowCalls("/a", 900)), causes(call(0, 900, "p", "x=y")));
    assertEquals(List.of(), causes(call(0, 400, "p", "x=y")));
  }

  @Test
  void connectingInEveryRequestIsConnectionChurn() {
    List<Bottleneck> found =
        rank("  tcp.connect | 0 100 | internal\n    tls.handshake | 20 90 | internal\n");
    assertEquals(List.of(new Cause.ConnectionChurn(1, 100)), List.of(found.getFirst().cause()));
    assertEquals(100, found.getFirst().cost().totalMs(), 1e-9);
  }

  @Test
  void connectingNowAndThenIsNoChurn() {
    StringBuilder picture = new StringBuilder("  tcp.connect | 0 100 | internal\n");
    for (int at = 1; at < 4; at++) {
      picture.append(ENTRY.replace("0 1000", at * 1000 + " " + (at * 1000 + 300)));
    }
    assertEquals(List.of(), causes(picture.toString()));
  }

  @Test
  void repeatsUnderSiblingParentsAndSideBySideAreAnNPlusOne() {
    StringBuilder calls = new StringBuilder();
    for (int at = 0; at < 6; at++) {
      calls.append("  item | %d %d | internal\n".formatted(at * 100, at * 100 + 150));
      calls.append(
          "    q | %d %d | client db.query.text=select n from t where id = $1; db.query.parameter.0=%d\n"
              .formatted(at * 100, at * 100 + 120, at));
    }
    Bottleneck found = rank(calls.toString()).getFirst();
    assertEquals(new Cause.NPlusOne(6, 6), found.cause());
    assertEquals(360, found.cost().totalMs(), 1e-9);
  }
}
