package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.marks.Marks;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Bound;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.model.bottleneck.Where;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.endpoint.TimeKind;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Answers that are encoded, decoded and encoded again within one request, as the spans around each
/// pass measured it.
final class Serialisations implements Detector {
  /// One encoding of the answer and one of something else are usual; more than that is repeated
  /// work.
  private static final int PASSES = 3;

  /// Less than this share of its endpoint's time is not why the endpoint is slow.
  private static final double SHARE_OF_ENDPOINT = 0.1;

  @Override
  public List<Bottleneck> detect(Linked linked) {
    TraceSet traces = linked.traces();
    Map<Integer, List<Integer>> passes = new HashMap<>();
    for (int span = 0; span < traces.size(); span++) {
      int request = linked.requests().requestOf(span);
      if (request >= 0 && Marks.usual().kind(traces, span) == TimeKind.SERIALISATION) {
        passes.computeIfAbsent(request, absent -> new ArrayList<>()).add(span);
      }
    }
    Map<EndpointKey, Bottleneck> found = new TreeMap<>();
    linked
        .requests()
        .byEndpoint()
        .forEach((key, entries) -> {
          List<Taken> taken = taken(traces, entries, passes);
          if (taken.size() * 2 > entries.size()) {
            Accusation accusation = accusation(taken);
            if (accusation.totalMs() >= SHARE_OF_ENDPOINT * wallMs(traces, entries)) {
              Where where = Where.frame(key, function(traces, taken.getFirst().span()));
              found.put(key, accusation.at(linked, key, where, List.of()));
            }
          }
        });
    return List.copyOf(found.values());
  }

  private static List<Taken> taken(
      TraceSet traces, List<Integer> entries, Map<Integer, List<Integer>> passes) {
    List<Taken> taken = new ArrayList<>();
    for (int entry : entries) {
      List<Integer> spans = passes.getOrDefault(entry, List.of());
      if (spans.size() >= PASSES) {
        long total = spans.stream().mapToLong(traces::durationNs).sum();
        int longest =
            spans.stream().max(Comparator.comparingLong(traces::durationNs)).orElseThrow();
        double removable = (total - traces.durationNs(longest)) / 1e6;
        taken.add(new Taken(entry, traces.weight(entry), spans.size(), total, removable, longest));
      }
    }
    return taken;
  }

  private static Accusation accusation(List<Taken> taken) {
    double[] counts = taken.stream().mapToDouble(Taken::count).sorted().toArray();
    return new Accusation(
        new Cause.RepeatedSerialisation(counts[counts.length / 2]),
        new Proof.Proved(),
        Bound.Formula.ALL_BUT_ONE_PASS,
        taken);
  }

  private static double wallMs(TraceSet traces, List<Integer> entries) {
    return entries.stream().mapToDouble(at -> traces.weight(at) * traces.durationNs(at)).sum()
        / 1e6;
  }

  private static String function(TraceSet traces, int span) {
    String function = traces.attribute(span, "code.function.name");
    return function == null ? traces.name(span) : function;
  }
}
