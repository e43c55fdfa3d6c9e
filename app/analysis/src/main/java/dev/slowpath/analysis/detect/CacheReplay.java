package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.StatementUse;
import dev.slowpath.analysis.marks.Marks;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Replays the executions of a statement against a cache that is keyed by its text and values: what
/// would have been a hit, in the real order of requests. A write to the statement's table empties
/// the cache. That the answer was the same is in no trace; that the question was, is.
///
/// Statements whose spans hold no values (neither parameters nor literals) are not replayed.
final class CacheReplay {
  /// How long an answer is kept, in seconds: the shortest time usually advised.
  static final double TTL_SECONDS = 300;

  /// A cache that answers less than this is not why the endpoint is slow (the common target).
  private static final double WORTH_A_CACHE = 0.8;

  private static final String PARAMETER = "db.query.parameter.";

  private final TraceSet traces;
  private final Linked linked;
  private final Map<String, CanonicalSql> known = new HashMap<>();
  private final Map<Integer, List<Integer>> spansOf = new HashMap<>();
  private final Map<String, TreeSet<Long>> writes = new HashMap<>();

  CacheReplay(Linked linked) {
    this.linked = linked;
    traces = linked.traces();
    for (int span = 0; span < traces.size(); span++) {
      Optional<String> text = traces.firstOf(span, Marks.SQL_TEXT);
      if (text.isEmpty()) {
        continue;
      }
      spansOf
          .computeIfAbsent(linked.requests().requestOf(span), any -> new ArrayList<>())
          .add(span);
      CanonicalSql sql = known.computeIfAbsent(text.get(), CanonicalSql::of);
      String table = traces.attribute(span, "db.collection.name");
      if (table != null && !sql.reads() && !sql.managesSession()) {
        writes.computeIfAbsent(table, any -> new TreeSet<>()).add(traces.endNs(span));
      }
    }
  }

  /// What a cache would have saved.
  static final class Hits {
    private final double ttlSeconds;
    private final Map<Integer, Double> savedMs = new HashMap<>();
    private double hits;
    private double executions;

    private Hits(double ttlSeconds) {
      this.ttlSeconds = ttlSeconds;
    }

    double share() {
      return hits / executions;
    }

    double ttlSeconds() {
      return ttlSeconds;
    }

    double savedMs(int request) {
      return savedMs.getOrDefault(request, 0.0);
    }
  }

  /// A cache of each request's own.
  Optional<Hits> within(StatementUse use) {
    boolean repeats =
        use.perRequest().stream()
            .anyMatch(one ->
                one.distinct() > 0 && one.count() - one.distinct() >= SlowStatements.REPEATS - 1);
    return repeats ? replayed(use, 0) : Optional.empty();
  }

  /// A cache that all requests share.
  Optional<Hits> between(StatementUse use) {
    return replayed(use, TTL_SECONDS);
  }

  private Optional<Hits> replayed(StatementUse use, double ttlSeconds) {
    List<Integer> spans = new ArrayList<>();
    for (StatementUse.InRequest one : use.perRequest()) {
      for (int span : spansOf.getOrDefault(one.request(), List.of())) {
        if (use.statement().equals(known.get(text(span)))) {
          spans.add(span);
        }
      }
    }
    spans.sort(Comparator.comparingLong(traces::startNs));
    Hits hits = new Hits(ttlSeconds);
    Map<String, Integer> filled = new HashMap<>();
    boolean anyValue = false;
    for (int span : spans) {
      Map<String, String> key = key(span);
      anyValue |= key.size() > 1 || !CanonicalSql.hasPlaceholders(text(span));
      int request = linked.requests().requestOf(span);
      String cell = ttlSeconds == 0 ? request + " " + key : key.toString();
      Integer answer = filled.get(cell);
      hits.executions += traces.weight(span);
      if (answer != null && isFresh(answer, span, ttlSeconds, use.table())) {
        hits.hits += traces.weight(span);
        hits.savedMs.merge(request, traces.durationNs(span) / 1e6, Double::sum);
      } else {
        filled.put(cell, span);
      }
    }
    return anyValue && hits.share() >= WORTH_A_CACHE ? Optional.of(hits) : Optional.empty();
  }

  private String text(int span) {
    return traces.firstOf(span, Marks.SQL_TEXT).orElse("");
  }

  private Map<String, String> key(int span) {
    Map<String, String> key = new TreeMap<>();
    key.put("", text(span));
    traces
        .attributes(span)
        .forEach((name, value) -> {
          if (name.startsWith(PARAMETER)) {
            key.put(name, value);
          }
        });
    return key;
  }

  /// Whether an answer was there before, is not too old, and its table was not written since.
  private boolean isFresh(int answer, int span, double ttlSeconds, String table) {
    long from = traces.endNs(answer);
    long now = traces.startNs(span);
    boolean kept = ttlSeconds == 0 || now - from <= ttlSeconds * 1e9;
    Long written = writes.getOrDefault(table, new TreeSet<>()).ceiling(from);
    return from <= now && kept && (written == null || written > now);
  }
}
