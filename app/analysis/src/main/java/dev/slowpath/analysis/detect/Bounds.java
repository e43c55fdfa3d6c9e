package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.latency.Latencies;
import dev.slowpath.model.bottleneck.Bound;
import dev.slowpath.model.endpoint.Latency;
import dev.slowpath.model.trace.TraceSet;
import java.util.List;
import java.util.function.IntToLongFunction;

/// Bounds a gain by taking every request of an endpoint again. Percentiles are compared as wholes:
/// the request at p95 afterwards may be another one.
final class Bounds {

  private Bounds() {}

  /// The bound over the requests given.
  ///
  /// @param entries the entry spans of all requests of the endpoint
  /// @param thenNs how long each would take
  static Bound of(
      TraceSet traces, List<Integer> entries, IntToLongFunction thenNs, Bound.Formula formula) {
    double[] before = new double[entries.size()];
    double[] after = new double[entries.size()];
    double[] weights = new double[entries.size()];
    for (int at = 0; at < entries.size(); at++) {
      int entry = entries.get(at);
      before[at] = traces.durationNs(entry) / 1e6;
      after[at] = Math.min(before[at], thenNs.applyAsLong(entry) / 1e6);
      weights[at] = traces.weight(entry);
    }
    Latency now = Latencies.of(before, weights);
    Latency then = Latencies.of(after, weights);
    return new Bound(
        now.p50Ms() - then.p50Ms(),
        now.p95Ms() - then.p95Ms(),
        now.meanMs() - then.meanMs(),
        formula);
  }
}
