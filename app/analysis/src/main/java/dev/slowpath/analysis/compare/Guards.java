package dev.slowpath.analysis.compare;

import dev.slowpath.analysis.statistics.BlockBootstrap;
import dev.slowpath.model.endpoint.EndpointKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks whether two sides are alike enough to be compared.
final class Guards {

  private Guards() {}

  /// All that could be looked at, in a fixed order.
  static List<Guard> of(Side before, Side after, Map<EndpointKey, EndpointKey> pairs) {
    List<Guard> guards = new ArrayList<>();
    if (before.endpoints().isEmpty() || after.endpoints().isEmpty()) {
      return guards;
    }
    guards.add(
        new Guard.FewBlocks(
            before.timing().blocks(), after.timing().blocks(), BlockBootstrap.LEAST_BLOCKS));
    guards.add(new Guard.Rate(before.perSecond(), after.perSecond()));
    mix(before, after, pairs).ifPresent(guards::add);
    guards.add(
        new Guard.Errors(before.errors() / before.requests(), after.errors() / after.requests()));
    guards.add(new Guard.WarmUp(false, before.timing().firstBlock(), before.timing().unusual()));
    guards.add(new Guard.WarmUp(true, after.timing().firstBlock(), after.timing().unusual()));
    guards.add(new Guard.Sampling(before.weight(), after.weight()));
    if (!Double.isNaN(before.hitRatio()) && !Double.isNaN(after.hitRatio())) {
      guards.add(new Guard.Buffers(before.hitRatio(), after.hitRatio()));
    }
    guards.add(new Guard.Runs(before.timing().runs(), after.timing().runs()));
    return guards;
  }

  private static Optional<Guard> mix(Side before, Side after, Map<EndpointKey, EndpointKey> pairs) {
    Map<EndpointKey, EndpointSide> second = new HashMap<>();
    after.endpoints().forEach(one -> second.put(one.key(), one));
    double moved = 0;
    double most = -1;
    EndpointKey mostMoved = null;
    double[] weighted = new double[2];
    for (EndpointSide one : before.endpoints()) {
      EndpointSide other = second.remove(pairs.getOrDefault(one.key(), one.key()));
      double was = one.figures().requests() / before.requests();
      double is = other == null ? 0 : other.figures().requests() / after.requests();
      moved += Math.abs(is - was) / 2;
      if (Math.abs(is - was) > most) {
        most = Math.abs(is - was);
        mostMoved = one.key();
      }
      if (other != null) {
        weighted[0] += was * one.figures().latency().meanMs();
        weighted[1] += was * other.figures().latency().meanMs();
      }
    }
    for (EndpointSide onlyAfter : second.values()) {
      moved += onlyAfter.figures().requests() / after.requests() / 2;
    }
    double meanRatio = after.load() / after.perSecond() / (before.load() / before.perSecond());
    return mostMoved == null
        ? Optional.empty()
        : Optional.of(new Guard.Mix(moved, mostMoved, meanRatio, weighted[1] / weighted[0]));
  }
}
