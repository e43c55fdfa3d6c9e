package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.endpoint.TimeKind;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// The outgoing calls of all requests by endpoint and target, and what a cache of their answers
/// would have saved: GETs of one URL, in the real order of requests. A call of the same target that
/// is no GET, whoever makes it, empties the cache, and an answer of another size is another answer.
///
/// One URL that never varies is asked again in every request by its nature, as a status is: it is
/// replayed only where the sizes of its answers are known.
final class CallReplay {
  private final Linked linked;
  private final TraceSet traces;
  private final Map<EndpointKey, Map<String, List<Integer>>> calls = new TreeMap<>();
  private final Map<String, TreeSet<Long>> changes = new HashMap<>();

  CallReplay(Linked linked) {
    this.linked = linked;
    traces = linked.traces();
    linked
        .requests()
        .spansOf((endpoint, span) -> {
          if (linked.kind(span) == TimeKind.HTTP && !linked.marks().connects(span)) {
            add(endpoint, span);
          }
        });
  }

  private void add(EndpointKey endpoint, int call) {
    String target = CallOrder.target(traces, call);
    calls
        .computeIfAbsent(endpoint, absent -> new TreeMap<>())
        .computeIfAbsent(target, absent -> new ArrayList<>())
        .add(call);
    if (!CallFacts.isGet(traces, call)) {
      changes.computeIfAbsent(target, absent -> new TreeSet<>()).add(traces.endNs(call));
    }
  }

  Map<EndpointKey, Map<String, List<Integer>>> calls() {
    return calls;
  }

  /// The replay of calls of one target with answers that are kept so long; empty where they are not
  /// all GETs of a known URL.
  Optional<Replay.Hits> replayed(String target, List<Integer> asked, double ttlSeconds) {
    boolean areQuestions =
        asked.stream()
            .allMatch(call ->
                CallFacts.isGet(traces, call) && CallFacts.identity(traces, call).isPresent());
    if (!areQuestions || !(varies(asked) || areSized(asked))) {
      return Optional.empty();
    }
    Replay.Questions questions =
        new Replay.Questions() {
          @Override
          public Object key(int call) {
            return CallFacts.identity(traces, call).orElseThrow();
          }

          @Override
          public boolean isChanged(int call, long fromNs, long toNs) {
            return CallReplay.this.isChanged(target, fromNs, toNs);
          }

          @Override
          public boolean isAnswered(int call) {
            return !CallFacts.failed(traces, call);
          }

          @Override
          public boolean isOther(int answer, int call) {
            double one = CallFacts.bytes(traces, answer);
            double other = CallFacts.bytes(traces, call);
            return !Double.isNaN(one) && !Double.isNaN(other) && one != other;
          }
        };
    return Optional.of(new Replay(linked, questions).of(asked, ttlSeconds));
  }

  private boolean varies(List<Integer> asked) {
    return asked.stream().map(call -> CallFacts.identity(traces, call)).distinct().count() > 1;
  }

  private boolean areSized(List<Integer> asked) {
    return asked.stream().noneMatch(call -> Double.isNaN(CallFacts.bytes(traces, call)));
  }

  private boolean isChanged(String target, long fromNs, long toNs) {
    Long changed =
        Objects.requireNonNullElseGet(changes.get(target), TreeSet<Long>::new).ceiling(fromNs);
    return changed != null && changed <= toNs;
  }

  /// What else changes the answers is never among the traces of those who ask.
  Proof proof(List<Integer> asked) {
    List<Proof.Missing> missing = new ArrayList<>(List.of(Proof.Missing.WRITERS));
    if (asked.stream().anyMatch(call -> traces.weight(call) != 1)) {
      missing.add(Proof.Missing.UNSAMPLED);
    }
    return new Proof.Consistent(missing);
  }
}
