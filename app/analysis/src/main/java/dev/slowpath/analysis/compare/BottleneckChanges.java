package dev.slowpath.analysis.compare;

import dev.slowpath.analysis.statistics.BlockBootstrap;
import dev.slowpath.analysis.statistics.Estimate;
import dev.slowpath.model.bottleneck.Cost;
import dev.slowpath.model.bottleneck.Where;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.endpoint.Latency;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds what became of each bottleneck, by its place: endpoint, statement, frame, resource.
final class BottleneckChanges {
  /// Fewer requests than this do not show that something is gone.
  private static final int ENOUGH = 20;

  private static final Comparator<BottleneckChange> ORDER =
      Comparator.comparing(BottleneckChange::fate)
          .thenComparingDouble(one -> -load(one))
          .thenComparing(one -> one.first().id());

  private final Map<EndpointKey, EndpointKey> pairs;
  private final Map<EndpointKey, EndpointSide> first = new HashMap<>();
  private final Map<EndpointKey, EndpointSide> second = new HashMap<>();

  private BottleneckChanges(Side before, Side after, Map<EndpointKey, EndpointKey> pairs) {
    this.pairs = pairs;
    before.endpoints().forEach(one -> first.put(one.key(), one));
    after.endpoints().forEach(one -> second.put(one.key(), one));
  }

  static List<BottleneckChange> of(Side before, Side after, Map<EndpointKey, EndpointKey> pairs) {
    if (before.whatIf().isEmpty() || after.whatIf().isEmpty()) {
      return List.of();
    }
    return new BottleneckChanges(before, after, pairs).all(before, after);
  }

  private List<BottleneckChange> all(Side before, Side after) {
    Map<Where, RankedBottleneck> left = new LinkedHashMap<>();
    after.bottlenecks().forEach(one -> left.putIfAbsent(place(one.bottleneck().where()), one));
    List<BottleneckChange> changes = new ArrayList<>();
    for (RankedBottleneck one : before.bottlenecks()) {
      Where now = moved(one.bottleneck().where());
      changes.add(change(one, Optional.ofNullable(left.remove(now))));
    }
    for (RankedBottleneck one : left.values()) {
      boolean isSeen = isSeenBefore(one.bottleneck().where().endpoint());
      changes.add(
          new BottleneckChange(
              Optional.empty(),
              Optional.of(one),
              isSeen ? Fate.NEW : Fate.NOT_OBSERVED,
              Estimate.UNKNOWN,
              Optional.empty()));
    }
    return changes.stream().sorted(ORDER).toList();
  }

  private static double load(BottleneckChange change) {
    double load = change.first().cost().load();
    return Double.isNaN(load) ? -1 : load;
  }

  /// A table is what a plan or a span says of a statement, and no part of the place.
  private static Where place(Where where) {
    return new Where(where.endpoint(), where.statement(), "", where.frame(), where.resource());
  }

  private Where moved(Where where) {
    EndpointKey endpoint = where.endpoint();
    EndpointKey now = endpoint == null ? null : pairs.getOrDefault(endpoint, endpoint);
    return new Where(now, where.statement(), "", where.frame(), where.resource());
  }

  private boolean isSeenBefore(@Nullable EndpointKey endpoint) {
    return endpoint == null || pairs.containsValue(endpoint);
  }

  private BottleneckChange change(RankedBottleneck before, Optional<RankedBottleneck> after) {
    Estimate cost = after.map(one -> cost(before, one)).orElse(Estimate.UNKNOWN);
    Fate fate = after.isPresent() ? Fate.of(cost) : absent(before);
    Optional<BottleneckChange.Gained> gained =
        fate == Fate.GONE || fate == Fate.BETTER ? gained(before) : Optional.empty();
    return new BottleneckChange(Optional.of(before), after, fate, cost, gained);
  }

  private Fate absent(RankedBottleneck before) {
    EndpointKey endpoint = before.bottleneck().where().endpoint();
    if (endpoint == null) {
      return Fate.GONE;
    }
    EndpointKey now = pairs.get(endpoint);
    EndpointSide side = now == null ? null : second.get(now);
    if (side == null) {
      return Fate.NOT_OBSERVED;
    }
    return side.service().n() < ENOUGH ? Fate.UNCLEAR : Fate.GONE;
  }

  private static Estimate cost(RankedBottleneck before, RankedBottleneck after) {
    if (before.perRequestMs().blocks() > 0 && after.perRequestMs().blocks() > 0) {
      return BlockBootstrap.ratio(before.perRequestMs(), after.perRequestMs());
    }
    return Estimate.point(after.bottleneck().cost().load() / before.bottleneck().cost().load());
  }

  private Optional<BottleneckChange.Gained> gained(RankedBottleneck before) {
    EndpointKey endpoint = before.bottleneck().where().endpoint();
    EndpointKey now = endpoint == null ? null : pairs.get(endpoint);
    EndpointSide from = first.get(endpoint);
    EndpointSide to = second.get(now);
    if (from == null || to == null) {
      return Optional.empty();
    }
    boolean isSent =
        before.bottleneck().cost().of() == Cost.Whole.CLIENT && from.hasSent() && to.hasSent();
    Latency was = isSent ? from.figures().sent() : from.figures().latency();
    Latency is = isSent ? to.figures().sent() : to.figures().latency();
    return Optional.of(
        new BottleneckChange.Gained(
            isSent,
            was.p50Ms() - is.p50Ms(),
            was.p95Ms() - is.p95Ms(),
            was.meanMs() - is.meanMs()));
  }
}
