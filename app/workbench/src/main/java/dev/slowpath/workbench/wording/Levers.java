package dev.slowpath.workbench.wording;

import dev.slowpath.model.bottleneck.Cause;
import java.util.List;

/// Advice for the causes that are not in the database: caching, calls, pools, workers, encoding.
final class Levers {
  private static final String REVERT = "Revert the change; no data is touched.";

  private Levers() {}

  static Advice caching(Cause.MissingCache cause) {
    String keep =
        cause.ttlSeconds() == 0
            ? "Ask once in each request and pass the answer on, or keep it for the request"
                + " (functools.cached_property, a request-scoped cache, a DataLoader)."
            : "Keep the answer under a key of all its values, for 5 to 15 minutes as a start"
                + " (Caffeine, cachetools, django.core.cache, Redis).";
    return new Advice(
        List.of(
            keep,
            "Name what invalidates it, and empty it when its table is written: a stale answer is"
                + " worse than a slow one. A cache in the process is kept once per worker."),
        "Calls of the statement fall between two snapshots by about the share of hits; p95 of the"
            + " endpoint falls.",
        "Switch the cache off (TTL 0); no data is touched.");
  }

  static Advice overlapping() {
    return new Advice(
        List.of(
            "Start the calls together and wait for all: asyncio.gather or TaskGroup with an async"
                + " client (httpx); CompletableFuture.allOf or StructuredTaskScope on the JVM.",
            "Only where no call needs another's answer: the traces cannot show that. Bound how many"
                + " run at once. It does not help code that is busy on the CPU."),
        "Mean time of the endpoint falls to about that of its longest call.",
        REVERT);
  }

  static Advice pooling(Cause.PoolWait cause) {
    String pool = cause.pool().isEmpty() ? "the pool" : "pool “" + cause.pool() + "”";
    return new Advice(
        List.of(
            "Hold a connection for less: take it late, give it back before calling others or"
                + " encoding the answer.",
            "Then raise the size of %s, if the database has cores and connections to spare:"
                    .formatted(pool)
                + " all pools together must stay below max_connections."),
        "The wait falls, and the database's own time per call does not rise.",
        "Set the old size again.");
  }

  static Advice staffing(Cause.WorkerQueueing cause) {
    return new Advice(
        List.of(
            "Take the endpoint that holds the workers out of their way: its own pool of workers, a"
                + " background job, or an asynchronous call.",
            "More workers (%s seen; gunicorn --workers and --threads, server.tomcat.threads.max)"
                    .formatted(Numbers.count(cause.workers()))
                + " help while they wait rather than compute, and while the database can serve"
                + " them."),
        "The time from X-Request-Start to the first span falls for every endpoint of these"
            + " workers.",
        "Set the old number of workers again.");
  }

  static Advice encodingOnce() {
    return new Advice(
        List.of(
            "Encode the answer once, straight from the model to the response; hand objects, not"
                + " text, from layer to layer.",
            "A faster encoder (orjson, msgspec) or fewer fields come after that."),
        "One span of encoding in each request; CPU time of the encoder falls in a new recording.",
        REVERT);
  }
}
