package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.StatementUse;
import dev.slowpath.model.bottleneck.Where;
import dev.slowpath.model.endpoint.EndpointKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The share of a statement's executions, or of the calls of a target, that a cache would answer,
/// by how long it keeps answers.
public final class CacheLives {
  /// In seconds; 0: within one request. Up to the 15 minutes usually advised at most.
  private static final List<Double> SECONDS = List.of(0.0, 1.0, 10.0, 60.0, 300.0, 900.0);

  private CacheLives() {}

  /// The curve for the calls of a target at an endpoint; empty where nothing can be replayed.
  public static Map<Double, Double> of(Linked linked, EndpointKey endpoint, String target) {
    CallReplay replay = new CallReplay(linked);
    List<Integer> calls =
        replay.calls().getOrDefault(endpoint, Map.of()).getOrDefault(target, List.of());
    Map<Double, Double> lives = new TreeMap<>();
    for (double seconds : SECONDS) {
      replay.replayed(target, calls, seconds).ifPresent(hits -> lives.put(seconds, hits.share()));
    }
    return lives;
  }

  /// The curve for the statement at a place; empty where nothing can be replayed.
  public static Map<Double, Double> of(Linked linked, Where where) {
    CacheReplay replay = new CacheReplay(linked);
    Map<Double, Double> lives = new TreeMap<>();
    for (StatementUse use : linked.uses()) {
      if (use.endpoint().equals(where.endpoint())
          && use.statement().text().equals(where.statement())) {
        for (double seconds : SECONDS) {
          replay.replayed(use, seconds).ifPresent(hits -> lives.put(seconds, hits.share()));
        }
      }
    }
    return lives;
  }
}
