package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.marks.Marks;
import dev.slowpath.analysis.retime.Edits;
import dev.slowpath.model.bottleneck.Bound;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.model.bottleneck.Where;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Requests that make a connection of their own, as the spans of connecting measured it.
final class ConnectionChurn implements Detector {
  /// A pool makes a connection now and then; these requests make one each.
  private static final double SHARE_OF_REQUESTS = 0.5;

  /// Less than this share of its endpoint's time is not why the endpoint is slow.
  private static final double SHARE_OF_ENDPOINT = 0.05;

  /// Less than this a request is not worth a pool, in ms.
  private static final double WORTH_MENDING_MS = 2;

  @Override
  public List<Suspect> detect(Linked linked) {
    TraceSet traces = linked.traces();
    Map<EndpointKey, List<Integer>> connects = new TreeMap<>();
    linked
        .requests()
        .spansOf((endpoint, span) -> {
          // A handshake inside is a part of the connecting around it.
          if (Marks.usual().connects(traces, span)
              && !Marks.usual().connects(traces, traces.parent(span))) {
            connects.computeIfAbsent(endpoint, absent -> new ArrayList<>()).add(span);
          }
        });
    List<Suspect> found = new ArrayList<>();
    connects.forEach((key, spans) -> suspect(linked, key, spans).ifPresent(found::add));
    return found;
  }

  private static Optional<Suspect> suspect(Linked linked, EndpointKey key, List<Integer> spans) {
    TraceSet traces = linked.traces();
    List<Integer> entries = linked.requests().byEndpoint().getOrDefault(key, List.of());
    Set<Integer> making = new HashSet<>();
    Edits.Builder edits = Edits.builder();
    for (int span : spans) {
      making.add(linked.requests().requestOf(span));
      edits.remove(span);
    }
    double meanMs = Wall.ms(traces, spans) / Wall.count(traces, making);
    boolean isUsual = Wall.count(traces, making) >= SHARE_OF_REQUESTS * Wall.count(traces, entries);
    if (!isUsual
        || meanMs < WORTH_MENDING_MS
        || Wall.ms(traces, spans) < SHARE_OF_ENDPOINT * Wall.ms(traces, entries)) {
      return Optional.empty();
    }
    return Optional.of(
        new Suspect(
            new Cause.ConnectionChurn(
                Wall.count(traces, spans) / Wall.count(traces, making), meanMs),
            Where.resource(key, "connecting"),
            new Proof.Proved(),
            Bound.Formula.CONNECTING,
            spans,
            edits.build(),
            List.of(),
            Optional.empty()));
  }
}
