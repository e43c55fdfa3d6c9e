package dev.slowpath.analysis.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.endpoint.Latency;
import dev.slowpath.plugin.testkit.Generator;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LatenciesTest {

  private static double[] upTo(int n) {
    return IntStream.rangeClosed(1, n).mapToDouble(value -> value).toArray();
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  @Test
  void percentilesAreNearestRanks() {
    Latency latency = Latencies.of(upTo(100), ones(100));
    assertEquals(new Latency(100, 50, 95, 99, 100, 50.5), latency);
  }

  @Test
  void tooFewRequestsHaveNoTail() {
    assertTrue(Double.isNaN(Latencies.of(upTo(19), ones(19)).p95Ms()));
    assertEquals(19, Latencies.of(upTo(20), ones(20)).p95Ms());
    assertTrue(Double.isNaN(Latencies.of(upTo(99), ones(99)).p99Ms()));
    assertEquals(1, Latencies.of(upTo(1), ones(1)).p50Ms());
  }

  @Test
  void noRequestsHaveNoLatency() {
    assertEquals(0, Latencies.of(new double[0], new double[0]).n());
    assertTrue(Double.isNaN(Latencies.of(new double[0], new double[0]).p50Ms()));
  }

  @Test
  void aWeightCountsAsSoManyRequests() {
    Generator.forAll(
        200,
        drawn -> {
          int n = drawn.between(1, 60);
          double[] values = new double[n];
          double[] weights = new double[n];
          double[] repeated = new double[0];
          for (int at = 0; at < n; at++) {
            values[at] = drawn.between(1, 1000);
            int times = drawn.between(1, 4);
            weights[at] = times;
            int from = repeated.length;
            repeated = Arrays.copyOf(repeated, from + times);
            Arrays.fill(repeated, from, from + times, values[at]);
          }
          Latency weighted = Latencies.of(values, weights);
          Latency plain = Latencies.of(repeated, ones(repeated.length));
          assertEquals(plain.p50Ms(), weighted.p50Ms());
          assertEquals(plain.meanMs(), weighted.meanMs(), 1e-9);
          assertEquals(plain.maxMs(), weighted.maxMs());
        });
  }
}
