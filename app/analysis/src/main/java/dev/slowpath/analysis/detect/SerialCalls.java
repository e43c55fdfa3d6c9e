package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.SpanTree;
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
import java.util.List;
import java.util.Optional;

/// Outgoing calls of one parent that follow one another although each could have begun with the
/// first. That none needs another's answer is in no trace, so the cause is consistent, never proved
/// here.
final class SerialCalls implements Detector {
  /// Less than this share of its endpoint's time is not why the endpoint is slow.
  private static final double SHARE_OF_ENDPOINT = 0.1;

  /// Shorter runs gain nothing that anybody would notice, in ms.
  private static final double WORTH_OVERLAPPING_MS = 10;

  private static final List<String> TARGET =
      List.of("server.address", "net.peer.name", "peer.service");

  @Override
  public List<Bottleneck> detect(Linked linked) {
    TraceSet traces = linked.traces();
    SpanTree tree = new SpanTree(traces);
    List<Bottleneck> found = new ArrayList<>();
    linked
        .requests()
        .byEndpoint()
        .forEach((key, entries) -> at(linked, tree, key, entries).ifPresent(found::add));
    return found;
  }

  private static Optional<Bottleneck> at(
      Linked linked, SpanTree tree, EndpointKey key, List<Integer> entries) {
    TraceSet traces = linked.traces();
    List<Taken> taken = new ArrayList<>();
    List<Integer> example = List.of();
    double wallMs = 0;
    for (int entry : entries) {
      wallMs += traces.weight(entry) * traces.durationNs(entry) / 1e6;
      List<Integer> run = run(traces, tree, entry);
      if (run.size() > 1) {
        Taken one = taken(traces, entry, run);
        taken.add(one);
        example = run.size() > example.size() ? run : example;
      }
    }
    if (taken.size() * 2 < entries.size() || taken.isEmpty()) {
      return Optional.empty();
    }
    double calls = taken.stream().mapToDouble(Taken::count).sorted().toArray()[taken.size() / 2];
    Accusation accusation =
        new Accusation(
            new Cause.SerialIo(calls, targets(traces, example)),
            new Proof.Consistent(List.of(Proof.Missing.INDEPENDENCE)),
            Bound.Formula.ALL_BUT_LONGEST,
            taken);
    double gainMs = taken.stream().mapToDouble(Taken::removableMs).sum() / taken.size();
    boolean worth =
        gainMs >= WORTH_OVERLAPPING_MS && accusation.totalMs() >= SHARE_OF_ENDPOINT * wallMs;
    Where where = Where.resource(key, "outgoing calls");
    return worth ? Optional.of(accusation.at(linked, key, where, List.of())) : Optional.empty();
  }

  /// The longest row of outgoing calls under one parent of the request in which each begins after
  /// the one before has ended.
  private static List<Integer> run(TraceSet traces, SpanTree tree, int entry) {
    List<Integer> calls = new ArrayList<>();
    for (int at = 0; at < tree.count(entry); at++) {
      int child = tree.child(entry, at);
      if (Marks.usual().kind(traces, child) == TimeKind.HTTP) {
        calls.add(child);
      }
    }
    calls.sort(Comparator.comparingLong(traces::startNs));
    List<Integer> longest = List.of();
    List<Integer> current = new ArrayList<>();
    for (int call : calls) {
      if (!current.isEmpty() && traces.startNs(call) < traces.endNs(current.getLast())) {
        current = new ArrayList<>();
      }
      current.add(call);
      longest = current.size() > longest.size() ? current : longest;
    }
    return longest;
  }

  private static Taken taken(TraceSet traces, int entry, List<Integer> run) {
    long total = run.stream().mapToLong(traces::durationNs).sum();
    int slowest = run.stream().max(Comparator.comparingLong(traces::durationNs)).orElseThrow();
    double removable = (total - traces.durationNs(slowest)) / 1e6;
    return new Taken(entry, traces.weight(entry), run.size(), total, removable, slowest);
  }

  private static List<String> targets(TraceSet traces, List<Integer> run) {
    return run.stream()
        .map(call ->
            Optional.ofNullable(traces.attribute(call, "url.template"))
                .or(() -> Optional.ofNullable(traces.attribute(call, "url.path")))
                .or(() -> traces.firstOf(call, TARGET))
                .orElseGet(() -> traces.name(call)))
        .toList();
  }
}
