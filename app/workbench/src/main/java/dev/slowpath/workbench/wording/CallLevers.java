package dev.slowpath.workbench.wording;

import java.util.List;

/// Advice for what goes over the wire: connections, calls, answers, rows.
final class CallLevers {
  private static final String REVERT = "Revert the change; no data is touched.";

  private CallLevers() {}

  static Advice keepingConnections() {
    return new Advice(
        List.of(
            "Keep connections: a pool for the database (HikariCP, psycopg_pool, PgBouncer; Django:"
                + " CONN_MAX_AGE or its pool), one client with keep-alive for HTTP (one"
                + " requests.Session, httpx.Client or HttpClient for the process).",
            "All pools together must stay below what the other side accepts; give idle ones up"
                + " before a firewall does."),
        "The spans of connecting are gone from all but the first requests.",
        REVERT);
  }

  static Advice failingFast() {
    return new Advice(
        List.of(
            "See why it fails first: the error of the failed spans. Then bound the waiting: a"
                + " timeout near its usual p99, few retries with growing pauses and chance in them,"
                + " only of what may be done twice, and a circuit breaker (Resilience4j, tenacity,"
                + " Polly).",
            "Retries multiply the load on what is already failing: lower their number before"
                + " raising it."),
        "The share of failed spans falls, and p95 of the endpoint with it.",
        REVERT);
  }

  static Advice askingOnce() {
    return new Advice(
        List.of(
            "Ask once in each request and pass the answer on, or keep it for the request (a"
                + " request-scoped cache, functools.cached_property, a DataLoader).",
            "Not where the other side changes between the calls and the request must see it."),
        "One span of the call in each request.",
        REVERT);
  }

  static Advice keepingAnswers() {
    return new Advice(
        List.of(
            "Keep the answer as long as the other side says (Cache-Control, ETag), else under its"
                + " URL for some minutes: an HTTP client with a cache (OkHttp, requests-cache,"
                + " hishel for httpx), Caffeine, Redis.",
            "Who else changes the answer is in none of these traces: ask its owner how old it may"
                + " be. Not for answers that differ by user or by Authorization."),
        "Calls of the target fall by about the share of hits; p95 of the endpoint falls.",
        "Switch the cache off (TTL 0); no data is touched.");
  }

  static Advice sendingLess() {
    return new Advice(
        List.of(
            "Ask for less: pages, only the fields that are used, a filter on the other side.",
            "Then let it be compressed (Accept-Encoding: gzip, zstd), and read it as a stream."),
        "Size and duration of the call's spans fall together.",
        REVERT);
  }

  static Advice waitingElsewhere() {
    return new Advice(
        List.of(
            "Make the other side faster: record it and rank it as well; its part of these traces"
                + " says where to look.",
            "Else do not wait in the request: a background job, an answer kept for some minutes, or"
                + " work of its own beside the call. Set a timeout near its p99."),
        "p95 of the endpoint falls; the call's spans are shorter or gone from its path.",
        REVERT);
  }

  static Advice leavingTheLoop() {
    return new Advice(
        List.of(
            "Take an asynchronous client (httpx.AsyncClient, asyncpg, redis.asyncio; WebClient,"
                + " R2DBC), or hand the call to threads: asyncio.to_thread, run_in_executor,"
                + " Dispatchers.IO, Schedulers.boundedElastic.",
            "One blocking call holds up every request of the loop; go through all calls that leave"
                + " the process. It does not help code that is busy on the CPU."),
        "The frame is gone from the loop's stacks in a new recording.",
        REVERT);
  }

  static Advice fetchingLess() {
    return new Advice(
        List.of(
            "Fetch what is shown: LIMIT with keyset pages, named columns instead of *, aggregates"
                + " in the database.",
            "Where all rows are needed, read them as a stream (a server-side cursor, fetch size)."
                + " Django: only(), values_list(), iterator(); SQLAlchemy: load_only, yield_per."),
        "Rows a call fall between two snapshots, and the span comes near the server's own time.",
        REVERT);
  }

  static Advice writingTogether() {
    return new Advice(
        List.of(
            "Write the rows together: one INSERT with many rows, executemany or addBatch, COPY for"
                + " thousands.",
            "Django: bulk_create, bulk_update; SQLAlchemy: insert().values([...]); JPA:"
                + " hibernate.jdbc.batch_size; PostgreSQL JDBC: reWriteBatchedInserts=true."),
        "Queries per request of the endpoint fall to a few that do not grow with the rows; record"
            + " again and run `slowpath endpoints`.",
        REVERT);
  }
}
