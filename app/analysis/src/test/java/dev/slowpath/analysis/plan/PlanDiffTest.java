package dev.slowpath.analysis.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slowpath.model.plan.PlanTree;
import org.junit.jupiter.api.Test;

class PlanDiffTest {
  private static PlanTree joined(String scan, double ms, double rows) {
    return new DrawnPlan()
        .node(0, "Hash Join", "")
        .took(ms + 5, 10, 1)
        .node(1, scan, "Outer")
        .on("orders")
        .took(ms, rows, 1)
        .node(1, "Seq Scan", "Inner")
        .on("customer")
        .took(2, 100, 1)
        .executedIn(ms + 6);
  }

  private static PlanDiff.Change change(PlanDiff diff, String role) {
    return diff.changes().stream().filter(one -> one.role().equals(role)).findFirst().orElseThrow();
  }

  @Test
  void aScanMeetsTheScanOfItsTableWhateverItsMethod() {
    PlanDiff diff = PlanDiff.of(joined("Seq Scan", 40, 1000), joined("Index Scan", 4, 1000));
    PlanDiff.Change scan = change(diff, "scan orders");
    assertEquals(-36, scan.deltaMs(), 1e-9);
    assertEquals(-36, scan.effects().perRowMs(), 1e-9);
    assertEquals(0, change(diff, "scan customer").deltaMs(), 1e-9);
    assertEquals(0, diff.otherMs(), 1e-9);
  }

  @Test
  void moreRowsAtTheOldCostAreTheRowsEffect() {
    PlanDiff diff = PlanDiff.of(joined("Seq Scan", 10, 1000), joined("Seq Scan", 50, 4000));
    PlanDiff.Effects effects = change(diff, "scan orders").effects();
    assertEquals(30, effects.rowsMs(), 1e-9);
    assertEquals(10, effects.perRowMs(), 1e-9);
    assertEquals(0, effects.loopsMs(), 1e-9);
  }

  @Test
  void changesOfAllNodesAndWhatIsOutsideAreTheWholeChange() {
    PlanTree before = joined("Seq Scan", 10, 1000);
    PlanTree after =
        new DrawnPlan()
            .node(0, "Gather", "")
            .took(30, 10, 1)
            .node(1, "Parallel Seq Scan", "Outer")
            .on("orders")
            .took(20, 500, 3)
            .detail("I/O Timings", "shared read=6.000, temp write=3.000")
            .executedIn(33);
    PlanDiff diff = PlanDiff.of(before, after);
    double nodes = diff.changes().stream().mapToDouble(PlanDiff.Change::deltaMs).sum();
    assertEquals(33 - 16, nodes + diff.otherMs(), 1e-9);
    PlanDiff.Change scan = change(diff, "scan orders");
    assertEquals(20 - 10, scan.deltaMs(), 1e-9);
    assertEquals(6, scan.effects().cacheMs(), 1e-9);
    assertEquals(3, scan.effects().spillMs(), 1e-9);
    assertEquals(60.0 / 3 - 60, scan.effects().workersMs(), 1e-9);
    assertEquals(scan.deltaMs(), scan.effects().sum(), 1e-9);
  }
}
