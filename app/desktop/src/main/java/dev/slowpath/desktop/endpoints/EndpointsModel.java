package dev.slowpath.desktop.endpoints;

import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.endpoint.Endpoint;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.endpoint.TimeKind;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.workbench.layout.Ticks;
import dev.slowpath.workbench.screen.Investigation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What the page of endpoints shows, in figures.
public final class EndpointsModel {
  private static final double BINS = 40;

  private EndpointsModel() {}

  /// A kind of time and its share of the mean request.
  public record KindShare(TimeKind kind, double meanMs, double share) {}

  /// Requests by latency, in bins of one round width.
  ///
  /// @param counts requests, weights counted
  /// @param binMs the width of a bin
  public record Histogram(List<Double> counts, double binMs) {
    public Histogram {
      counts = List.copyOf(counts);
    }

    double endMs() {
      return counts.size() * binMs;
    }

    double most() {
      return counts.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    }
  }

  /// A request.
  ///
  /// @param entry its first span
  /// @param atMs when it began, from the start of the window
  /// @param weight how many requests it stands for
  public record Request(int entry, double atMs, double ms, double weight, boolean failed) {}

  /// Endpoints by load, the heaviest first.
  public static List<Endpoint> rows(Investigation investigation) {
    return investigation.ranking().endpoints().stream()
        .sorted(
            Comparator.comparingDouble(Endpoint::totalMs).reversed().thenComparing(Endpoint::key))
        .toList();
  }

  /// Where the time of the mean request goes, in a fixed order, absent kinds left out.
  public static List<KindShare> kinds(Endpoint endpoint) {
    double whole = endpoint.byKindMs().values().stream().mapToDouble(Double::doubleValue).sum();
    List<KindShare> kinds = new ArrayList<>();
    endpoint
        .byKindMs()
        .forEach((kind, ms) -> {
          if (ms > 0) {
            kinds.add(new KindShare(kind, ms, ms / whole));
          }
        });
    return kinds;
  }

  /// The bottlenecks of an endpoint, the costliest first.
  public static List<Bottleneck> bottlenecks(Investigation investigation, EndpointKey key) {
    return investigation.ranking().bottlenecks().stream()
        .filter(one -> key.equals(one.where().endpoint()))
        .toList();
  }

  /// The requests of an endpoint in the order they began.
  public static List<Request> requests(Investigation investigation, EndpointKey key) {
    TraceSet traces = investigation.linked().traces();
    List<Integer> entries =
        investigation.linked().requests().byEndpoint().getOrDefault(key, List.of());
    return investigation
        .linked()
        .window()
        .map(window ->
            entries.stream()
                .sorted(
                    Comparator.<Integer>comparingLong(traces::startNs).thenComparing(one -> one))
                .map(entry ->
                    new Request(
                        entry,
                        (traces.startNs(entry) - window.startNs()) / 1e6,
                        traces.durationNs(entry) / 1e6,
                        traces.weight(entry),
                        traces.failed(entry)))
                .toList())
        .orElse(List.of());
  }

  /// The same requests, the quickest first.
  static List<Request> byLatency(List<Request> requests) {
    return requests.stream()
        .sorted(Comparator.comparingDouble(Request::ms).thenComparingInt(Request::entry))
        .toList();
  }

  /// Bins from 0 to the slowest request.
  public static Histogram histogram(List<Request> requests) {
    double most = requests.stream().mapToDouble(Request::ms).max().orElse(1);
    double bin = Ticks.step(Math.max(1e-6, most), BINS);
    double[] counts = new double[(int) Math.floor(most / bin) + 1];
    for (Request request : requests) {
      counts[(int) (request.ms() / bin)] += request.weight();
    }
    List<Double> boxed = new ArrayList<>();
    for (double count : counts) {
      boxed.add(count);
    }
    return new Histogram(boxed, bin);
  }
}
