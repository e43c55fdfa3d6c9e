package dev.slowpath.plugin.postgres.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.plan.Buffers;
import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.plan.PlanTree;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextPlansTest {
  private static final String JOIN =
      """
      Hash Left Join  (cost=1.09..2.30 rows=12 width=8) (actual time=0.030..0.040 rows=12 loops=1)
        Hash Cond: (o.c = c.id)
        Buffers: shared hit=2 read=1, temp written=3
        ->  Seq Scan on public."Big Orders" o  (cost=0.00..1.12 rows=12 width=8) (actual time=0.004..0.005 rows=12 loops=1)
              Filter: (note <> 'it''s -> (odd'::text)
              Rows Removed by Filter: 3
              Buffers: shared hit=1
        ->  Hash  (cost=1.04..1.04 rows=4 width=4) (actual time=0.010..0.010 rows=4 loops=1)
              Buckets: 2048 (originally 1024)  Batches: 2 (originally 1)  Memory Usage: 9kB
              Buffers: shared hit=1 read=1
              ->  Index Only Scan Backward using c_pkey on c  (cost=0.00..1.04 rows=4 width=4) (never executed)
                    Heap Fetches: 0
      Planning:
        Buffers: shared hit=12
        Memory: used=14kB  allocated=16kB
      Planning Time: 0.105 ms
      Trigger for constraint fk_c: time=6.838 calls=10
      Trigger touch on orders: time=1.000 calls=2
      JIT:
        Functions: 4
        Options: Inlining false, Optimization false, Expressions true, Deforming true
        Timing: Generation 0.4 ms (Deform 0.2 ms), Inlining 0.0 ms, Optimization 0.3 ms, Emission 3.1 ms, Total 3.9 ms
      Settings: work_mem = '1MB', jit_above_cost = '0'
      Query Identifier: -123456789012345
      Execution Time: 7.567 ms
      """;

  @Test
  void readsNodesWithTheirWords() throws ImportException, IOException {
    PlanTree plan = Drawn.plan(JOIN);
    assertEquals(
        List.of("Hash Left Join", "Seq Scan", "Hash", "Index Only Scan Backward"),
        plan.nodes().stream().map(PlanNode::type).toList());
    assertEquals(List.of(0, 1, 1, 3), plan.nodes().stream().map(PlanNode::parent).toList());
    assertEquals(
        List.of("", "Outer", "Inner", "Outer"),
        plan.nodes().stream().map(PlanNode::relationship).toList());
    assertEquals("public.Big Orders", plan.node(2).relation());
    assertEquals("o", plan.node(2).alias());
    assertEquals("c_pkey", plan.node(4).index());
    assertTrue(plan.node(4).isNeverExecuted());
    assertEquals(new Buffers(2, 1, 0, 0, 0, 0, 0, 0, 0, 3), plan.node(1).buffers());
    assertEquals(Buffers.NONE, plan.node(4).buffers());
  }

  @Test
  void keepsPropertiesByName() throws ImportException, IOException {
    PlanTree plan = Drawn.plan(JOIN);
    assertEquals(
        Map.of("Filter", "(note <> 'it''s -> (odd'::text)", "Rows Removed by Filter", "3"),
        plan.node(2).details());
    assertEquals(
        Map.of(
            "Buckets", "2048 (originally 1024)",
            "Batches", "2 (originally 1)",
            "Memory Usage", "9kB"),
        plan.node(3).details());
  }

  @Test
  void readsWhatIsSaidOfTheWhole() throws ImportException, IOException {
    PlanTree plan = Drawn.plan(JOIN);
    assertEquals(0.105, plan.planningMs());
    assertEquals(7.567, plan.executionMs());
    assertEquals("-123456789012345", plan.queryId());
    assertEquals(Map.of("fk_c", 6.838, "touch", 1.0), plan.triggers());
    assertEquals("work_mem = '1MB', jit_above_cost = '0'", plan.facts().get("Settings"));
    assertEquals("4", plan.facts().get("JIT Functions"));
    assertEquals("shared hit=12", plan.facts().get("Planning Buffers"));
    assertEquals("used=14kB  allocated=16kB", plan.facts().get("Planning Memory"));
  }

  @Test
  void anyIndentationGivesTheSameTree() throws ImportException, IOException {
    PlanTree plan = Drawn.plan(JOIN);
    String tabbed = JOIN.lines().map(line -> "\t" + line + "\n").reduce("", String::concat);
    String narrow = JOIN.replace("      ", "   ").replace("->  ", "-> ");
    String windows = JOIN.replace("\n", "\r\n");
    for (String form : List.of(tabbed, narrow, windows)) {
      assertEquals(plan.nodes(), Drawn.plan(form).nodes());
    }
  }

  @Test
  void takesOffWhatPsqlDraws() throws ImportException, IOException {
    PlanTree plan = Drawn.plan(JOIN);
    long rows = JOIN.lines().count();
    StringBuilder framed = new StringBuilder("+------+\n|  QUERY PLAN  |\n+------+\n");
    JOIN.lines().forEach(line -> framed.append("| ").append(line).append("   |\n"));
    framed.append("+------+\n(").append(rows).append(" rows)\n\nTime: 12.3 ms\n");
    StringBuilder quoted = new StringBuilder("\"QUERY PLAN\"\n");
    JOIN.lines()
        .forEach(line -> quoted.append('"').append(line.replace("\"", "\"\"")).append("\"\n"));
    assertEquals(plan, Drawn.plan(framed.toString()));
    assertEquals(plan.nodes(), Drawn.plan(quoted.toString()).nodes());
    assertEquals(
        List.of(Notice.Kind.UNKNOWN).toString(),
        Drawn.imported(quoted.toString().replace("Query Id", "Query-Id")).notices().stream()
            .map(Notice::kind)
            .toList()
            .toString());
  }

  private static String drawn(PlanNode node) {
    return "%d<%d %s %s %s"
        .formatted(node.id(), node.parent(), node.type(), node.relationship(), node.subplanName())
        .strip();
  }

  @Test
  void subplansStandUnderTheNodeTheyAreWrittenUnder() throws ImportException, IOException {
    PlanTree plan =
        Drawn.plan(
            """
            Nested Loop
              CTE big: one
                ->  Result
              InitPlan 1 (returns $1)
                ->  Limit
                      ->  Seq Scan on a
              ->  CTE Scan on "big: one" b
                    SubPlan 12
                      ->  Index Scan using i on c c_1
              ->  Materialize
                    ->  Seq Scan on d
            """);
    assertEquals(
        List.of(
            "1<0 Nested Loop",
            "2<1 Result InitPlan CTE big: one",
            "3<1 Limit InitPlan InitPlan 1 (returns $1)",
            "4<3 Seq Scan Outer",
            "5<1 CTE Scan Outer",
            "6<5 Index Scan SubPlan SubPlan 12",
            "7<1 Materialize Inner",
            "8<7 Seq Scan Outer"),
        plan.nodes().stream().map(TextPlansTest::drawn).toList());
    assertNull(plan.root().estimate());
    assertEquals("big: one", plan.node(5).relation());
  }

  @Test
  void workersLinesAreKeptPerWorker() throws ImportException, IOException {
    PlanTree plan =
        Drawn.plan(
            """
            Gather  (cost=0.00..1.00 rows=1 width=4) (actual time=0.1..9.0 rows=3.00 loops=1)
              Workers Planned: 2
              Workers Launched: 1
              ->  Parallel Seq Scan on t  (cost=0.00..1.00 rows=1 width=4) (actual time=0.1..0.2 rows=1.50 loops=2)
                    Buffers: shared hit=5
                    Worker 0:  actual time=0.107..0.108 rows=1.00 loops=1
                      Sort Method: quicksort  Memory: 25kB
                      Buffers: shared hit=2
            Execution Time: 9.100 ms
            """);
    assertEquals(
        "actual time=0.107..0.108 rows=1.00 loops=1; Sort Method: quicksort; Memory: 25kB; Buffers:"
            + " shared hit=2",
        plan.node(2).detail("Worker 0").orElseThrow());
    assertEquals("2", plan.node(1).detail("Workers Planned").orElseThrow());
    assertEquals(5, plan.node(2).buffers() == null ? -1 : plan.node(2).buffers().sharedHit());
  }

  @Test
  void theStatementEchoedAboveBelongsToThePlan() throws ImportException, IOException {
    String session =
        """
        shop=# SET work_mem = '1MB';
        SET
        shop=# EXPLAIN (ANALYZE, BUFFERS)
        shop-# SELECT * FROM orders
        shop-# WHERE id = 7;
                   QUERY PLAN
        ----------------------------
         Seq Scan on orders  (cost=0.00..1.12 rows=12 width=8)
        (1 row)

        shop=# explain select 1;
           QUERY PLAN
        ---------------
         Result  (cost=0.00..0.01 rows=1 width=4)
        (1 row)

        """;
    assertEquals(
        List.of("SELECT * FROM orders\nWHERE id = 7", "select 1"),
        Drawn.plans(session).stream().map(PlanTree::statement).toList());
    assertEquals(List.of(), Drawn.imported(session).notices());
  }

  @Test
  void autoExplainGivesTextAndDuration() throws ImportException, IOException {
    PlanTree plan =
        Drawn.plan(
            """
            LOG:  duration: 5.250 ms  plan:
            \tQuery Text: SELECT *
            \tFROM orders
            \tWHERE note = 'a'
            \tQuery Parameters: $1 = '7'
            \tSeq Scan on orders  (cost=0.00..1.12 rows=12 width=8) (actual time=0.004..5.2 rows=12 loops=1)
            \t  Filter: (note = 'a'::text)
            """);
    assertEquals("SELECT *\nFROM orders\nWHERE note = 'a'", plan.statement());
    assertEquals(5.25, plan.executionMs());
    assertEquals("$1 = '7'", plan.facts().get("Query Parameters"));
  }

  @Test
  void aLogLineLeftOfThePlanEndsIt() throws ImportException, IOException {
    String logged =
        """
        2026-11-21 10:00:00 UTC [1] LOG:  duration: 5.250 ms  plan:
        \tQuery Text: SELECT 1
        \tResult  (cost=0.00..0.01 rows=1 width=4)
        2026-11-21 10:00:01 UTC [1] LOG:  checkpoint starting
        2026-11-21 10:00:02 UTC [1] LOG:  duration: 6.250 ms  plan:
        \tQuery Text: SELECT 2
        \tResult  (cost=0.00..0.01 rows=1 width=4)
        """;
    assertEquals(
        List.of("SELECT 1 5.25", "SELECT 2 6.25"),
        Drawn.plans(logged).stream()
            .map(plan -> plan.statement() + " " + plan.executionMs())
            .toList());
    assertEquals(
        List.of(new Notice(Notice.Kind.SKIPPED, 1, "lines that are neither plan nor statement")),
        Drawn.imported(logged).notices());
  }

  @Test
  void aLineOfNoKnownFormIsRefusedWithItsNumber() {
    var refused =
        assertThrows(
            ImportException.class,
            () ->
                Drawn.plans(
                    """
                    Limit  (cost=0.00..1.12 rows=1 width=8)
                      what is this
                      ->  Seq Scan on orders  (cost=0.00..1.12 rows=12 width=8)
                    """));
    var problem = assertInstanceOf(Problem.Malformed.class, refused.problem());
    assertEquals(new Place.Line(2), problem.place());
    assertEquals("'what is this'", problem.found());
  }

  @Test
  void aPlanCutInTheMiddleIsRefusedWithItsLine() {
    String cut = JOIN.substring(0, JOIN.indexOf("->  Hash"));
    var refused = assertThrows(ImportException.class, () -> Drawn.plans(cut));
    var problem = assertInstanceOf(Problem.Truncated.class, refused.problem());
    assertEquals(new Place.Line(7), problem.place());
  }

  @Test
  void wholePlansBeforeACutAreRead() throws ImportException, IOException {
    var imported = Drawn.imported(JOIN + "\n" + JOIN.substring(0, 700));
    assertTrue(
        imported.notices().stream().anyMatch(said -> said.kind() == Notice.Kind.TRUNCATED),
        imported::toString);
    assertEquals(1, Drawn.plans(JOIN + "\n" + JOIN.substring(0, 700)).size());
  }

  @Test
  void partitionsOfAnUpdateAreItsTargets() throws ImportException, IOException {
    PlanTree plan =
        Drawn.plan(
            """
            Update on part
              Update on part_low part_1
              Update on part_high
              ->  Append
                    ->  Seq Scan on part_low part_1
                    ->  Seq Scan on part_high
            """);
    assertEquals("part_low part_1, part_high", plan.root().detail("Target Tables").orElseThrow());
    assertEquals("Member", plan.node(4).relationship());
  }
}
