package dev.slowpath.analysis.plan;

import static dev.slowpath.analysis.plan.DrawnPlan.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.plan.PlanTree;
import org.junit.jupiter.api.Test;

/// The figures of plans that servers printed, where tools of others divide, count or blame wrongly.
class PlanArithmeticTest {
  private static final double NEAR = 1e-9;

  @Test
  void processesAreCountedByLoopsNotByWorkersLaunched() {
    PlanTree withoutLeader =
        new DrawnPlan()
            .node(0, "Gather", "")
            .took(10, 100, 1)
            .detail("Workers Launched", "2")
            .node(1, "Parallel Seq Scan", "Outer")
            .took(8, 50, 2)
            .executedIn(10.5);
    assertEquals(2, line(withoutLeader, 2).processes());
    PlanTree singleCopy =
        new DrawnPlan()
            .node(0, "Gather", "")
            .took(10, 100, 1)
            .detail("Workers Launched", "1")
            .node(1, "Seq Scan", "Outer")
            .took(8, 50, 1)
            .executedIn(10.5);
    assertEquals(1, line(singleCopy, 2).processes());
    assertEquals(2, line(singleCopy, 1).exclusiveMs(), NEAR);
  }

  @Test
  void loopsOfWorkersAreDividedAmongThem() {
    PlanTree plan =
        new DrawnPlan()
            .node(0, "Gather", "")
            .took(2000, 8, 1)
            .detail("Workers Launched", "7")
            .node(1, "Nested Loop", "Outer")
            .took(1900, 1, 8)
            .node(2, "Parallel Seq Scan", "Outer")
            .took(100, 12_500, 8)
            .node(2, "Index Scan", "Inner")
            .took(0.084, 1, 100_000)
            .executedIn(2001);
    assertEquals(1050, line(plan, 4).inclusiveMs(), NEAR);
    assertEquals(8400, line(plan, 4).processMs(), NEAR);
  }

  @Test
  void blocksOfASubPlanAreNotItsParents() {
    PlanTree plan =
        new DrawnPlan()
            .node(0, "Seq Scan", "")
            .took(5, 19, 1)
            .hit(584)
            .node(1, "Aggregate", "SubPlan 1")
            .took(0.2, 1, 19)
            .hit(580)
            .executedIn(5.1);
    assertEquals(4, line(plan, 1).exclusiveBuffers().orElseThrow().sharedHit());
  }

  @Test
  void aCteIsPaidByTheScanThatAskedForItFirst() {
    PlanTree plan =
        new DrawnPlan()
            .node(0, "Nested Loop", "")
            .took(80, 10, 1)
            .hit(556)
            .node(1, "Seq Scan", "CTE t")
            .took(18.995, 1000, 1)
            .hit(556)
            .node(1, "CTE Scan", "Outer")
            .on("t")
            .took(57.533, 1000, 1)
            .hit(556)
            .node(1, "CTE Scan", "Inner")
            .on("t")
            .took(19.757, 1000, 1)
            .hit(0)
            .executedIn(80.2);
    assertEquals(38.538, line(plan, 3).exclusiveMs(), 1e-6);
    assertEquals(19.757, line(plan, 4).exclusiveMs(), 1e-6);
  }

  @Test
  void anInitPlanIsPaidByTheNodeThatNamesItAndTenIsNotOne() {
    PlanTree plan =
        new DrawnPlan()
            .node(0, "Append", "")
            .took(2.5, 2, 1)
            .node(1, "Aggregate", "InitPlan 1 (returns $0)")
            .took(1.026, 1, 1)
            .node(1, "Result", "InitPlan 10 (returns $9)")
            .took(0.5, 1, 1)
            .node(1, "Seq Scan", "Member")
            .took(0.8, 1, 1)
            .detail("Filter", "(a > (InitPlan 10).col1) AND (b > $9)")
            .node(1, "Seq Scan", "Member")
            .took(1.101, 1, 1)
            .detail("Filter", "(a > $0)")
            .executedIn(2.6);
    assertEquals(0.075, line(plan, 5).exclusiveMs(), 1e-6);
    assertEquals(0.3, line(plan, 4).exclusiveMs(), 1e-6);
  }

  @Test
  void buildingABitmapIsSerialWhereWorkersWaitForIt() {
    PlanTree plan =
        new DrawnPlan()
            .node(0, "Gather", "")
            .took(100, 900, 1)
            .detail("Workers Launched", "2")
            .node(1, "Parallel Bitmap Heap Scan", "Outer")
            .took(90, 300, 3)
            .node(2, "Bitmap Index Scan", "Outer")
            .took(53.283, 900, 1)
            .executedIn(101);
    PlanLedger.Line bitmap = line(plan, 3);
    assertEquals(53.283, bitmap.processMs(), NEAR);
    assertEquals(17.761, bitmap.exclusiveMs(), NEAR);
    assertEquals(53.283, bitmap.criticalMs(), NEAR);
    assertTrue(bitmap.isSerialInParallel());
    assertEquals(90 - 53.283, line(plan, 2).criticalMs(), NEAR);
  }

  @Test
  void triggersOfConstraintsRunOutsideNodes() {
    PlanTree plan =
        new DrawnPlan()
            .node(0, "Insert", "")
            .took(0.689, 0, 1)
            .trigger("orders_customer_id_fkey", 6.838)
            .executedIn(7.567);
    PlanBalance balance = PlanBalance.of(plan);
    assertEquals(6.838, balance.triggersMs(), NEAR);
    assertEquals(0.04, balance.unexplainedMs(), 1e-6);
  }

  @Test
  void triggersThatDoNotFitBesideTheNodesRanInThem() {
    PlanTree plan =
        new DrawnPlan().node(0, "Update", "").took(9, 0, 1).trigger("before_it", 6).executedIn(9.2);
    assertEquals(6, PlanBalance.of(plan).triggersInNodesMs(), NEAR);
    assertEquals(0.2, PlanBalance.of(plan).unexplainedMs(), 1e-6);
  }

  @Test
  void aModificationThatNobodyReadsRunsAfterTheRoot() {
    PlanTree plan =
        new DrawnPlan()
            .node(0, "Result", "")
            .took(0.086, 1, 1)
            .node(1, "Insert", "CTE changed")
            .took(11.377, 0, 1)
            .executedIn(11.797);
    PlanBalance balance = PlanBalance.of(plan);
    assertEquals(11.377, balance.afterRootMs(), NEAR);
    assertEquals(0.086, line(plan, 1).exclusiveMs(), NEAR);
    assertEquals(0.334, balance.unexplainedMs(), 1e-6);
    assertTrue(balance.closes());
  }

  @Test
  void roundingOfAMillionLoopsIsSaid() {
    PlanTree plan =
        new DrawnPlan()
            .node(0, "Nested Loop", "")
            .took(3000, 1, 1)
            .node(1, "Index Scan", "Inner")
            .took(0.002, 1, 1_000_000)
            .executedIn(3001);
    assertEquals(500, line(plan, 2).errorMs(), 0.001);
    assertEquals(500.0005, line(plan, 1).errorMs(), 0.001);
  }
}
