package dev.slowpath.sample.shop.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.sample.shop.data.ShopData;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final Schedule FULL = new Schedule(7, 20, 30, ShopData.full());

  @Test
  void seedDecidesEverything() {
    assertEquals(FULL.arrivals(), new Schedule(7, 20, 30, ShopData.full()).arrivals());
    assertNotEquals(FULL.arrivals(), new Schedule(8, 20, 30, ShopData.full()).arrivals());
  }

  @Test
  void eachOfThirteenRoutesGetsAtLeastThreeHundredRequests() {
    var counts =
        FULL.arrivals().stream()
            .collect(Collectors.groupingBy(Arrival::route, Collectors.counting()));
    assertEquals(13, counts.size());
    assertTrue(counts.values().stream().allMatch(count -> count >= 300), counts.toString());
  }

  @Test
  void blocksHoldEquallyManyRequests() {
    var counts =
        FULL.arrivals().stream()
            .collect(Collectors.groupingBy(Arrival::block, Collectors.counting()));
    assertEquals(20, counts.size());
    assertEquals(1, counts.values().stream().distinct().count());
  }
}
