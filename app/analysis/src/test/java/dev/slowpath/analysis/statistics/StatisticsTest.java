package dev.slowpath.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class StatisticsTest {

  /// Blocks of a hundred requests, all alike but for chance.
  private static Sample sample(long seed, int blocks, double factor) {
    Random chance = new Random(seed);
    Sample.Builder sample = Sample.builder();
    for (int request = 0; request < blocks * 100; request++) {
      double ms = 10 * factor * Math.exp(0.5 * chance.nextGaussian());
      sample.add(new Sample.Row(request / 100, ms, 1));
    }
    return sample.build();
  }

  @Test
  void studentsQuantilesAreThoseOfTheTables() {
    assertEquals(2.262, Student.twoSided(0.05, 9), 5e-4);
    assertEquals(2.093, Student.twoSided(0.05, 19), 5e-4);
    assertEquals(3.250, Student.twoSided(0.01, 9), 5e-4);
    assertEquals(0.05, Student.beyond(2.262, 9), 1e-4);
  }

  @Test
  void ratioOfPercentilesHasAnIntervalAroundTheTruth() {
    Estimate p95 = BlockBootstrap.ratios(sample(1, 20, 1), sample(2, 20, 0.5), 0.5, 0.95).get(1);
    assertTrue(p95.low() < 0.5 && 0.5 < p95.high(), p95.toString());
    assertTrue(p95.excludes(1) && p95.p() < 1e-6, p95.toString());
  }

  @Test
  void theSameDrawsGiveTheSameIntervalEveryTime() {
    assertEquals(
        BlockBootstrap.ratios(sample(1, 12, 1), sample(2, 12, 1), 0.5),
        BlockBootstrap.ratios(sample(1, 12, 1), sample(2, 12, 1), 0.5));
  }

  @Test
  void nineBlocksGiveARatioAndNoInterval() {
    Estimate p50 = BlockBootstrap.ratios(sample(1, 9, 1), sample(2, 20, 0.5), 0.5).get(0);
    assertEquals(0.5, p50.value(), 0.05);
    assertFalse(p50.hasInterval());
  }

  @Test
  void manyRequestsAreRoundedToFourDigitsAndNoFurther() {
    Sample many = sample(3, 250, 1);
    Sample.Builder exact = Sample.builder();
    sample(3, 100, 1).rows().forEach(exact::add);
    assertEquals(25_000, many.n());
    assertTrue(many.rows().size() < 25_000);
    double[] of = many.percentiles(new double[] {0.5});
    assertEquals(10, of[0], 0.2);
  }

  @Test
  void shiftOfTheTypicalBlockIgnoresOneThatIsFarOut() {
    Sample.Builder after = Sample.builder();
    sample(2, 20, 0.8)
        .rows()
        .forEach(row ->
            after.add(
                new Sample.Row(
                    row.block(), row.value() * (row.block() == 7 ? 50 : 1), row.weight())));
    Estimate shift = HodgesLehmann.shift(sample(1, 20, 1), after.build());
    assertEquals(0.8, shift.value(), 0.04);
    assertTrue(shift.isWithin(0.7, 0.9), shift.toString());
  }

  @Test
  void chanceHitsAmongManyTestsAreHeldDown() {
    assertArrayEquals(
        new double[] {0.04, 0.04, 0.04, Double.NaN, 0.9},
        FalseDiscoveries.q(new double[] {0.01, 0.02, 0.03, Double.NaN, 0.9}),
        1e-12);
  }

  @Test
  void differenceOfMeansIsOfWholeBlocks() {
    double[] ones = new double[12];
    double[] some = new double[12];
    for (int block = 0; block < 12; block++) {
      ones[block] = 10;
      some[block] = 20 + block % 3;
    }
    Estimate more = BlockBootstrap.difference(BlockSums.of(ones, ones), BlockSums.of(some, ones));
    assertEquals(1.1, more.value(), 1e-9);
    assertTrue(more.low() > 1 && more.high() < 1.2, more.toString());
  }
}
