package dev.slowpath.analysis.ranking;

import dev.slowpath.analysis.latency.Latencies;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.endpoint.Latency;
import dev.slowpath.model.source.Locator;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// How the requests of an endpoint went: how satisfying they were, over time, and which were worst.
///
/// @param apdex of the Apdex Alliance's specification 1.1: requests within the threshold count
///   whole, those within four times of it half, slower and failed ones nothing
/// @param thresholdMs the threshold
/// @param slices equal parts of the observed time in their order; empty where it is not known
/// @param worst the slowest requests, the slowest first
public record Course(double apdex, double thresholdMs, List<Slice> slices, List<Worst> worst) {
  /// The threshold of Apdex where nobody says another.
  public static final double USUAL_THRESHOLD_MS = 500;

  private static final int SLICES = 12;
  private static final int WORST = 3;
  private static final double TOLERABLE = 4;

  public Course {
    slices = List.copyOf(slices);
    worst = List.copyOf(worst);
  }

  /// A part of the observed time.
  ///
  /// @param startNs since the Unix epoch
  /// @param latency of the requests that began in it
  public record Slice(long startNs, double requests, double errors, Latency latency) {
    public Slice {
      Objects.requireNonNull(latency);
    }
  }

  /// A request to look at.
  public record Worst(String trace, long startNs, double ms, boolean isFailed, Locator at) {
    public Worst {
      Objects.requireNonNull(trace);
      Objects.requireNonNull(at);
    }
  }

  /// The course of every endpoint.
  ///
  /// @param thresholdMs the threshold of Apdex
  public static Map<EndpointKey, Course> of(Linked linked, double thresholdMs) {
    Map<EndpointKey, Course> courses = new TreeMap<>();
    linked
        .requests()
        .byEndpoint()
        .forEach((key, entries) -> courses.put(key, of(linked, entries, thresholdMs)));
    return courses;
  }

  private static Course of(Linked linked, List<Integer> entries, double thresholdMs) {
    TraceSet traces = linked.traces();
    Comparator<Integer> slowest = Comparator.comparingLong(entry -> -traces.durationNs(entry));
    List<Worst> worst =
        entries.stream()
            .sorted(slowest.thenComparing(Comparator.naturalOrder()))
            .limit(WORST)
            .map(entry -> worst(traces, entry))
            .toList();
    List<Slice> slices =
        linked
            .window()
            .filter(range -> range.seconds() > 0)
            .map(range -> slices(traces, entries, range))
            .orElse(List.of());
    return new Course(apdex(traces, entries, thresholdMs), thresholdMs, slices, worst);
  }

  private static Worst worst(TraceSet traces, int entry) {
    return new Worst(
        traces.trace(entry).hex(),
        traces.startNs(entry),
        traces.durationNs(entry) / 1e6,
        traces.failed(entry),
        traces.locator(entry));
  }

  private static double apdex(TraceSet traces, List<Integer> entries, double thresholdMs) {
    double satisfied = 0;
    double all = 0;
    for (int entry : entries) {
      double weight = traces.weight(entry);
      double ms = traces.durationNs(entry) / 1e6;
      double worth = ms <= thresholdMs ? 1 : ms <= TOLERABLE * thresholdMs ? 0.5 : 0;
      satisfied += traces.failed(entry) ? 0 : weight * worth;
      all += weight;
    }
    return satisfied / all;
  }

  private static List<Slice> slices(TraceSet traces, List<Integer> entries, TimeRange range) {
    double length = (double) (range.endNs() - range.startNs()) / SLICES;
    List<List<Integer>> parts = new ArrayList<>();
    for (int part = 0; part < SLICES; part++) {
      parts.add(new ArrayList<>());
    }
    for (int entry : entries) {
      int part = (int) ((traces.startNs(entry) - range.startNs()) / length);
      parts.get(Math.clamp(part, 0, SLICES - 1)).add(entry);
    }
    List<Slice> slices = new ArrayList<>();
    for (int part = 0; part < SLICES; part++) {
      slices.add(slice(traces, parts.get(part), range.startNs() + (long) (part * length)));
    }
    return slices;
  }

  private static Slice slice(TraceSet traces, List<Integer> entries, long startNs) {
    double[] durations =
        entries.stream().mapToDouble(entry -> traces.durationNs(entry) / 1e6).toArray();
    double[] weights = entries.stream().mapToDouble(traces::weight).toArray();
    double requests = 0;
    double errors = 0;
    for (int entry : entries) {
      requests += traces.weight(entry);
      errors += traces.failed(entry) ? traces.weight(entry) : 0;
    }
    return new Slice(startNs, requests, errors, Latencies.of(durations, weights));
  }
}
