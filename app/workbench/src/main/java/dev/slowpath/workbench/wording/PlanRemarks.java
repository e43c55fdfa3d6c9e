package dev.slowpath.workbench.wording;

import dev.slowpath.analysis.plan.IndexIdea;
import dev.slowpath.analysis.plan.PlanObservation;
import dev.slowpath.model.catalog.IndexCost;
import dev.slowpath.model.catalog.SimilarIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Says what was remarked on a plan, with the numbers that prove it.
public final class PlanRemarks {

  private PlanRemarks() {}

  /// The remark in a few words, its node first.
  public static String title(PlanObservation observation) {
    return observation.node()
        + " · "
        + switch (observation) {
          case PlanObservation.RowsRemoved rows ->
              "Keeps %s of %s rows read"
                  .formatted(Numbers.count(rows.kept()), Numbers.count(rows.read()));
          case PlanObservation.WrongEstimate(_, _, _, double factor) ->
              factor >= 1
                  ? "Rows under-estimated " + Numbers.factor(factor)
                  : "Rows over-estimated ×" + Numbers.count(Math.rint(1 / factor));
          case PlanObservation.Spill(_, double diskKb) ->
              Double.isNaN(diskKb)
                  ? "Spills to disk"
                  : "Spills " + Numbers.bytes(diskKb * 1024) + " to disk";
          case PlanObservation.UsefulIndex _ -> "An index would serve it";
          case PlanObservation.CorrelatedFilters _ -> "Conditions go together";
          case PlanObservation.LossyBitmap _ -> "Bitmap did not fit in memory";
          case PlanObservation.HeapFetches _ -> "Index-only scan visits the heap";
          case PlanObservation.NeverExecuted _ -> "Never ran";
          case PlanObservation.JitCost _ -> "Compiling took long";
          case PlanObservation.WorkerShortage _ -> "Fewer workers than planned";
        };
  }

  /// The remark as a sentence with its figures.
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
              .formatted(Double.isNaN(diskKb) ? "some of it" : Numbers.bytes(diskKb * 1024));
      case PlanObservation.UsefulIndex(_, IndexIdea idea) ->
          "an index would serve this scan: " + idea.statement();
      case PlanObservation.CorrelatedFilters filters -> text(filters);
      case PlanObservation.LossyBitmap lossy -> text(lossy);
      case PlanObservation.HeapFetches fetched -> text(fetched);
      case PlanObservation.NeverExecuted(_, int nodes) ->
          nodes == 1 ? "never ran" : "never ran, nor did the %d nodes below".formatted(nodes - 1);
      case PlanObservation.JitCost compiled -> text(compiled);
      case PlanObservation.WorkerShortage(_, double planned, double launched) ->
          "%s of %s came: max_parallel_workers was used up"
              .formatted(
                  Numbers.count(launched),
                  Evidences.counted(planned, "planned worker", "planned workers"));
    };
  }

  private static String text(PlanObservation.CorrelatedFilters filters) {
    String columns = String.join(", ", filters.columns());
    return "the conditions on %s go together (%s rows as expected): CREATE STATISTICS %s ON %s FROM %s"
        .formatted(
            String.join(" and ", filters.columns()),
            Numbers.factor(filters.factor()),
            statistics(filters.relation(), filters.columns()),
            columns,
            filters.relation());
  }

  /// A name for statistics: PostgreSQL before 16 makes none up.
  private static String statistics(String table, List<String> columns) {
    String simple = table.substring(table.lastIndexOf('.') + 1);
    String words = simple + "_" + String.join("_", columns) + "_stat";
    return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "_");
  }

  private static String text(PlanObservation.LossyBitmap bitmap) {
    return "the bitmap did not fit in memory: %s of %s blocks were checked row by row; more work_mem would keep it exact"
        .formatted(Numbers.count(bitmap.lossy()), Numbers.count(bitmap.exact() + bitmap.lossy()));
  }

  private static String text(PlanObservation.HeapFetches fetched) {
    return "the index alone did not do: %s looks into the table for %s; VACUUM marks what needs none"
        .formatted(
            Numbers.count(fetched.fetches()), Evidences.counted(fetched.rows(), "row", "rows"));
  }

  private static String text(PlanObservation.JitCost compiled) {
    return "compiling took %s (%s of the execution), most of it counted here; jit = off, or a higher jit_above_cost, saves it"
        .formatted(
            Numbers.duration(compiled.jitMs()),
            Numbers.share(compiled.jitMs() / compiled.executionMs()));
  }

  /// What the catalog adds to an index.
  public static String text(IndexCost advice) {
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

  private static String text(SimilarIndex similar) {
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
