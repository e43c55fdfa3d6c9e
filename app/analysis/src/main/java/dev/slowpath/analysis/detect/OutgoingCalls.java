package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.analysis.policy.Threshold;
import dev.slowpath.analysis.retime.Edits;
import dev.slowpath.model.bottleneck.Bound;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.model.bottleneck.Where;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Outgoing calls of one target at one endpoint that cost its requests time: made again after they
/// failed (`retries`), failing (`failing-calls`), asking for the same again within a request or
/// from one to the next (`repeated-calls`), with large answers (`large-payload`), or slow in
/// themselves (`slow-calls`). The first of these names the place.
final class OutgoingCalls implements Detector {
  /// Fewer failures than this are chance.
  private static final int FAILURES = 3;

  @Override
  public List<Suspect> detect(Linked linked, Policy policy) {
    CallReplay replay = new CallReplay(linked);
    List<Suspect> found = new ArrayList<>();
    replay
        .calls()
        .forEach((key, byTarget) ->
            byTarget.forEach((target, spans) ->
                new Target(linked, policy, new Calls(key, target, spans), replay)
                    .suspect()
                    .ifPresent(found::add)));
    return found;
  }

  private record Calls(EndpointKey endpoint, String target, List<Integer> spans) {
    Calls {
      spans = List.copyOf(spans);
    }
  }

  /// The calls of one target at one endpoint.
  private static final class Target {
    private final Linked linked;
    private final Policy policy;
    private final TraceSet traces;
    private final EndpointKey key;
    private final String target;
    private final List<Integer> calls;
    private final CallReplay replay;
    private final double worthMs;

    Target(Linked linked, Policy policy, Calls of, CallReplay replay) {
      this.replay = replay;
      this.linked = linked;
      this.policy = policy;
      traces = linked.traces();
      key = of.endpoint();
      target = of.target();
      calls = of.spans();
      List<Integer> entries = linked.requests().byEndpoint().getOrDefault(key, List.of());
      worthMs = policy.at(Threshold.CALLS_SHARE, key) * Wall.ms(traces, entries);
    }

    Optional<Suspect> suspect() {
      return Stream.of(retries(), failing(), repeated(), again(), large(), slow())
          .flatMap(Optional::stream)
          .findFirst();
    }

    private Optional<Suspect> retries() {
      Edits.Builder edits = Edits.builder();
      List<Integer> failed = new ArrayList<>();
      byRequest(calls).values().forEach(one -> retried(one, failed, edits));
      double perRequest = Wall.count(traces, failed) / Wall.count(traces, requests(failed));
      return suspected(
          new Cause.Retries(target, perRequest),
          failed,
          edits.build(),
          Bound.Formula.FAILED_ATTEMPTS);
    }

    /// The calls of one request that failed and were made again by the same caller.
    private void retried(List<Integer> one, List<Integer> failed, Edits.Builder edits) {
      for (int at = 0; at + 1 < one.size(); at++) {
        int call = one.get(at);
        int next = one.get(at + 1);
        boolean isSame =
            traces.parent(call) == traces.parent(next)
                && CallFacts.identity(traces, call).equals(CallFacts.identity(traces, next));
        if (isSame
            && CallFacts.failed(traces, call)
            && traces.startNs(next) >= traces.endNs(call)) {
          failed.add(call);
          edits.remove(call).together(next, call);
        }
      }
    }

    private Optional<Suspect> failing() {
      List<Integer> failed = calls.stream().filter(call -> CallFacts.failed(traces, call)).toList();
      double share = Wall.count(traces, failed) / Wall.count(traces, calls);
      return share < policy.at(Threshold.FAILING_SHARE, key) || failed.size() < FAILURES
          ? Optional.empty()
          : suspected(
              new Cause.FailingCalls(target, share),
              failed,
              removed(failed),
              Bound.Formula.WHOLE_CALL);
    }

    private Optional<Suspect> repeated() {
      List<Integer> repeats = new ArrayList<>();
      Edits.Builder edits = Edits.builder();
      List<Integer> counts = new ArrayList<>();
      for (List<Integer> one : byRequest(calls).values()) {
        Map<String, Integer> asked = new HashMap<>();
        List<Integer> again = new ArrayList<>();
        for (int call : one) {
          if (CallFacts.isGet(traces, call) && !CallFacts.failed(traces, call)) {
            CallFacts.identity(traces, call)
                .filter(identity -> asked.putIfAbsent(identity, call) != null)
                .ifPresent(_ -> again.add(call));
          } else {
            // What changes something, or may have, makes every answer worth asking for again.
            asked.clear();
          }
        }
        repeats.addAll(again);
        again.forEach(edits::remove);
        if (!again.isEmpty()) {
          counts.add(again.size() + 1);
        }
      }
      double hits = Wall.count(traces, repeats) / Wall.count(traces, calls);
      return counts.isEmpty()
          ? Optional.empty()
          : suspected(
              new Cause.RepeatedCalls(target, median(counts), hits, 0),
              repeats,
              edits.build(),
              Bound.Formula.ALL_BUT_FIRST);
    }

    private static double median(List<Integer> counts) {
      return counts.stream().sorted().toList().get(counts.size() / 2);
    }

    /// The same question from one request to the next.
    private Optional<Suspect> again() {
      return replay
          .replayed(target, calls, policy.at(Threshold.CACHE_SECONDS, key))
          .filter(hits -> hits.share() >= policy.at(Threshold.CACHE_HITS, key))
          .flatMap(hits -> {
            List<Integer> counts = byRequest(calls).values().stream().map(List::size).toList();
            Cause cause =
                new Cause.RepeatedCalls(target, median(counts), hits.share(), hits.ttlSeconds());
            return suspected(cause, calls, hits.edits(), Bound.Formula.CACHE_HITS);
          })
          .map(one -> one.provenBy(replay.proof(calls)));
    }

    private Optional<Suspect> large() {
      double[] bytes =
          calls.stream()
              .mapToDouble(call -> CallFacts.bytes(traces, call))
              .filter(size -> !Double.isNaN(size))
              .sorted()
              .toArray();
      double median = bytes.length == 0 ? 0 : bytes[(bytes.length - 1) / 2];
      return median < policy.at(Threshold.PAYLOAD_BYTES, key)
          ? Optional.empty()
          : suspected(
              new Cause.LargePayload(target, median),
              calls,
              removed(calls),
              Bound.Formula.WHOLE_CALL);
    }

    private Optional<Suspect> slow() {
      double meanMs = Wall.ms(traces, calls) / Wall.count(traces, calls);
      return meanMs < policy.at(Threshold.CALL_MS, key)
          ? Optional.empty()
          : suspected(
              new Cause.SlowCalls(target, meanMs), calls, removed(calls), Bound.Formula.WHOLE_CALL);
    }

    private Optional<Suspect> suspected(
        Cause cause, List<Integer> spans, Edits edits, Bound.Formula formula) {
      return spans.isEmpty() || Wall.ms(traces, spans) < worthMs
          ? Optional.empty()
          : Optional.of(
              new Suspect(
                  cause,
                  Where.resource(key, "calls of " + target),
                  new Proof.Proved(),
                  formula,
                  spans,
                  edits,
                  List.of(),
                  Optional.empty(),
                  Double.NaN));
    }

    private static Edits removed(List<Integer> spans) {
      Edits.Builder edits = Edits.builder();
      spans.forEach(edits::remove);
      return edits.build();
    }

    private Set<Integer> requests(List<Integer> spans) {
      Set<Integer> requests = new HashSet<>();
      spans.forEach(span -> requests.add(linked.requests().requestOf(span)));
      return requests;
    }

    /// The calls of each request by start.
    private Map<Integer, List<Integer>> byRequest(List<Integer> spans) {
      Map<Integer, List<Integer>> byRequest = new TreeMap<>();
      spans.stream()
          .sorted(Comparator.comparingLong(traces::startNs))
          .forEach(span ->
              byRequest
                  .computeIfAbsent(linked.requests().requestOf(span), absent -> new ArrayList<>())
                  .add(span));
      return byRequest;
    }
  }
}
