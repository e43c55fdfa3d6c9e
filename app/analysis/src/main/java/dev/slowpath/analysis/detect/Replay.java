package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.retime.Edits;
import dev.slowpath.model.trace.TraceSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Questions asked again, held against a cache: which of them it would have answered, in the real
/// order of requests. An answer is kept for some time, and until what it is about changes.
final class Replay {
  private final Linked linked;
  private final TraceSet traces;
  private final Questions questions;

  /// What the spans ask.
  interface Questions {
    /// The whole question: equal for equal answers.
    Object key(int span);

    /// Whether what a span asks about was changed in some time.
    boolean isChanged(int span, long fromNs, long toNs);

    /// Whether a span has an answer that may be kept.
    default boolean isAnswered(int span) {
      return true;
    }

    /// Whether two answers are known to differ.
    default boolean isOther(int answer, int span) {
      return false;
    }
  }

  Replay(Linked linked, Questions questions) {
    this.linked = linked;
    this.questions = questions;
    traces = linked.traces();
  }

  /// What a cache would have saved.
  static final class Hits {
    private final double ttlSeconds;
    private final Edits.Builder edits = Edits.builder();
    private double hits;
    private double asked;

    private Hits(double ttlSeconds) {
      this.ttlSeconds = ttlSeconds;
    }

    double share() {
      return hits / asked;
    }

    double ttlSeconds() {
      return ttlSeconds;
    }

    /// The requests without what the cache answers.
    Edits edits() {
      return edits.build();
    }
  }

  /// The replay with answers that are kept so long; 0: within each request.
  Hits of(List<Integer> spans, double ttlSeconds) {
    List<Integer> byStart =
        spans.stream()
            .sorted(
                Comparator.<Integer>comparingLong(traces::startNs)
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    Hits hits = new Hits(ttlSeconds);
    Map<Object, Integer> filled = new HashMap<>();
    Map<Integer, Integer> latest = new HashMap<>();
    for (int span : byStart) {
      int request = linked.requests().requestOf(span);
      Object key = questions.key(span);
      Object cell = ttlSeconds == 0 ? List.of(request, key) : key;
      Integer answer = filled.get(cell);
      hits.asked += traces.weight(span);
      if (answer != null && isFresh(answer, span, ttlSeconds)) {
        hits.hits += traces.weight(span);
        hits.edits.remove(span);
        int before = latest.getOrDefault(request, span);
        if (SlowStatements.follows(traces, before, span)) {
          hits.edits.together(span, before);
        }
      } else if (questions.isAnswered(span)) {
        filled.put(cell, span);
      }
      latest.put(request, span);
    }
    return hits;
  }

  /// Whether an answer was there before, is not too old, and still holds.
  private boolean isFresh(int answer, int span, double ttlSeconds) {
    long from = traces.endNs(answer);
    long now = traces.startNs(span);
    boolean kept = ttlSeconds == 0 || now - from <= ttlSeconds * 1e9;
    return from <= now
        && kept
        && !questions.isChanged(span, from, now)
        && !questions.isOther(answer, span);
  }
}
