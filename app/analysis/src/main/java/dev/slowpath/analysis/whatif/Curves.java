package dev.slowpath.analysis.whatif;

import dev.slowpath.analysis.detect.CacheLives;
import dev.slowpath.analysis.detect.Suspect;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.Queued;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Replays what was seen with other settings: how long a cache keeps answers, how many connections
/// or workers there are.
final class Curves {
  private static final int MOST = 64;

  private final Linked linked;
  private final TraceSet traces;

  Curves(Linked linked) {
    this.linked = linked;
    traces = linked.traces();
  }

  Optional<Curve> of(Suspect suspect) {
    return switch (suspect.cause()) {
      case Cause.MissingCache _ -> Optional.of(lives(CacheLives.of(linked, suspect.where())));
      case Cause.RepeatedCalls calls when calls.ttlSeconds() > 0 ->
          Optional.ofNullable(suspect.where().endpoint())
              .map(endpoint -> lives(CacheLives.of(linked, endpoint, calls.target())));
      case Cause.PoolWait _ -> Optional.of(pool(suspect.spans()));
      case Cause.WorkerQueueing queue -> workers(suspect, queue);
      case Cause.NPlusOne _,
          Cause.MissingIndex _,
          Cause.SlowStatement _,
          Cause.LockWait _,
          Cause.HotCode _,
          Cause.SerialIo _,
          Cause.RepeatedSerialisation _,
          Cause.ConnectionChurn _,
          Cause.Retries _,
          Cause.FailingCalls _,
          Cause.RepeatedCalls _,
          Cause.LargePayload _,
          Cause.SlowCalls _,
          Cause.OverFetching _,
          Cause.BlockingCall _,
          Cause.GilContention _,
          Cause.ImportTime _,
          Cause.Stalled _,
          Cause.ServerMisconfigured _ ->
          Optional.empty();
    };
  }

  private static Curve lives(Map<Double, Double> byLife) {
    return new Curve.CacheLife(
        byLife.entrySet().stream()
            .map(life -> new Curve.Life(life.getKey(), life.getValue()))
            .toList());
  }

  /// A connection counts as held from the end of the wait to the end of what waited for it: no span
  /// says when it was given back.
  private Curve pool(List<Integer> waits) {
    List<Integer> byStart = new ArrayList<>(waits);
    byStart.sort(
        Comparator.comparingLong(traces::startNs).thenComparing(Comparator.naturalOrder()));
    long[] arrivals = byStart.stream().mapToLong(traces::startNs).toArray();
    long[] held =
        byStart.stream()
            .mapToLong(wait -> Math.max(0, traces.endNs(traces.parent(wait)) - traces.endNs(wait)))
            .toArray();
    List<long[]> edges = new ArrayList<>();
    for (int at = 0; at < held.length; at++) {
      long from = traces.endNs(byStart.get(at));
      edges.add(new long[] {from, 1});
      edges.add(new long[] {from + held[at], -1});
    }
    double measured =
        byStart.stream().mapToLong(traces::durationNs).average().orElse(Double.NaN) / 1e6;
    return servers(arrivals, held, atOnce(edges), measured);
  }

  /// The most that overlap; one that ends as another begins does not.
  private static int atOnce(List<long[]> edges) {
    edges.sort(
        Comparator.<long[]>comparingLong(edge -> edge[0]).thenComparingLong(edge -> edge[1]));
    long most = 0;
    long now = 0;
    for (long[] edge : edges) {
      now += edge[1];
      most = Math.max(most, now);
    }
    return (int) most;
  }

  private Optional<Curve> workers(Suspect suspect, Cause.WorkerQueueing queue) {
    List<Integer> bySent = new ArrayList<>(suspect.edits().unqueued());
    bySent.sort(
        Comparator.<Integer>comparingLong(this::sentNs).thenComparing(Comparator.naturalOrder()));
    return Optional.of(
        servers(
            bySent.stream().mapToLong(this::sentNs).toArray(),
            bySent.stream().mapToLong(traces::durationNs).toArray(),
            (int) queue.workers(),
            queue.meanMs()));
  }

  private long sentNs(int entry) {
    return Math.min(
        traces.startNs(entry), Queued.sentNs(traces, entry).orElse(traces.startNs(entry)));
  }

  private static Curve servers(long[] arrivals, long[] services, int seen, double measuredMs) {
    List<Curve.Size> points = new ArrayList<>();
    boolean waits = true;
    for (int servers = Math.max(1, seen); waits && servers <= MOST; servers++) {
      long[] found = Queueing.waitsNs(arrivals, services, servers);
      double mean = Queueing.meanMs(found);
      points.add(new Curve.Size(servers, mean, Queueing.p95Ms(found)));
      waits = mean > 0.01 * measuredMs;
    }
    return new Curve.Servers(Math.max(1, seen), measuredMs, points);
  }
}
