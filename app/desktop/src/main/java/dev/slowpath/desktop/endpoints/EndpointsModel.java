package dev.slowpath.desktop.endpoints;

import dev.slowpath.model.endpoint.Endpoint;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.endpoint.TimeKind;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.workbench.screen.Investigation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// What the page of endpoints shows, in figures.
public final class EndpointsModel {
  private static final int BINS = 32;

  private EndpointsModel() {}

  /// A kind of time and its share of the mean request.
  public record KindShare(TimeKind kind, double meanMs, double share) {}

  /// Counts of requests by latency, in bins of one width.
  ///
  /// @param binMs the width of a bin
  public record Histogram(List<Integer> counts, double binMs) {
    public Histogram {
      counts = List.copyOf(counts);
    }
  }

  /// A request.
  ///
  /// @param atShare when it began, as a share of the window, 0..1
  public record Request(double atShare, double ms, boolean failed) {}

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
                .sorted(Comparator.comparingLong(traces::startNs))
                .map(entry ->
                    new Request(
                        (traces.startNs(entry) - window.startNs()) / 1e9 / window.seconds(),
                        traces.durationNs(entry) / 1e6,
                        traces.failed(entry)))
                .toList())
        .orElse(List.of());
  }

  /// Latencies of requests in ascending order.
  public static double[] sorted(List<Request> requests) {
    return requests.stream().mapToDouble(Request::ms).sorted().toArray();
  }

  /// Bins from 0 to the slowest request.
  public static Histogram histogram(double[] sortedMs) {
    Integer[] counts = new Integer[BINS];
    Arrays.fill(counts, 0);
    double most = sortedMs.length == 0 ? 1 : sortedMs[sortedMs.length - 1];
    double bin = Math.max(1e-6, most / BINS);
    for (double ms : sortedMs) {
      counts[Math.min(BINS - 1, (int) (ms / bin))]++;
    }
    return new Histogram(List.of(counts), bin);
  }
}
