package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.Queued;
import dev.slowpath.analysis.link.StatementUse;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.analysis.policy.Threshold;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.endpoint.TimeKind;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Answers why something is reported or not: every statement and endpoint of a name with the
/// figures that the detectors look at, beside what each would need.
public final class Examination {
  private final Linked linked;
  private final TraceSet traces;
  private final CacheReplay replay;
  private final Policy policy;

  private Examination(Linked linked, Policy policy) {
    this.linked = linked;
    this.policy = policy;
    traces = linked.traces();
    replay = new CacheReplay(linked);
  }

  /// Everything whose endpoint or statement holds a name, whatever the case of its letters.
  public static List<Examined> of(Linked linked, Policy policy, String name) {
    Examination examination = new Examination(linked, policy);
    String wanted = name.toLowerCase(Locale.ROOT);
    List<Examined> all = new ArrayList<>();
    linked
        .requests()
        .byEndpoint()
        .forEach((key, entries) -> {
          if (key.name().toLowerCase(Locale.ROOT).contains(wanted)) {
            all.add(examination.endpoint(key, entries));
          }
        });
    for (StatementUse use : linked.uses()) {
      String text = use.endpoint().name() + "\n" + use.statement().text();
      if (text.toLowerCase(Locale.ROOT).contains(wanted) && !use.statement().managesSession()) {
        all.add(examination.statement(use));
      }
    }
    return all;
  }

  private Examined statement(StatementUse use) {
    List<Integer> entries = linked.requests().byEndpoint().getOrDefault(use.endpoint(), List.of());
    StatementUse.InRequest most = use.perRequest().getFirst();
    for (StatementUse.InRequest one : use.perRequest()) {
      most = one.count() > most.count() ? one : most;
    }
    double values = most.distinct() < 0 ? Double.NaN : most.distinct() / most.count();
    Witnesses witnesses = new Witnesses(linked, use.statement());
    double worth = threshold(Threshold.SCAN_SHARE, use.endpoint());
    double scan = witnesses.uselessScan(worth).map(PlanWitness.UselessScan::share).orElse(0.0);
    return new Examined(
        use.endpoint(),
        use.statement().text(),
        use.totalMs(),
        List.of(
            check(
                Examined.Rule.REPEATS, most.count(), threshold(Threshold.REPEATS, use.endpoint())),
            check(Examined.Rule.OTHER_VALUES, values, 0.5),
            check(Examined.Rule.SCAN_SHARE, witnesses.hasPlan() ? scan : Double.NaN, worth),
            hits(use, Examined.Rule.HITS_WITHIN, 0),
            hits(
                use,
                Examined.Rule.HITS_BETWEEN,
                threshold(Threshold.CACHE_SECONDS, use.endpoint())),
            check(
                Examined.Rule.MEAN_MS,
                use.totalMs() / use.executions(),
                threshold(Threshold.STATEMENT_MS, use.endpoint())),
            check(
                Examined.Rule.SHARE_OF_ENDPOINT,
                use.totalMs() / Wall.ms(traces, entries),
                threshold(Threshold.STATEMENT_SHARE, use.endpoint()))));
  }

  private Examined.Check hits(StatementUse use, Examined.Rule rule, double seconds) {
    Optional<Replay.Hits> hits =
        use.statement().reads() ? replay.replayed(use, seconds) : Optional.empty();
    double share = hits.map(Replay.Hits::share).orElse(Double.NaN);
    return check(rule, share, threshold(Threshold.CACHE_HITS, use.endpoint()));
  }

  private Examined endpoint(EndpointKey key, List<Integer> entries) {
    double waitedMs = 0;
    Map<Integer, Integer> passes = new HashMap<>();
    List<Integer> spans = new ArrayList<>();
    linked
        .requests()
        .spansOf((endpoint, span) -> {
          if (endpoint.equals(key)) {
            spans.add(span);
          }
        });
    for (int span : spans) {
      if (linked.kind(span) == TimeKind.WAIT) {
        waitedMs += traces.weight(span) * traces.durationNs(span) / 1e6;
      } else if (linked.kind(span) == TimeKind.SERIALISATION) {
        passes.merge(linked.requests().requestOf(span), 1, Integer::sum);
      }
    }
    double queuedMs = 0;
    for (int entry : entries) {
      queuedMs += traces.weight(entry) * Queued.waitNs(traces, entry) / 1e6;
    }
    double requests = Wall.count(traces, entries);
    return new Examined(
        key,
        "",
        Wall.ms(traces, entries),
        List.of(
            check(
                Examined.Rule.POOL_WAIT_MS, waitedMs / requests, threshold(Threshold.POOL_MS, key)),
            check(
                Examined.Rule.PASSES,
                passes.values().stream().mapToInt(count -> count).max().orElse(0),
                threshold(Threshold.PASSES, key)),
            check(
                Examined.Rule.QUEUE_MS, queuedMs / requests, threshold(Threshold.QUEUE_MS, key))));
  }

  private double threshold(Threshold threshold, EndpointKey endpoint) {
    return policy.at(threshold, endpoint);
  }

  private static Examined.Check check(Examined.Rule rule, double found, double needed) {
    return new Examined.Check(rule, found, needed);
  }
}
