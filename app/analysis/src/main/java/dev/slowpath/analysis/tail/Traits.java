package dev.slowpath.analysis.tail;

import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Finds the values of attributes whose requests are slower than the others of their endpoint.
/// Every value that enough requests have and enough have not is tested; of all tests together no
/// more than a twentieth are expected to be chance (Benjamini and Hochberg, JRSS B 57, 1995).
final class Traits {
  /// Fewer requests with a value, or without it, say nothing about it.
  private static final int ENOUGH = 10;

  /// A smaller distance is not worth a look (Elastic's threshold for latency correlations).
  private static final double WORTH_A_LOOK = 0.3;

  private static final double FALSE_DISCOVERIES = 0.05;

  private static final Comparator<SlowTail.Trait> MOST_OF_SLOW =
      Comparator.<SlowTail.Trait>comparingDouble(trait -> -trait.shareOfSlow())
          .thenComparingDouble(trait -> -trait.distance())
          .thenComparing(SlowTail.Trait::key)
          .thenComparing(SlowTail.Trait::value);

  /// What one value of one attribute was tested with.
  private record Tested(SlowTail.Trait trait, double p, boolean isSlower) {}

  private Traits() {}

  /// @param entries the requests of an endpoint
  /// @param slow those of them beyond p95
  static List<SlowTail.Trait> of(
      TraceSet traces, Collection<Integer> entries, Collection<Integer> slow) {
    Map<String, Map<String, Set<Integer>>> having = new TreeMap<>();
    for (int entry : entries) {
      traces
          .attributes(entry)
          .forEach((key, value) ->
              having
                  .computeIfAbsent(key, absent -> new TreeMap<>())
                  .computeIfAbsent(value, absent -> new HashSet<>())
                  .add(entry));
    }
    List<Tested> tested = new ArrayList<>();
    having.forEach((key, values) ->
        values.forEach((value, with) -> {
          if (with.size() >= ENOUGH && entries.size() - with.size() >= ENOUGH) {
            tested.add(test(traces, entries, slow, new Value(key, value, with)));
          }
        }));
    return discovered(tested);
  }

  private record Value(String key, String value, Set<Integer> with) {}

  private static Tested test(
      TraceSet traces, Collection<Integer> entries, Collection<Integer> slow, Value value) {
    double[] with = sorted(traces, value.with());
    double[] without =
        sorted(traces, entries.stream().filter(entry -> !value.with().contains(entry)).toList());
    KolmogorovSmirnov found = KolmogorovSmirnov.of(with, without);
    double share = (double) slow.stream().filter(value.with()::contains).count() / slow.size();
    return new Tested(
        new SlowTail.Trait(
            value.key(), value.value(), with.length, share, found.distance(), found.p()),
        found.p(),
        with[with.length / 2] > without[without.length / 2]);
  }

  private static double[] sorted(TraceSet traces, Collection<Integer> entries) {
    double[] durations = entries.stream().mapToDouble(traces::durationNs).toArray();
    Arrays.sort(durations);
    return durations;
  }

  /// The tests that are no chance, with their q values.
  private static List<SlowTail.Trait> discovered(List<Tested> tested) {
    List<Tested> byP = new ArrayList<>(tested);
    byP.sort(Comparator.comparingDouble(Tested::p));
    List<SlowTail.Trait> found = new ArrayList<>();
    double q = 1;
    for (int rank = byP.size(); rank >= 1; rank--) {
      Tested one = byP.get(rank - 1);
      q = Math.min(q, one.p() * byP.size() / rank);
      SlowTail.Trait trait = one.trait();
      if (q <= FALSE_DISCOVERIES && one.isSlower() && trait.distance() >= WORTH_A_LOOK) {
        found.add(
            new SlowTail.Trait(
                trait.key(),
                trait.value(),
                trait.requests(),
                trait.shareOfSlow(),
                trait.distance(),
                q));
      }
    }
    found.sort(MOST_OF_SLOW);
    return found;
  }
}
