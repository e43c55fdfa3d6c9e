package dev.slowpath.analysis.ranking;

import dev.slowpath.analysis.detect.Bottlenecks;
import dev.slowpath.analysis.detect.Suspect;
import dev.slowpath.analysis.detect.Suspects;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.analysis.policy.Suppressed;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.endpoint.Endpoint;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.source.TimeRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The answer: endpoints and bottlenecks of joined captures, the costliest first.
///
/// Order of bottlenecks: by load; those without a load after all that have one, by total time; then
/// by id, so that the order is total.
///
/// @param window what loads are divided by
/// @param seconds its length; NaN if there is none
/// @param suppressed what a policy leaves out of the bottlenecks, in the same order
/// @param minor what is repeated too seldom to be one; their time may be a bottleneck's too
public record Ranking(
    Optional<TimeRange> window,
    double seconds,
    Coverage coverage,
    List<Endpoint> endpoints,
    List<Bottleneck> bottlenecks,
    List<Suppressed> suppressed,
    List<Bottleneck> minor) {

  private static final Comparator<Bottleneck> COSTLIEST =
      Comparator.<Bottleneck>comparingDouble(one -> -loadOrLess(one))
          .thenComparingDouble(one -> -timeOrLess(one))
          .thenComparingDouble(one -> -one.cost().share())
          .thenComparing(Bottleneck::id);

  public Ranking {
    endpoints = List.copyOf(endpoints);
    bottlenecks = List.copyOf(bottlenecks);
    suppressed = List.copyOf(suppressed);
    minor = List.copyOf(minor);
  }

  private static double loadOrLess(Bottleneck one) {
    return Double.isNaN(one.cost().load()) ? -1 : one.cost().load();
  }

  /// A profile of samples knows shares and no times.
  private static double timeOrLess(Bottleneck one) {
    return Double.isNaN(one.cost().totalMs()) ? -1 : one.cost().totalMs();
  }

  /// Ranks what captures hold.
  ///
  /// @param asked the time to look at; empty for all that was observed
  public static Ranking of(List<Capture> captures, Optional<TimeRange> asked) {
    return of(Linked.of(captures, asked), Policy.usual());
  }

  /// Ranks what joined captures hold.
  public static Ranking of(Linked linked, Policy policy) {
    return of(linked, policy, Suspects.of(linked, policy));
  }

  /// Ranks what was suspected in joined captures.
  ///
  /// @param suspects by the same policy
  public static Ranking of(Linked linked, Policy policy, List<Suspect> suspects) {
    List<Endpoint> endpoints = Endpoints.of(linked);
    List<Bottleneck> all = Bottlenecks.of(linked, suspects).stream().sorted(COSTLIEST).toList();
    List<Bottleneck> shown = new ArrayList<>();
    List<Suppressed> suppressed = new ArrayList<>();
    for (Bottleneck one : all) {
      policy
          .suppression(one, linked.window())
          .ifPresentOrElse(by -> suppressed.add(new Suppressed(one, by)), () -> shown.add(one));
    }
    List<Bottleneck> minor = Bottlenecks.of(linked, Suspects.minor(linked, policy));
    return new Ranking(
        linked.window(),
        linked.seconds(),
        Coverages.of(linked, endpoints, all),
        endpoints,
        shown,
        suppressed,
        minor.stream().sorted(COSTLIEST).toList());
  }

  /// The same, of which only some endpoints and bottlenecks are shown.
  public Ranking admitting(Predicate<EndpointKey> endpoint, Predicate<Bottleneck> bottleneck) {
    return new Ranking(
        window,
        seconds,
        coverage,
        endpoints.stream().filter(one -> endpoint.test(one.key())).toList(),
        bottlenecks.stream().filter(bottleneck).toList(),
        suppressed.stream().filter(one -> bottleneck.test(one.bottleneck())).toList(),
        minor.stream().filter(bottleneck).toList());
  }
}
