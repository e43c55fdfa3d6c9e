package dev.slowpath.workbench.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.analysis.plan.PlanObservation;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Bound;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Cost;
import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.model.bottleneck.Where;
import dev.slowpath.model.source.Locator;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.plugin.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WordingTest {
  private static final Locator AT =
      new Locator(new Provenance("t1.csv", "00", "x", "1"), new Place.Row(4, "calls"));

  @Test
  void titleNamesTheCauseWithItsFigures() {
    assertEquals(
        "N+1: the same query 200 times a request", Causes.title(new Cause.NPlusOne(200, 210)));
    assertEquals(
        "Missing index: on orders (coupon, day), 400,000 rows read for 200",
        Causes.title(
            new Cause.MissingIndex("public.orders", List.of("coupon", "day"), 400_000, 200)));
    assertEquals(
        "Slow statement: 418 ms an execution", Causes.title(new Cause.SlowStatement(418.2)));
    assertEquals(
        "Hot code: 32.1 % of CPU in Json.write",
        Causes.title(new Cause.HotCode("dev.shop.Json.write", 0.321)));
  }

  @Test
  void refusalSaysFilePlaceFoundAndExpected() {
    var problem = new Problem.Malformed(new Place.Line(12, 3), "'}'", "a value");
    assertEquals("a.json: line 12, column 3: '}', expected a value", line(problem));
    var empty = new Problem.Unreadable(new Place.Whole(), "an empty file", "some content");
    assertEquals("a.json: whole file: an empty file, expected some content", line(empty));
  }

  private static String line(Problem problem) {
    return Problems.line("a.json", problem);
  }

  @Test
  void locatorIsFileAndPlace() {
    assertEquals("t1.csv : row 4, column calls", Places.text(AT));
    assertEquals("plan 1, node 3", Places.text(new Place.PlanNode(1, 3)));
    assertEquals(
        "line 7, span 00f067aa0ba902b7", Places.text(new Place.Span(7, 0xf067aa0ba902b7L)));
    assertEquals("byte 1234567", Places.text(new Place.AtByte(1_234_567)));
  }

  @Test
  void evidenceSaysWhatItSaw() {
    assertEquals(
        "1 span in 1 request, 12.0 ms in all",
        Evidences.text(new Evidence.Spans(AT, Evidence.Join.FOUND, 1, 12, 1)));
    assertEquals(
        "320 calls, 132 s in the server, 413 ms a call, queryid -79 (totals since its counters"
            + " began)",
        Evidences.text(
            new Evidence.ServerStatement(AT, Evidence.Join.SAME_SQL, "-79", 320, 132_000, true)));
    assertEquals(
        "Seq Scan on orders takes 123 ms itself, keeps 200 rows, 399,800 rows read and thrown away",
        Evidences.text(
            new Evidence.PlanStep(
                AT, Evidence.Join.SAME_SQL, "Seq Scan", "orders", 123, 200, 399_800)));
  }

  @Test
  void boundNamesOnlyTheGainsThatAreKnown() {
    Bound bound = new Bound(30.8, Double.NaN, 60.5, Bound.Formula.ALL_BUT_ONE);
    assertEquals("at most −30.8 ms at p50, −60.5 ms on average", Bounds.text(bound));
    Bound unknown = new Bound(Double.NaN, Double.NaN, Double.NaN, Bound.Formula.SCAN_TIME);
    assertEquals("unknown", Bounds.text(unknown));
  }

  @Test
  void consistentCauseNamesTheFilesThatWouldProveIt() {
    Proof proof = new Proof.Consistent(List.of(Proof.Missing.STATEMENTS, Proof.Missing.PLAN));
    assertEquals(
        "consistent; it would be proved by two snapshots of pg_stat_statements around the load, or"
            + " by the statement's plan (EXPLAIN (ANALYZE, BUFFERS))",
        Proofs.text(proof, new Cause.SlowStatement(30)));
  }

  @Test
  void costWithoutARateSaysSo() {
    Cost cost = new Cost(Double.NaN, 1, Cost.Whole.PLAN, 807, Double.NaN, 1, Cost.Basis.MEASURED);
    assertEquals(
        "no load (nothing tells how often it runs), 100.0 % of the plan's execution time, 807 ms in"
            + " all (measured, 1 ×)",
        Costs.text(cost));
    Cost totals =
        new Cost(
            Double.NaN, Double.NaN, Cost.Whole.DATABASE, 4241, Double.NaN, 98, Cost.Basis.MEASURED);
    assertEquals(
        "no load (nothing tells how long it was counted), 4,241 ms in all (measured, 98 ×)",
        Costs.text(totals));
  }

  @Test
  void missingIndexIsAdvisedWithItsStatementAndTheWayBack() {
    Advice advice =
        Advice.of(
            bottleneck(new Cause.MissingIndex("public.orders", List.of("coupon"), 400_000, 200)));
    assertEquals(
        "CREATE INDEX CONCURRENTLY orders_coupon_idx ON public.orders (coupon);",
        advice.change().getFirst());
    assertEquals("DROP INDEX CONCURRENTLY orders_coupon_idx;", advice.undo());
    assertTrue(advice.verify().contains("EXPLAIN (ANALYZE, BUFFERS)"), advice.verify());
  }

  @Test
  void indexOnExpressionsAndQuotedNamesIsNamedWithoutQuotes() {
    Advice advice =
        Advice.of(
            bottleneck(
                new Cause.MissingIndex(
                    "sch.\"Order Lines\"", List.of("lower((name)::text)", "\"aB\""), 9, 1)));
    assertEquals(
        "CREATE INDEX CONCURRENTLY order_lines_lower_name_ab_idx ON sch.\"Order Lines\""
            + " (lower((name)::text), \"aB\");",
        advice.change().getFirst());
    assertEquals("DROP INDEX CONCURRENTLY sch.order_lines_lower_name_ab_idx;", advice.undo());
  }

  @Test
  void noStatementIsAdvisedWhereNoIndexIsSure() {
    Advice advice = Advice.of(bottleneck(new Cause.MissingIndex("t", List.of(), 9, 1)));
    assertTrue(advice.change().stream().noneMatch(line -> line.contains("CREATE INDEX")));
  }

  @Test
  void repeatedQueryIsAdvisedInTheTermsOfTheFrameworks() {
    String all = String.join(" ", Advice.of(bottleneck(new Cause.NPlusOne(9, 9))).change());
    for (String term :
        List.of("select_related", "prefetch_related", "joinedload", "selectinload", "JOIN FETCH")) {
      assertTrue(all.contains(term), term);
    }
  }

  private static Bottleneck bottleneck(Cause cause) {
    return new Bottleneck(
        "id",
        cause,
        Where.statement(null, "select ?", ""),
        new Cost(1, 1, Cost.Whole.REQUESTS, 1, 1, 1, Cost.Basis.MEASURED),
        new Bound(1, 1, 1, Bound.Formula.ALL_BUT_ONE),
        new Proof.Proved(),
        List.of(new Evidence.Spans(AT, Evidence.Join.FOUND, 1, 1, 1)));
  }

  @Test
  void noticeSaysHowManyAndWhatHappenedToThem() {
    assertEquals(
        "1,183 lost by the producer: cpu-time",
        Notices.text(new Notice(Notice.Kind.LOST, 1183, "cpu-time")));
  }

  @Test
  void planRemarkCarriesItsNumbers() {
    assertEquals(
        "the planner expected 3,000 rows and there were 10 (÷300)",
        PlanRemarks.text(new PlanObservation.WrongEstimate(2, 3000, 10, 10 / 3000.0)));
    assertEquals(
        "99.9 % of the rows read from orders are thrown away (1,000 read, 1 kept), by (a = 1)",
        PlanRemarks.text(new PlanObservation.RowsRemoved(1, "orders", "(a = 1)", 1000, 1)));
  }
}
