package dev.slowpath.analysis.ranking;

import dev.slowpath.analysis.detect.Bottlenecks;
import dev.slowpath.analysis.detect.Suspect;
import dev.slowpath.analysis.detect.Suspects;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.endpoint.Endpoint;
import dev.slowpath.model.source.TimeRange;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The answer: endpoints and bottlenecks of joined captures, the costliest first.
///
/// Order of bottlenecks: by load; those without a load after all that have one, by total time; then
/// by id, so that the order is total.
///
/// @param window what loads are divided by
/// @param seconds its length; NaN if there is none
public record Ranking(
    Optional<TimeRange> window,
    double seconds,
    Coverage coverage,
    List<Endpoint> endpoints,
    List<Bottleneck> bottlenecks) {

  private static final Comparator<Bottleneck> COSTLIEST =
      Comparator.<Bottleneck>comparingDouble(one -> -loadOrLess(one))
          .thenComparingDouble(one -> -timeOrLess(one))
          .thenComparingDouble(one -> -one.cost().share())
          .thenComparing(Bottleneck::id);

  public Ranking {
    endpoints = List.copyOf(endpoints);
    bottlenecks = List.copyOf(bottlenecks);
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
    return of(Linked.of(captures, asked));
  }

  /// Ranks what joined captures hold.
  public static Ranking of(Linked linked) {
    return of(linked, Suspects.of(linked));
  }

  /// Ranks what was suspected in joined captures.
  public static Ranking of(Linked linked, List<Suspect> suspects) {
    List<Endpoint> endpoints = Endpoints.of(linked);
    List<Bottleneck> bottlenecks =
        Bottlenecks.of(linked, suspects).stream().sorted(COSTLIEST).toList();
    return new Ranking(
        linked.window(),
        linked.seconds(),
        Coverages.of(linked, endpoints, bottlenecks),
        endpoints,
        bottlenecks);
  }
}
