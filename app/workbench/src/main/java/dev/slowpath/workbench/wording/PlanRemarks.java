package dev.slowpath.workbench.wording;

import dev.slowpath.analysis.plan.IndexAdvice;
import dev.slowpath.analysis.plan.IndexIdea;
import dev.slowpath.analysis.plan.PlanObservation;
import java.util.ArrayList;
import java.util.List;

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
      case PlanObservation.UsefulIndex(_, IndexIdea idea) ->
          "an index would serve this scan: " + idea.statement();
      case PlanObservation.CorrelatedFilters(_, String table, List<String> columns, double off) ->
          "the conditions on %s go together (%s rows as expected): CREATE STATISTICS ON %s FROM %s;"
              .formatted(
                  String.join(" and ", columns),
                  Numbers.factor(off),
                  String.join(", ", columns),
                  table);
      case PlanObservation.LossyBitmap(_, double exact, double lossy) ->
          "the bitmap did not fit in memory: %s of %s blocks were checked row by row; more work_mem"
                  .formatted(Numbers.count(lossy), Numbers.count(exact + lossy))
              + " would keep it exact";
      case PlanObservation.HeapFetches(_, double fetches, double rows) ->
          "the index alone did not do: %s looks into the table for %s; VACUUM marks what needs none"
              .formatted(Numbers.count(fetches), Evidences.counted(rows, "row", "rows"));
      case PlanObservation.NeverExecuted(_, int nodes) ->
          nodes == 1 ? "never ran" : "never ran, nor did the %d nodes below".formatted(nodes - 1);
      case PlanObservation.JitCost(_, double jitMs, double executionMs) ->
          "compiling took %s (%s of the execution), most of it counted here; jit = off, or a higher"
                  .formatted(Numbers.duration(jitMs), Numbers.share(jitMs / executionMs))
              + " jit_above_cost, saves it";
      case PlanObservation.WorkerShortage(_, double planned, double launched) ->
          "%s of %s came: max_parallel_workers was used up"
              .formatted(
                  Numbers.count(launched),
                  Evidences.counted(planned, "planned worker", "planned workers"));
    };
  }

  /// What the catalog adds to an index.
  public static String text(IndexAdvice advice) {
    List<String> parts = new ArrayList<>();
    if (!Double.isNaN(advice.bytes())) {
      parts.add(
          "about "
              + Numbers.bytes(advice.bytes())
              + (advice.isWidthKnown() ? "" : " (width of the key assumed)"));
    }
    if (!Double.isNaN(advice.writesPerSecond())) {
      parts.add("written %s times a second".formatted(Numbers.load(advice.writesPerSecond())));
    } else if (!Double.isNaN(advice.writes())) {
      parts.add(
          "would have been written %s times since counting began"
              .formatted(Numbers.count(advice.writes())));
    }
    parts.add("the table has %s".formatted(counted(advice.indexesNow())));
    advice.similar().forEach(one -> parts.add(text(one)));
    return String.join("; ", parts);
  }

  private static String counted(int indexes) {
    return Evidences.counted(indexes, "index", "indexes");
  }

  private static String text(IndexAdvice.Similar similar) {
    String name = similar.index().name();
    return switch (similar.likeness()) {
      case SERVES ->
          name
              + (similar.index().isValid()
                  ? " begins with these columns already: ask why it was not used"
                  : " has these columns and is INVALID: drop it first");
      case BEGINS -> name + " is its beginning, and could go";
      case SHARES_FIRST -> name + " begins with the same column";
    };
  }
}
