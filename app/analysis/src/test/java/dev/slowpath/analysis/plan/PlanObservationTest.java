package dev.slowpath.analysis.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slowpath.model.catalog.Catalog;
import dev.slowpath.model.catalog.Index;
import dev.slowpath.model.catalog.IndexCost;
import dev.slowpath.model.catalog.SimilarIndex;
import dev.slowpath.model.catalog.Table;
import dev.slowpath.model.plan.PlanTree;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanObservationTest {
  private static List<String> ids(PlanTree plan) {
    return PlanObservation.of(plan).stream().map(one -> one.node() + " " + one.id()).toList();
  }

  @Test
  void estimatesBelowAGatherAreOfOneProcess() {
    PlanTree plan =
        new DrawnPlan()
            .node(0, "Gather", "")
            .estimated(10_000_000)
            .took(900, 10_000_037, 1)
            .detail("Workers Planned", "2")
            .detail("Workers Launched", "2")
            .node(1, "Parallel Seq Scan", "Outer")
            .on("t")
            .estimated(4_166_682)
            .took(800, 3_333_346, 3)
            .executedIn(901);
    EstimateCheck check = EstimateCheck.of(plan).get(1);
    assertEquals(10_000_037, check.estimated(), 1);
    assertEquals(1, check.factor(), 0.001);
  }

  @Test
  void fewRowsUnderALimitAreNoMistake() {
    DrawnPlan drawn =
        new DrawnPlan()
            .node(0, "Limit", "")
            .estimated(1)
            .took(1, 1, 1)
            .node(1, "Seq Scan", "Outer")
            .on("t")
            .estimated(100_000)
            .took(1, 1, 1);
    assertEquals(List.of(), ids(drawn.executedIn(1.1)));
  }

  /// What a join of two inputs makes of their estimates, both expected to give 10,000 rows.
  private static List<EstimateCheck.Reach> reaches(String join, double outer, double inner) {
    PlanTree plan =
        new DrawnPlan()
            .node(0, join, "")
            .estimated(10)
            .took(1, 1, 1)
            .node(1, "Seq Scan", "Outer")
            .on("a")
            .estimated(10_000)
            .took(1, outer, 1)
            .node(1, join.startsWith("Hash") ? "Hash" : "Materialize", "Inner")
            .estimated(10_000)
            .took(1, inner, 1)
            .node(3, "Seq Scan", "Outer")
            .on("b")
            .estimated(10_000)
            .took(1, inner, 1)
            .executedIn(1.1);
    return EstimateCheck.of(plan).stream().map(EstimateCheck::reach).skip(1).toList();
  }

  @Test
  void aJoinStopsAskingWhereItHasFoundWhatItLooksFor() {
    var full = EstimateCheck.Reach.FULL;
    var cut = EstimateCheck.Reach.CUT_SHORT;
    var uncounted = EstimateCheck.Reach.NOT_COUNTED;
    assertEquals(List.of(full, full, full), reaches("Nested Loop", 10, 10));
    assertEquals(List.of(full, cut, cut), reaches("Nested Loop Semi Join", 10, 10));
    assertEquals(List.of(cut, uncounted, cut), reaches("Merge Join", 10, 90_000));
    assertEquals(List.of(full, full, full), reaches("Hash Join", 1, 10));
    assertEquals(List.of(cut, full, full), reaches("Hash Join", 1, 0));
  }

  /// A Sort under a Limit gives few rows, but has read all of its input.
  @Test
  void whatALimitAsksForSaysNothingOfASort() {
    DrawnPlan drawn =
        new DrawnPlan()
            .node(0, "Limit", "")
            .estimated(20)
            .took(1, 20, 1)
            .node(1, "Sort", "Outer")
            .estimated(6_000)
            .took(1, 20, 1)
            .node(2, "Seq Scan", "Outer")
            .on("t")
            .estimated(6_000)
            .took(1, 60, 1);
    assertEquals(List.of("3 wrong-estimate"), ids(drawn.executedIn(1.1)));
  }

  @Test
  void aWrongEstimateIsRemarkedWhereItBegins() {
    DrawnPlan drawn =
        new DrawnPlan()
            .node(0, "Sort", "")
            .estimated(20)
            .took(1, 2_000, 1)
            .node(1, "Hash Join", "Outer")
            .estimated(20)
            .took(1, 2_000, 1)
            .node(2, "Seq Scan", "Outer")
            .on("t")
            .estimated(60)
            .took(1, 5_000, 1);
    assertEquals(List.of("3 wrong-estimate"), ids(drawn.executedIn(1.1)));
  }

  @Test
  void nodesThatCountNoRowsAreNotJudged() {
    PlanTree plan =
        new DrawnPlan()
            .node(0, "Update", "")
            .estimated(500)
            .took(1, 0, 1)
            .node(1, "Bitmap Heap Scan", "Outer")
            .on("t")
            .estimated(500)
            .took(1, 500, 1)
            .node(2, "BitmapAnd", "Outer")
            .estimated(500)
            .took(1, 0, 1)
            .executedIn(1.1);
    assertEquals(List.of(), ids(plan));
  }

  /// A BRIN index names pages, and no memory changes that.
  @Test
  void aBitmapOfWholePagesIsNoLackOfMemory() {
    DrawnPlan drawn =
        new DrawnPlan()
            .node(0, "Bitmap Heap Scan", "")
            .on("t")
            .estimated(200)
            .took(1, 200, 1)
            .detail("Heap Blocks", "lossy=128")
            .node(1, "Bitmap Index Scan", "Outer")
            .estimated(100)
            .took(1, 1280, 1);
    assertEquals(List.of(), ids(drawn.executedIn(1.1)));
  }

  @Test
  void batchesOfAHashAreASpillEvenWhereNoBlocksAreCounted() {
    DrawnPlan drawn =
        new DrawnPlan().node(0, "Hash", "").estimated(200).took(1, 200, 1).detail("Batches", "4");
    assertEquals(List.of("1 spill"), ids(drawn.executedIn(1.1)));
  }

  @Test
  void heapFetchesAreATotal() {
    PlanTree plan =
        new DrawnPlan()
            .node(0, "Index Only Scan", "")
            .on("t")
            .estimated(40)
            .took(0.01, 40, 200)
            .detail("Heap Fetches", "9000")
            .executedIn(3);
    assertEquals(List.of(new PlanObservation.HeapFetches(1, 9000, 8000)), PlanObservation.of(plan));
  }

  @Test
  void compilingIsBlamedOnCompiling() {
    PlanTree plan =
        new DrawnPlan()
            .node(0, "Limit", "")
            .took(883.2, 883.3, 10, 1)
            .node(1, "Seq Scan", "Outer")
            .on("t")
            .took(0.1, 251.3, 10, 1)
            .fact("JIT Timing", "Generation 1.2 ms, Inlining 100.0 ms, Total 643.5 ms")
            .executedIn(890);
    assertEquals(List.of(new PlanObservation.JitCost(1, 643.5, 890)), PlanObservation.of(plan));
  }

  @Test
  void spillsLossyBitmapsMissingWorkersAndIdleBranchesAreRemarked() {
    PlanTree plan =
        new DrawnPlan()
            .node(0, "Gather", "")
            .took(9, 1, 1)
            .detail("Workers Planned", "4")
            .detail("Workers Launched", "1")
            .node(1, "Sort", "Outer")
            .took(8, 1, 2)
            .detail("Sort Method", "external merge")
            .detail("Disk", "2048kB")
            .node(2, "Bitmap Heap Scan", "Outer")
            .on("t")
            .took(7, 1, 2)
            .detail("Heap Blocks", "exact=10 lossy=90")
            .node(1, "Hash Join", "Inner")
            .took(0, 0, 0)
            .node(4, "Seq Scan", "Outer")
            .on("u")
            .took(0, 0, 0)
            .executedIn(10);
    assertEquals(
        List.of(
            new PlanObservation.WorkerShortage(1, 4, 1),
            new PlanObservation.Spill(2, 2048),
            new PlanObservation.LossyBitmap(3, 10, 90),
            new PlanObservation.NeverExecuted(4, 2)),
        PlanObservation.of(plan));
  }

  private static PlanTree scan(String filter) {
    return new DrawnPlan()
        .node(0, "Seq Scan", "")
        .on("public.orders")
        .estimated(10)
        .took(40, 2_000, 1)
        .detail("Filter", filter)
        .detail("Rows Removed by Filter", "398000")
        .executedIn(41);
  }

  private static IndexIdea idea(String filter) {
    return PlanObservation.of(scan(filter)).stream()
        .filter(PlanObservation.UsefulIndex.class::isInstance)
        .map(one -> ((PlanObservation.UsefulIndex) one).idea())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theIndexHasEqualityFirstAndOneRange() {
    IndexIdea idea =
        idea(
            "((orders.day > 3) AND (orders.total < '5'::numeric) AND ((\"Kind\")::text ="
                + " 'a OR b'::text) AND (lower(note) = 'x'::text))");
    assertEquals(
        "CREATE INDEX CONCURRENTLY \"orders_Kind_day_idx\" ON public.orders (\"Kind\", day);",
        idea.statement());
    assertEquals(List.of("1 rows-removed", "1 wrong-estimate"), ids(scan("((a = 1) OR (b = 2))")));
  }

  @Test
  void conditionsThatGoTogetherAreRemarked() {
    assertEquals(
        List.of("1 rows-removed", "1 useful-index", "1 wrong-estimate", "1 correlated-filters"),
        ids(scan("((city = 'Bonn'::text) AND (zip = '53111'::text))")));
  }

  @Test
  void theCatalogSaysWhatAnIndexCosts() {
    Table orders =
        new Table(
            "public",
            "orders",
            400_000,
            46_817_280,
            58_998_784,
            new Table.Activity(355, 141_200_000, 1411, 900, 200, 0, 100),
            List.of(
                new Table.Column("customer_id", "bigint", 8, 20_000, 0),
                new Table.Column("id", "bigint", 8, -1, 0)),
            List.of(
                new Index(
                    "orders_customer_id_idx",
                    "CREATE INDEX orders_customer_id_idx ON public.orders USING btree (customer_id"
                        + " DESC)",
                    400_000,
                    3_129_344,
                    528,
                    false,
                    false,
                    true)));
    Catalog catalog = new Catalog(null, null, List.of(orders));
    IndexCost same = advice("(customer_id = 7)", catalog);
    assertEquals(3_129_344, same.bytes(), 100_000);
    assertEquals(SimilarIndex.Likeness.SERVES, same.similar().getFirst().likeness());
    assertEquals(1000, same.writes());
    assertEquals(9_003_008, advice("(id = 7)", catalog).bytes(), 200_000);
    assertEquals(
        SimilarIndex.Likeness.BEGINS,
        advice("((customer_id = 7) AND (id = 7))", catalog).similar().getFirst().likeness());
  }

  private static IndexCost advice(String filter, Catalog catalog) {
    return IndexAdvice.of(idea(filter), catalog).orElseThrow();
  }
}
