package dev.slowpath.model.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TimeRangeTest {

  @Test
  void ofTwoNeighboursOnlyOneHoldsTheInstantBetween() {
    List<TimeRange> neighbours = List.of(new TimeRange(10, 20), new TimeRange(20, 30));
    for (long instant : List.of(10L, 19L, 20L, 29L)) {
      assertEquals(1, neighbours.stream().filter(range -> range.contains(instant)).count());
    }
  }

  @Test
  void aRangeWithoutLengthHoldsItsInstant() {
    assertTrue(new TimeRange(20, 20).contains(20));
  }
}
