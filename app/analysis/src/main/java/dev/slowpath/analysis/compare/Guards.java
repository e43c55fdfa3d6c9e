package dev.slowpath.analysis.compare;

import dev.slowpath.analysis.statistics.BlockBootstrap;
import dev.slowpath.model.endpoint.EndpointKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    guards.add(new Guard.Method(before.percentiles(), after.percentiles()));
    if (!Double.isNaN(before.hitRatio()) && !Double.isNaN(after.hitRatio())) {
      guards.add(new Guard.Buffers(before.hitRatio(), after.hitRatio()));
    }
    guards.add(new Guard.Runs(before.timing().runs(), after.timing().runs()));
    return guards;
  }

  /// Whether the endpoints at which nothing was mended moved all the same.
  static Optional<Guard> together(
      List<EndpointChange> endpoints, List<BottleneckChange> bottlenecks) {
    Set<EndpointKey> mended = new HashSet<>();
    for (BottleneckChange one : bottlenecks) {
      EndpointKey at = one.first().where().endpoint();
      if (at != null && (one.fate() == Fate.GONE || one.fate() == Fate.BETTER)) {
        mended.add(at);
      }
    }
    double[] ratios =
        endpoints.stream()
            .filter(one -> one.before().filter(side -> !mended.contains(side.key())).isPresent())
            .mapToDouble(one -> one.decisive().value())
            .filter(ratio -> !Double.isNaN(ratio))
            .sorted()
            .toArray();
    if (ratios.length == 0) {
      return Optional.empty();
    }
    int faster = (int) Arrays.stream(ratios).filter(one -> one < 1).count();
    int slower = (int) Arrays.stream(ratios).filter(one -> one > 1).count();
    return Optional.of(
        new Guard.Together(ratios.length, faster, slower, ratios[(ratios.length - 1) / 2]));
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
