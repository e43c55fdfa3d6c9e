package dev.slowpath.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.analysis.plan.PlanBalance;
import dev.slowpath.analysis.plan.PlanLedger;
import dev.slowpath.model.plan.Buffers;
import dev.slowpath.model.plan.PlanTree;
import java.util.List;

/// What holds of the arithmetic of every measured plan.
final class Invariants {
  private Invariants() {}

  static void hold(PlanTree plan, String printed) {
    List<PlanLedger.Line> lines = PlanLedger.of(plan);
    blocksAddUp(lines, printed);
    timesAddUp(plan, lines, printed);
  }

  /// Whole numbers: none below nothing, and all together what the root and unread modifications
  /// have.
  private static void blocksAddUp(List<PlanLedger.Line> lines, String printed) {
    Buffers sum = Buffers.NONE;
    for (PlanLedger.Line line : lines) {
      Buffers own = line.exclusiveBuffers().orElse(Buffers.NONE);
      assertTrue(own.covers(Buffers.NONE), () -> line + " has blocks below nothing in\n" + printed);
      sum = sum.plus(own);
    }
    Buffers root = lines.getFirst().node().buffers();
    if (root != null) {
      Buffers all = sum;
      assertTrue(all.covers(root), () -> all + " of " + root + " in\n" + printed);
      boolean hasModification = lines.stream().anyMatch(Invariants::isModifyingCte);
      assertTrue(hasModification || all.equals(root), () -> all + " of " + root + "\n" + printed);
    }
  }

  private static boolean isModifyingCte(PlanLedger.Line line) {
    return line.node().subplanName().startsWith("CTE ")
        && List.of("Insert", "Update", "Delete", "Merge").contains(line.node().type());
  }

  private static void timesAddUp(PlanTree plan, List<PlanLedger.Line> lines, String printed) {
    PlanBalance balance = PlanBalance.of(plan);
    assertTrue(balance.closes(), () -> balance + "\n" + lines + "\n" + printed);
    assertEquals(
        balance.executionMs(),
        balance.nodesMs()
            - balance.overlapMs()
            + balance.triggersMs()
            + balance.serializationMs()
            + balance.unexplainedMs(),
        1e-6);
    double root = lines.getFirst().inclusiveMs();
    double sum = lines.stream().mapToDouble(PlanLedger.Line::exclusiveMs).sum();
    assertEquals(
        root + balance.afterRootMs() + balance.overlapMs(),
        sum,
        balance.errorMs(),
        () -> lines + "\n" + printed);
    double critical = lines.stream().mapToDouble(PlanLedger.Line::criticalMs).sum();
    assertEquals(sum, critical, balance.errorMs(), () -> lines + "\n" + printed);
  }
}
