package dev.slowpath.analysis.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.analysis.Drawn;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.endpoint.Endpoint;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.endpoint.TimeKind;
import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.plan.PlanTree;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.ProfiledThread;
import dev.slowpath.model.profile.Stacks;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.Counters;
import dev.slowpath.model.statement.StatementEntry;
import dev.slowpath.model.statement.StatementKey;
import dev.slowpath.model.statement.StatementSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RankingTest {
  private static final String ENTRY =
      "server http.request.method=GET; http.route=/orders; thread.name=t1";
  private static final Provenance FILE = new Provenance("file", "11", "test", "1");

  private static String repeats(int times, boolean otherValues) {
    StringBuilder picture = new StringBuilder("GET | 0 1000 | " + ENTRY + "\n");
    picture.append("  list | 0 10 | client db.query.text=select id from orders\n");
    for (int at = 0; at < times; at++) {
      picture.append(
          "  c | %d %d | client db.query.text=select name from customer where id = $1; db.query.parameter.0=%d\n"
              .formatted(20 + at * 10, 26 + at * 10, otherValues ? at : 7));
    }
    return picture.toString();
  }

  private static Ranking rank(Capture... captures) {
    return Ranking.of(List.of(captures), Optional.empty());
  }

  @Test
  void aStatementRepeatedForOtherValuesIsAnNPlusOne() {
    Ranking ranking = rank(Drawn.capture(repeats(20, true)));
    Bottleneck found = ranking.bottlenecks().getFirst();
    assertEquals(new Cause.NPlusOne(20, 20), found.cause());
    assertEquals(new EndpointKey("shop", "GET /orders"), found.where().endpoint());
    assertInstanceOf(Proof.Proved.class, found.proof());
    assertEquals(120, found.cost().totalMs(), 1e-9);
    assertEquals(0.120, found.cost().load(), 1e-9);
    assertEquals(0.12, found.cost().share(), 1e-9);
    assertEquals(114, found.bound().p50Ms(), 1e-9);
    assertEquals(1, ranking.bottlenecks().size());
  }

  @Test
  void statementsOfOneLoopNameOneAnother() {
    StringBuilder picture = new StringBuilder("GET | 0 1000 | " + ENTRY + "\n");
    for (int at = 0; at < 6; at++) {
      picture.append(
          "  c | %d %d | client db.query.text=select name from customer where id = %d\n"
              .formatted(at * 100, at * 100 + 30, at));
      picture.append(
          "  a | %d %d | client db.query.text=select city from address where id = %d\n"
              .formatted(at * 100 + 40, at * 100 + 60, at));
    }
    for (int at = 0; at < 6; at++) {
      picture.append(
          "  p | %d %d | client db.query.text=select price from product where id = %d\n"
              .formatted(700 + at * 40, 700 + at * 40 + 30, at));
    }
    List<Bottleneck> found = rank(Drawn.capture(picture.toString())).bottlenecks();
    assertEquals(3, found.size());
    for (Bottleneck one : found) {
      List<String> loop =
          one.evidence().stream()
              .filter(Evidence.SameLoop.class::isInstance)
              .map(evidence -> ((Evidence.SameLoop) evidence).statement())
              .toList();
      String own = one.where().statement();
      List<String> expected =
          own.contains("customer")
              ? List.of("select city from address where id = ?")
              : own.contains("address")
                  ? List.of("select name from customer where id = ?")
                  : List.of();
      assertEquals(expected, loop, own);
    }
  }

  @Test
  void theSameValuesAgainAreAMissingCache() {
    Bottleneck found = rank(Drawn.capture(repeats(20, false))).bottlenecks().getFirst();
    assertEquals(new Cause.MissingCache(20, 0.95, 0), found.cause());
    assertEquals(19 * 6, found.bound().meanMs(), 1e-9);
  }

  private static String literal(String comment) {
    StringBuilder picture = new StringBuilder("GET | 0 1000 | " + ENTRY + "\n");
    for (int at = 0; at < 20; at++) {
      picture.append(
          "  c | %d %d | client db.query.text=select rate from country where code = 'NL'%s\n"
              .formatted(20 + at * 10, 26 + at * 10, comment.formatted(at)));
    }
    return picture.toString();
  }

  @Test
  void theSameLiteralTextAgainIsAMissingCache() {
    Bottleneck found = rank(Drawn.capture(literal(""))).bottlenecks().getFirst();
    assertEquals(new Cause.MissingCache(20, 0.95, 0), found.cause());
  }

  @Test
  void commentsThatNameTheTraceMakeNoOtherValues() {
    String comment = " /*traceparent='00-1-%d-01'*/";
    Bottleneck found = rank(Drawn.capture(literal(comment))).bottlenecks().getFirst();
    assertEquals(new Cause.MissingCache(20, 0.95, 0), found.cause());
  }

  @Test
  void fewRepeatsAreNoNPlusOne() {
    assertEquals(List.of(), rank(Drawn.capture(repeats(4, true))).bottlenecks());
  }

  @Test
  void anExecutionThatMapperAndDriverBothShowCountsOnce() {
    String inner = " | client db.query.text=select name from customer where id = ?";
    StringBuilder picture = new StringBuilder("GET | 0 100 | " + ENTRY + "\n");
    for (int at = 0; at < 4; at++) {
      int from = at * 20;
      picture.append("  orm | %d %d%s\n".formatted(from, from + 15, inner));
      picture.append("    driver | %d %d%s\n".formatted(from + 1, from + 14, inner));
    }
    Ranking ranking = rank(Drawn.capture(picture.toString()));
    assertEquals(4, ranking.endpoints().getFirst().queries().mean());
    assertEquals(List.of(), ranking.bottlenecks());
  }

  @Test
  void aCompositeSpanCountsAllItsExecutions() {
    Bottleneck found =
        rank(Drawn.capture(
                "GET | 0 100 | "
                    + ENTRY
                    + "\n"
                    + "  c | 0 80 | client weight=20; db.query.text=select 7 from c where id ="
                    + " $1\n"))
            .bottlenecks()
            .getFirst();
    assertEquals(new Cause.NPlusOne(20, 20), found.cause());
    assertEquals(76, found.bound().meanMs(), 1e-6);
  }

  @Test
  void whatAnotherServiceDoesIsAnOutgoingCall() {
    Endpoint caller =
        rank(Drawn.capture(
                """
                GET /a | 0 100 | server service=a
                  call | 10 90 | client service=a; url.path=/b
                    GET /b | 20 80 | server service=b
                      q | 30 70 | client service=b; db.query.text=select 1 from t
                """))
            .endpoints()
            .getFirst();
    assertEquals(80, caller.byKindMs().getOrDefault(TimeKind.HTTP, 0.0), 1e-9);
    assertEquals(20, caller.byKindMs().getOrDefault(TimeKind.OWN, 0.0), 1e-9);
  }

  @Test
  void queriesPerRequestAreCounted() {
    Endpoint endpoint = rank(Drawn.capture(repeats(20, true))).endpoints().getFirst();
    assertEquals(new Endpoint.Queries(21, 21, 21), endpoint.queries());
    assertEquals(1, endpoint.requests());
    assertEquals(1.0, endpoint.load(), 1e-9);
    assertEquals(1000, endpoint.byKindMs().values().stream().mapToDouble(ms -> ms).sum(), 1e-9);
  }

  private static final String SEARCH =
      """
      GET | 0 200 | server http.request.method=GET; http.route=/search
        q | 10 190 | client db.query.text=select * from orders where phone = $1
      """;

  private static Capture plan(String statement) {
    PlanNode scan =
        new PlanNode(
            1,
            0,
            "Seq Scan",
            "",
            "",
            "orders",
            "orders",
            "",
            new PlanNode.Estimate(0, 100, 2, 40),
            new PlanNode.Actual(1, 90, 3, 1),
            null,
            Map.of("Filter", "(phone = '123'::text)", "Rows Removed by Filter", "399997"));
    PlanTree tree = new PlanTree(List.of(scan), statement, "", 0.1, 100, Map.of(), Map.of());
    return new Capture.OfPlans(FILE, List.of(tree));
  }

  @Test
  void aScanThatKeepsFewRowsIsAMissingIndexAtTheEndpointThatRunsIt() {
    Ranking ranking = rank(Drawn.capture(SEARCH), plan("SELECT * FROM orders WHERE phone = '123'"));
    Bottleneck found = ranking.bottlenecks().getFirst();
    assertEquals(new Cause.MissingIndex("orders", List.of("phone"), 400_000, 3), found.cause());
    assertEquals(new EndpointKey("shop", "GET /search"), found.where().endpoint());
    assertEquals(180 * 0.9, found.bound().meanMs(), 1e-9);
    assertEquals(2, found.evidence().size());
    assertEquals(Evidence.Join.SAME_SQL, found.evidence().get(1).join());
    assertEquals(1, ranking.bottlenecks().size());
  }

  @Test
  void aPlanAloneIsRankedWithoutALoad() {
    Bottleneck found =
        rank(plan("SELECT * FROM orders WHERE phone = '123'")).bottlenecks().getFirst();
    assertTrue(Double.isNaN(found.cost().load()));
    assertEquals(100, found.cost().totalMs());
  }

  @Test
  void aPlanThatNamesNoStatementIsRankedByItself() {
    Bottleneck found = rank(plan("")).bottlenecks().getFirst();
    assertEquals(new Cause.MissingIndex("orders", List.of("phone"), 400_000, 3), found.cause());
    assertEquals("plan 1 of file", found.where().resource());
    assertTrue(Double.isNaN(found.cost().load()));
    assertEquals(90, found.bound().meanMs(), 1e-9);
  }

  private static Capture snapshot(String at, double calls, double ms) {
    return snapshot(at, calls, ms, true);
  }

  private static Capture snapshot(String at, double calls, double ms, boolean topLevel) {
    StatementEntry entry =
        new StatementEntry(
            new StatementKey("10", "5", "-42", topLevel),
            "select * from orders where phone = $1",
            new Counters(Map.of(Counter.CALLS, calls, Counter.TOTAL_EXEC_MS, ms)),
            null,
            7);
    return new Capture.OfStatements(
        FILE, new StatementSnapshot(Instant.parse(at), "1.12", null, 0, List.of(entry)));
  }

  @Test
  void oneStatementAtOneEndpointIsOneBottleneckWithAllItsWitnesses() {
    Ranking ranking =
        rank(
            Drawn.capture(SEARCH),
            plan("select * from orders where phone = ?"),
            snapshot("2026-11-21T10:00:00Z", 10, 1000),
            snapshot("2026-11-21T10:10:00Z", 20, 1900));
    assertEquals(1, ranking.bottlenecks().size());
    List<Evidence> evidence = ranking.bottlenecks().getFirst().evidence();
    assertEquals(3, evidence.size());
    Evidence.ServerStatement server =
        assertInstanceOf(Evidence.ServerStatement.class, evidence.get(1));
    assertEquals(10, server.calls());
    assertEquals(900, server.execMs());
    assertEquals(900, ranking.coverage().databaseLinkedMs());
  }

  @Test
  void aServersStatementThatNoTraceShowsHasNoEndpoint() {
    Bottleneck found =
        rank(snapshot("2026-11-21T10:00:00Z", 10, 1000), snapshot("2026-11-21T10:10:00Z", 20, 1900))
            .bottlenecks()
            .getFirst();
    assertEquals(new Cause.SlowStatement(90), found.cause());
    assertEquals(null, found.where().endpoint());
    assertEquals(0.9 / 600, found.cost().load(), 1e-12);
  }

  @Test
  void whatAFunctionRunsInsideIsNotCountedBesideItsCaller() {
    assertEquals(
        List.of(),
        rank(
                snapshot("2026-11-21T10:00:00Z", 10, 1000, false),
                snapshot("2026-11-21T10:10:00Z", 20, 1900, false))
            .bottlenecks());
  }

  @Test
  void cpuOfARequestsOwnThreadIsHotCodeAtItsEndpoint() {
    assertHotCode(ENTRY);
  }

  @Test
  void cpuOfRecordedRequestsIsHeldAgainstThoseOnly() {
    assertHotCode(ENTRY + "; weight=20");
  }

  private static void assertHotCode(String entry) {
    Profile.Builder profile = Profile.builder().metric(Metric.CPU_TIME, Unit.NANOSECONDS);
    int thread = profile.thread(new ProfiledThread("t1", 1));
    int stack = Stacks.ROOT;
    for (String name :
        List.of("java.lang.Thread.run", "shop.Catalog.render", "java.util.Map.put")) {
      stack = profile.push(stack, profile.frame(Frame.named(name, Frame.Kind.COMPILED)));
    }
    for (int ms = 100; ms < 900; ms += 20) {
      profile.sample(Metric.CPU_TIME, stack, thread, ms * 1_000_000L, 20_000_000);
    }
    Ranking ranking =
        rank(
            Drawn.capture("GET | 0 1000 | " + entry), new Capture.OfProfile(FILE, profile.build()));
    Bottleneck found = ranking.bottlenecks().getFirst();
    assertEquals(new Cause.HotCode("shop.Catalog.render", 1.0), found.cause());
    assertEquals(new EndpointKey("shop", "GET /orders"), found.where().endpoint());
    assertEquals(800, found.cost().totalMs(), 1e-9);
    assertEquals(Evidence.Join.SAME_THREAD_AND_TIME, found.evidence().getFirst().join());
  }

  @Test
  void pausesOfTheLoopGoWithTheExecutionsThatACacheAnswers() {
    StringBuilder picture = new StringBuilder("GET | 0 1000 | " + ENTRY + "\n");
    for (int at = 0; at < 20; at++) {
      picture.append(
          "  c | %s %s | client db.query.text=select rate from country where code = 'NL'\n"
              .formatted(20 + at * 6.5, 26 + at * 6.5));
    }
    Bottleneck found = rank(Drawn.capture(picture.toString())).bottlenecks().getFirst();
    assertEquals(19 * 6.5, found.bound().meanMs(), 1e-9);
  }

  @Test
  void theOrderOfTheCapturesDoesNotMatter() {
    Capture traces = Drawn.capture(SEARCH + repeats(20, true));
    Capture plan = plan("select * from orders where phone = $1");
    assertEquals(rank(traces, plan), rank(plan, traces));
  }
}
