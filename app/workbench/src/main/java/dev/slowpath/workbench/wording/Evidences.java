package dev.slowpath.workbench.wording;

import dev.slowpath.model.bottleneck.Evidence;

/// Says what a witness saw and how it was joined.
public final class Evidences {

  private Evidences() {}

  /// A name for scripts.
  public static String kind(Evidence evidence) {
    return switch (evidence) {
      case Evidence.Spans _ -> "spans";
      case Evidence.ServerStatement _ -> "statement";
      case Evidence.LoggedExecutions _ -> "log";
      case Evidence.PlanStep _ -> "plan";
      case Evidence.CatalogTable _ -> "catalog";
      case Evidence.SameLoop _ -> "loop";
      case Evidence.ProfileFrame _, Evidence.ProfiledCode _, Evidence.RecordedEvents _ -> "profile";
    };
  }

  /// The witness's noun.
  public static String noun(Evidence evidence) {
    return switch (evidence) {
      case Evidence.Spans _ -> "Traces";
      case Evidence.ServerStatement _ -> "pg_stat_statements";
      case Evidence.LoggedExecutions _ -> "Log";
      case Evidence.PlanStep _ -> "Plan";
      case Evidence.CatalogTable _ -> "Catalog";
      case Evidence.SameLoop _ -> "Same loop";
      case Evidence.ProfileFrame _, Evidence.ProfiledCode _, Evidence.RecordedEvents _ -> "Profile";
    };
  }

  /// What it saw, with its figures.
  public static String text(Evidence evidence) {
    return switch (evidence) {
      case Evidence.Spans spans ->
          "%s in %s, %s in all"
              .formatted(
                  counted(spans.count(), "span", "spans"),
                  counted(spans.requests(), "request", "requests"),
                  Numbers.duration(spans.totalMs()));
      case Evidence.ServerStatement statement ->
          "%s, %s in the server, %s a call, queryid %s%s"
              .formatted(
                  counted(statement.calls(), "call", "calls"),
                  Numbers.duration(statement.execMs()),
                  Numbers.duration(statement.execMs() / statement.calls()),
                  statement.queryId(),
                  statement.totalsOnly() ? " (totals since its counters began)" : "");
      case Evidence.LoggedExecutions log -> LoggedWords.text(log);
      case Evidence.PlanStep step -> planStep(step);
      case Evidence.CatalogTable table -> catalogTable(table);
      case Evidence.SameLoop loop ->
          "runs in turns with it, %s times a request: %s"
              .formatted(Numbers.count(loop.perRequest()), loop.statement());
      case Evidence.ProfiledCode code -> code(code);
      case Evidence.RecordedEvents events -> JvmWords.text(events);
      case Evidence.ProfileFrame frame ->
          "%s with %s of CPU in %s and what it calls"
              .formatted(
                  counted((double) frame.samples(), "sample", "samples"),
                  Numbers.duration(frame.cpuMs()),
                  frame.frame());
    };
  }

  private static String code(Evidence.ProfiledCode code) {
    String time = Double.isNaN(code.totalMs()) ? "" : " (" + Numbers.duration(code.totalMs()) + ")";
    String calls = Double.isNaN(code.calls()) ? "" : ", " + counted(code.calls(), "call", "calls");
    return "%s of the profile's work%s in %s, by %s%s"
        .formatted(Numbers.share(code.share()), time, code.handler(), code.site(), calls);
  }

  private static String planStep(Evidence.PlanStep step) {
    String where = step.relation().isEmpty() ? step.type() : step.type() + " on " + step.relation();
    String removed =
        step.rowsRemoved() > 0
            ? ", %s rows read and thrown away".formatted(Numbers.count(step.rowsRemoved()))
            : "";
    return "%s takes %s itself, keeps %s%s"
        .formatted(
            where,
            Numbers.duration(step.exclusiveMs()),
            counted(step.rows(), "row", "rows"),
            removed);
  }

  private static String catalogTable(Evidence.CatalogTable table) {
    return "%s holds %s (%s); the index: %s"
        .formatted(
            table.table(),
            counted(table.rows(), "row", "rows"),
            Numbers.bytes(table.bytes()),
            PlanRemarks.text(table.index()));
  }

  static String counted(double count, String one, String many) {
    return Numbers.count(count) + " " + (count == 1 ? one : many);
  }

  /// How it was joined to the bottleneck.
  public static String text(Evidence.Join join) {
    return switch (join) {
      case FOUND -> "found here";
      case SAME_QUERY_ID,
          SAME_SQL,
          SAME_TABLE,
          SAME_SPAN,
          SAME_THREAD_AND_TIME,
          SAME_HANDLER,
          NOT_LINKED ->
          join.id();
    };
  }
}
