package dev.slowpath.workbench.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Axes have round figures and one unit.
final class TicksTest {

  @Test
  void stepsAreOneTwoOrFiveTimesAPowerOfTen() {
    assertEquals(500, Ticks.step(1_600, 4));
    assertEquals(0.2, Ticks.step(0.9, 5), 1e-12);
    assertEquals(List.of(0.0, 500.0, 1_000.0, 1_500.0), Ticks.of(1_600, 4));
  }

  @Test
  void figuresHaveTheDecimalsOfTheirStep() {
    assertEquals("0", Ticks.text(0, 0.5));
    assertEquals("1.5", Ticks.text(1.5, 0.5));
    assertEquals("1,500", Ticks.text(1_500, 500));
    assertEquals("2 s", Ticks.duration(2_000, 1_000));
    assertEquals("300 ms", Ticks.duration(300, 100));
  }
}
