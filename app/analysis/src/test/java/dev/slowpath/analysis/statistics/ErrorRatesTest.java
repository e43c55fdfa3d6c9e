package dev.slowpath.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How often an interval calls a change where there is none, and misses one that is there. The load
/// drifts: all requests of a block of time are faster or slower together, by a fifth (standard
/// deviation), and one side is measured after the other.
final class ErrorRatesTest {
  private static final int BLOCKS = 20;

  /// @param requests of each block
  /// @param memory how much of a block's load stays in the next, 0..1
  private record Drift(Random chance, int requests, double memory) {

    /// Forty blocks of one service, the latter half slower by a factor.
    List<Sample> sides(double slower) {
      Sample.Builder before = Sample.builder();
      Sample.Builder after = Sample.builder();
      double load = chance.nextGaussian() * 0.2;
      for (int block = 0; block < 2 * BLOCKS; block++) {
        for (int request = 0; request < requests; request++) {
          double ms = 20 * Math.exp(load + 0.6 * chance.nextGaussian());
          if (block < BLOCKS) {
            before.add(new Sample.Row(block, ms, 1));
          } else {
            after.add(new Sample.Row(block, ms * slower, 1));
          }
        }
        load = memory * load + Math.sqrt(1 - memory * memory) * 0.2 * chance.nextGaussian();
      }
      return List.of(before.build(), after.build());
    }
  }

  /// The share of repetitions in which a change is called, of p50 and of p95.
  private static double[] called(int repetitions, double slower, Drift drift) {
    double[] called = new double[2];
    for (int repetition = 0; repetition < repetitions; repetition++) {
      List<Sample> sides = drift.sides(slower);
      List<Estimate> ratios = BlockBootstrap.ratios(sides.get(0), sides.get(1), 0.5, 0.95);
      for (int at = 0; at < called.length; at++) {
        called[at] += ratios.get(at).excludes(1) ? 1.0 / repetitions : 0;
      }
    }
    return called;
  }

  @Test
  void aPeriodAgainstItselfIsRarelyCalledAChange() {
    double[] called = called(200, 1, new Drift(new Random(1), 40, 0));
    assertTrue(called[1] < 0.05, "p95 " + called[1]);
    assertTrue(called[0] < 0.05, "p50 " + called[0]);
  }

  @Test
  void aSlowDownByThirtyPercentIsFound() {
    double[] called = called(60, 1.3, new Drift(new Random(2), 100, 0));
    assertTrue(called[0] >= 0.8, "p50 " + called[0]);
    assertTrue(called[1] >= 0.8, "p95 " + called[1]);
  }

  @Test
  @Tag("full")
  void errorRatesHoldForManyKindsOfDrift() {
    List<String> tooMany = new ArrayList<>();
    for (double memory : new double[] {0, 0.2, 0.4, 0.6}) {
      for (int requests : new int[] {20, 100}) {
        double[] called = called(200, 1, new Drift(new Random(3), requests, memory));
        if (called[1] >= 0.06) {
          tooMany.add("memory " + memory + ", " + requests + " requests: " + called[1]);
        }
      }
    }
    assertTrue(tooMany.isEmpty(), String.join("; ", tooMany));
    assertTrue(called(200, 1.3, new Drift(new Random(4), 100, 0))[1] >= 0.8);
  }
}
