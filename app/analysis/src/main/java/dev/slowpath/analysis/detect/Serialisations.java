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
import dev.slowpath.model.endpoint.TimeKind;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Answers that are encoded, decoded and encoded again within one request, as the spans around each
/// pass measured it.
final class Serialisations implements Detector {
  @Override
  public List<Suspect> detect(Linked linked, Policy policy) {
    TraceSet traces = linked.traces();
    Map<EndpointKey, Map<Integer, List<Integer>>> passes = new TreeMap<>();
    linked
        .requests()
        .spansOf((endpoint, span) -> {
          boolean isPass = linked.kind(span) == TimeKind.SERIALISATION;
          // What encodes the parts of what is being encoded is the same pass.
          if (isPass && linked.kind(traces.parent(span)) != TimeKind.SERIALISATION) {
            passes
                .computeIfAbsent(endpoint, absent -> new TreeMap<>())
                .computeIfAbsent(linked.requests().requestOf(span), absent -> new ArrayList<>())
                .add(span);
          }
        });
    List<Suspect> found = new ArrayList<>();
    passes.forEach((key, byRequest) -> {
      byRequest.values().removeIf(spans -> spans.size() < policy.at(Threshold.PASSES, key));
      List<Integer> all = byRequest.values().stream().flatMap(List::stream).toList();
      double wallMs = Wall.ms(traces, linked.requests().byEndpoint().getOrDefault(key, List.of()));
      if (!all.isEmpty()
          && Wall.ms(traces, all) >= policy.at(Threshold.PASSES_SHARE, key) * wallMs) {
        found.add(suspect(traces, key, byRequest.values()));
      }
    });
    return found;
  }

  private static Suspect suspect(
      TraceSet traces, EndpointKey key, Collection<List<Integer>> byRequest) {
    int[] counts = byRequest.stream().mapToInt(List::size).sorted().toArray();
    Edits.Builder edits = Edits.builder();
    Comparator<Integer> longest = Comparator.comparingLong(traces::durationNs);
    for (List<Integer> spans : byRequest) {
      int kept = spans.stream().min(longest).orElseThrow();
      spans.stream().filter(span -> span != kept).forEach(edits::remove);
    }
    int shown = byRequest.iterator().next().stream().max(longest).orElseThrow();
    return new Suspect(
        new Cause.RepeatedSerialisation(counts[counts.length / 2]),
        Where.frame(key, function(traces, shown)),
        new Proof.Proved(),
        Bound.Formula.ALL_BUT_ONE_PASS,
        byRequest.stream().flatMap(List::stream).toList(),
        edits.build(),
        List.of(),
        Optional.empty(),
        Double.NaN);
  }

  private static String function(TraceSet traces, int span) {
    String function = traces.attribute(span, "code.function.name");
    return function == null ? traces.name(span) : function;
  }
}
