package dev.slowpath.workbench.wording;

import dev.slowpath.analysis.plan.PlanObservation;

/// Says what was remarked on a plan, with the numbers that prove it.
public final class PlanRemarks {

  private PlanRemarks() {}

  public static String text(PlanObservation observation) {
    return switch (observation) {
      case PlanObservation.RowsRemoved rows ->
          "%s of the rows read from %s are thrown away (%s read, %s kept)%s"
              .formatted(
                  Numbers.share(rows.removedShare()),
                  rows.relation(),
                  Numbers.count(rows.read()),
                  Numbers.count(rows.kept()),
                  rows.filter().isEmpty() ? "" : ", by " + rows.filter());
      case PlanObservation.WrongEstimate(_, double estimated, double actual, double factor) ->
          "the planner expected %s and there were %s (%s)"
              .formatted(
                  Evidences.counted(estimated, "row", "rows"),
                  Numbers.count(actual),
                  Numbers.factor(factor));
      case PlanObservation.Spill(_, double diskKb) ->
          "did not fit in memory: %s on disk; more work_mem would keep it in memory"
              .formatted(Numbers.bytes(diskKb * 1024));
    };
  }
}
