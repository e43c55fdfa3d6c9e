package dev.slowpath.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Expected figures: Wilson (1927) as R's `prop.test(k, n, correct = FALSE)` gives them.
final class WilsonTest {

  @Test
  void halfOfAHundredIsBetweenFortyAndSixtyPercent() {
    Wilson half = Wilson.of(50, 100);
    assertEquals(0.403832, half.low(), 1e-6);
    assertEquals(0.596168, half.high(), 1e-6);
  }

  @Test
  void noneOfTenMayStillBeMoreThanAQuarter() {
    Wilson none = Wilson.of(0, 10);
    assertEquals(0, none.low(), 1e-12);
    assertEquals(0.277533, none.high(), 1e-6);
  }

  @Test
  void moreObservationsAreSurer() {
    assertTrue(Wilson.of(500, 1000).low() > Wilson.of(50, 100).low());
  }

  @Test
  void nothingObservedTellsNothing() {
    assertEquals(new Wilson(0, 1), Wilson.of(0, 0));
  }
}
