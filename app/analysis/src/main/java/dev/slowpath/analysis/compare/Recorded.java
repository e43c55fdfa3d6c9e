package dev.slowpath.analysis.compare;

import dev.slowpath.analysis.detect.Suspect;
import dev.slowpath.analysis.detect.Suspects;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.Queued;
import dev.slowpath.analysis.link.StatementUse;
import dev.slowpath.analysis.path.TimeByKind;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.analysis.ranking.Ranking;
import dev.slowpath.analysis.statistics.BlockSums;
import dev.slowpath.analysis.statistics.Sample;
import dev.slowpath.analysis.whatif.WhatIf;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.endpoint.Endpoint;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Makes a side of a comparison of joined captures.
public final class Recorded {
  private final Linked linked;
  private final TraceSet traces;
  private final Blocks blocks;
  private final Map<Integer, Double> queries = new HashMap<>();

  private Recorded(Linked linked) {
    this.linked = linked;
    traces = linked.traces();
    blocks = Blocks.of(linked);
    linked.uses().stream()
        .filter(use -> !use.statement().managesSession())
        .flatMap(use -> use.perRequest().stream())
        .forEach(one -> queries.merge(one.request(), one.count(), Double::sum));
  }

  /// What joined captures hold.
  ///
  /// @param policy how strictly is judged; the same for both sides of a comparison
  public static Side side(Linked linked, Policy policy) {
    return new Recorded(linked).side(policy);
  }

  private Side side(Policy policy) {
    List<Suspect> suspects = Suspects.of(linked, policy);
    Ranking ranking = Ranking.of(linked, policy, suspects);
    List<EndpointSide> endpoints =
        ranking.endpoints().stream()
            .map(this::endpoint)
            .sorted(Comparator.comparing(EndpointSide::key))
            .toList();
    double requests = ranking.endpoints().stream().mapToDouble(Endpoint::requests).sum();
    long recorded = ranking.endpoints().stream().mapToLong(one -> one.latency().n()).sum();
    return new Side(
        linked.window(),
        Side.NEAREST_RANK,
        timing(endpoints),
        requests / recorded,
        ServerFigures.hitRatio(linked),
        endpoints,
        ranked(ranking.bottlenecks(), suspects),
        statements(),
        HotFrames.of(linked),
        Optional.of(WhatIf.of(linked, suspects)));
  }

  private Side.Timing timing(List<EndpointSide> endpoints) {
    Warmth warmth = Warmth.of(endpoints, blocks.count());
    double seconds = blocks.count() == 0 ? Double.NaN : linked.loadSeconds();
    return new Side.Timing(
        seconds, blocks.runs(), blocks.count(), warmth.factor(), warmth.isUnusual());
  }

  private List<Integer> entries(EndpointKey key) {
    return linked.requests().byEndpoint().getOrDefault(key, List.of());
  }

  /// Sums by block while they are made.
  private final class Sums {
    private final double[] sums = new double[blocks.count()];

    void add(int entry, double value) {
      sums[blocks.at(traces.startNs(entry))] += value * traces.weight(entry);
    }

    BlockSums per(double[] counts) {
      return BlockSums.of(sums, counts);
    }
  }

  private EndpointSide endpoint(Endpoint figures) {
    Sample.Builder service = Sample.builder();
    Sample.Builder sent = Sample.builder();
    Sums requests = new Sums();
    Sums errors = new Sums();
    Sums asked = new Sums();
    Map<Spent, Sums> spent = new EnumMap<>(Spent.class);
    boolean isSent = figures.sent().n() == figures.latency().n();
    for (int entry : entries(figures.key())) {
      double ms = traces.durationNs(entry) / 1e6;
      double waitMs = Queued.waitNs(traces, entry) / 1e6;
      service.add(row(entry, ms));
      if (isSent) {
        sent.add(row(entry, ms + waitMs));
        spent.computeIfAbsent(Spent.QUEUE, any -> new Sums()).add(entry, waitMs);
      }
      requests.add(entry, 1);
      errors.add(entry, traces.failed(entry) ? 1 : 0);
      asked.add(entry, queries.getOrDefault(entry, 0.0));
      TimeByKind.ofRequest(linked, entry)
          .forEach((kind, part) ->
              spent.computeIfAbsent(Spent.on(kind), any -> new Sums()).add(entry, part));
    }
    Map<Spent, BlockSums> byKind = new EnumMap<>(Spent.class);
    for (Spent on : Spent.values()) {
      byKind.put(on, spent.getOrDefault(on, new Sums()).per(requests.sums));
    }
    return new EndpointSide(
        figures,
        service.build(),
        sent.build(),
        requests.per(blocks.lengths()),
        errors.per(requests.sums),
        asked.per(requests.sums),
        byKind);
  }

  private Sample.Row row(int entry, double ms) {
    return new Sample.Row(blocks.at(traces.startNs(entry)), ms, traces.weight(entry));
  }

  private List<RankedBottleneck> ranked(List<Bottleneck> bottlenecks, List<Suspect> suspects) {
    Map<String, Suspect> byId = new HashMap<>();
    suspects.forEach(one -> byId.putIfAbsent(one.id(), one));
    List<RankedBottleneck> ranked = new ArrayList<>();
    for (Bottleneck one : bottlenecks) {
      Suspect suspect = byId.get(one.id());
      ranked.add(new RankedBottleneck(ranked.size() + 1, one, perRequest(one, suspect)));
    }
    return ranked;
  }

  private BlockSums perRequest(Bottleneck bottleneck, @Nullable Suspect suspect) {
    EndpointKey endpoint = bottleneck.where().endpoint();
    if (endpoint == null || suspect == null || suspect.spans().isEmpty()) {
      return BlockSums.of(new double[0], new double[0]);
    }
    Map<Integer, List<Integer>> byRequest = new HashMap<>();
    for (int span : suspect.spans()) {
      byRequest
          .computeIfAbsent(linked.requests().requestOf(span), absent -> new ArrayList<>())
          .add(span);
    }
    Sums requests = new Sums();
    Sums busy = new Sums();
    for (int entry : entries(endpoint)) {
      requests.add(entry, 1);
      busy.add(entry, coveredMs(byRequest.getOrDefault(entry, List.of())));
    }
    return busy.per(requests.sums);
  }

  /// Time with at least one of the spans in progress.
  private double coveredMs(List<Integer> spans) {
    List<Integer> byStart = new ArrayList<>(spans);
    byStart.sort(Comparator.comparingLong(traces::startNs));
    long until = Long.MIN_VALUE;
    long covered = 0;
    for (int span : byStart) {
      covered += Math.max(0, traces.endNs(span) - Math.max(until, traces.startNs(span)));
      until = Math.max(until, traces.endNs(span));
    }
    return covered / 1e6;
  }

  private List<StatementSide> statements() {
    Map<String, List<StatementUse>> uses = new HashMap<>();
    for (StatementUse use : linked.uses()) {
      if (!use.statement().managesSession()) {
        uses.computeIfAbsent(use.statement().text(), absent -> new ArrayList<>()).add(use);
      }
    }
    Map<String, StatementSide.Server> servers = ServerFigures.byStatement(linked);
    Set<String> texts = new TreeSet<>(uses.keySet());
    texts.addAll(servers.keySet());
    return texts.stream()
        .map(text ->
            statement(
                text,
                uses.getOrDefault(text, List.of()),
                servers.getOrDefault(text, StatementSide.Server.UNKNOWN)))
        .toList();
  }

  private StatementSide statement(
      String text, List<StatementUse> uses, StatementSide.Server server) {
    if (uses.isEmpty()) {
      BlockSums none = BlockSums.of(new double[0], new double[0]);
      double unknown = Double.NaN;
      return new StatementSide(text, unknown, unknown, unknown, unknown, none, server);
    }
    Sums busy = new Sums();
    double executions = 0;
    double totalMs = 0;
    for (StatementUse use : uses) {
      executions += use.executions();
      totalMs += use.totalMs();
      use.perRequest().forEach(one -> busy.add(one.request(), one.totalNs() / 1e9));
    }
    return new StatementSide(
        text,
        executions,
        executions / linked.loadSeconds(),
        totalMs / executions,
        totalMs / 1e3 / linked.loadSeconds(),
        busy.per(blocks.lengths()),
        server);
  }
}
