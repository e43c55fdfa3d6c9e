package dev.slowpath.workbench.wording;

import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.sql.CanonicalSql;
import java.util.List;
import java.util.Locale;

/// What to change for a bottleneck, how to see that it helped, and how to take it back.
///
/// @param change one step or alternative a line
public record Advice(List<String> change, String verify, String undo) {
  private static final String REVERT = "Revert the change; no data is touched.";

  public Advice {
    change = List.copyOf(change);
  }

  public static Advice of(Bottleneck bottleneck) {
    return switch (bottleneck.cause()) {
      case Cause.NPlusOne _ ->
          bottleneck.where().statement().isEmpty()
                  || new CanonicalSql(bottleneck.where().statement(), false).reads()
              ? batching()
              : CallLevers.writingTogether();
      case Cause.MissingIndex index -> indexing(index);
      case Cause.SlowStatement _ -> looking(bottleneck);
      case Cause.LockWait _ -> ServerLevers.lockingShorter();
      case Cause.HotCode(String frame, _) -> coding(frame);
      case Cause.MissingCache cache -> Levers.caching(cache);
      case Cause.SerialIo _ -> Levers.overlapping();
      case Cause.PoolWait pool -> Levers.pooling(pool);
      case Cause.WorkerQueueing queue -> Levers.staffing(queue);
      case Cause.RepeatedSerialisation _ -> Levers.encodingOnce();
      case Cause.ConnectionChurn _ -> CallLevers.keepingConnections();
      case Cause.ServerMisconfigured(String seen) -> ServerLevers.configuring(seen);
      case Cause.Retries _, Cause.FailingCalls _ -> CallLevers.failingFast();
      case Cause.RepeatedCalls calls ->
          calls.ttlSeconds() == 0 ? CallLevers.askingOnce() : CallLevers.keepingAnswers();
      case Cause.LargePayload _ -> CallLevers.sendingLess();
      case Cause.SlowCalls _ -> CallLevers.waitingElsewhere();
      case Cause.BlockingCall _ -> CallLevers.leavingTheLoop();
      case Cause.GilContention _ -> ServerLevers.sharingNoLock();
      case Cause.ImportTime _ -> ServerLevers.importingBefore();
      case Cause.Stalled(var stall, var about, _, _, _) -> JvmLevers.against(stall, about);
      case Cause.OverFetching _ -> CallLevers.fetchingLess();
    };
  }

  private static Advice batching() {
    return new Advice(
        List.of(
            "Fetch the rows of all parents with one query: a join, or WHERE key = ANY(?).",
            "Django: select_related (to one), prefetch_related (to many).",
            "SQLAlchemy: joinedload (to one), selectinload (to many).",
            "JPA, Hibernate: JOIN FETCH, @EntityGraph or @BatchSize; plain SQL: IN (…) over all"
                + " keys."),
        "Queries per request of the endpoint fall to a few that do not grow with the rows; record"
            + " again and run `slowpath endpoints`.",
        REVERT);
  }

  private static Advice indexing(Cause.MissingIndex index) {
    String verify =
        "EXPLAIN (ANALYZE, BUFFERS) again: an Index Scan instead of the Seq Scan, and few rows"
            + " removed by the filter.";
    if (index.columns().isEmpty()) {
      return new Advice(
          List.of(
              "Find an index that the filter can use: `slowpath plan FILE` shows the filter.",
              "OR: an index for each side; LIKE '%…%': a trigram index (pg_trgm); a function or a"
                  + " cast of a column: write the filter on the column itself, or index the"
                  + " expression if it is immutable."),
          verify,
          "DROP INDEX CONCURRENTLY of the index made.");
    }
    String name = indexName(index);
    return new Advice(
        List.of(
            "CREATE INDEX CONCURRENTLY %s ON %s (%s);"
                .formatted(name, index.table(), String.join(", ", index.columns())),
            "Outside a transaction. Columns compared with = first, then the one of a range or ORDER"
                + " BY. If it fails, drop the INVALID index it leaves."),
        verify,
        "DROP INDEX CONCURRENTLY %s;".formatted(schema(index) + name));
  }

  /// An index stands in its table's schema, which has to be named unless it is the usual one.
  private static String schema(Cause.MissingIndex index) {
    String schema = index.table().substring(0, index.table().lastIndexOf('.') + 1);
    return schema.equals("public.") ? "" : schema;
  }

  /// A name that needs no quotes, of the words in the table's and the columns' names.
  private static String indexName(Cause.MissingIndex index) {
    String table = index.table().substring(index.table().lastIndexOf('.') + 1);
    String words = table + " " + String.join(" ", index.columns()).replaceAll("::\\w+", "");
    return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", " ").strip().replace(' ', '_')
        + "_idx";
  }

  private static Advice looking(Bottleneck bottleneck) {
    boolean hasPlan =
        bottleneck.evidence().stream().anyMatch(one -> Evidences.kind(one).equals("plan"));
    String look =
        hasPlan
            ? "Start at the plan's heaviest node: `slowpath plan FILE`."
            : "Get its plan: EXPLAIN (ANALYZE, BUFFERS) with usual values, then `slowpath plan"
                + " FILE`.";
    return new Advice(
        List.of(
            look,
            "Read fewer rows (a tighter filter, LIMIT, keyset pages) and fewer columns; keep an"
                + " aggregate that many ask for in a summary or for some minutes in a cache."),
        "Mean time of the statement falls between two snapshots: `slowpath statements BEFORE"
            + " AFTER`.",
        REVERT);
  }

  private static Advice coding(String frame) {
    return new Advice(
        List.of(
            "See what %s spends its time in: `slowpath flame FILE`, `slowpath hot FILE`."
                .formatted(Shortened.method(frame)),
            "Do the work once and keep it, on less data, or not at all; then make it cheaper."),
        "Its share of CPU falls in a new recording under the same load.",
        REVERT);
  }
}
