package dev.slowpath.analysis.path;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slowpath.analysis.Drawn;
import dev.slowpath.model.trace.TraceSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ClockSkewTest {

  private static Optional<ClockSkew> skew(String picture) {
    TraceSet traces = Drawn.traces(picture);
    return ClockSkew.of(traces, 0);
  }

  @Test
  void whatServesACallLiesInTheMiddleOfIt() {
    assertEquals(
        Optional.of(new ClockSkew("shop", "stock", 25, 1)),
        skew(
            """
            GET | 0 100 | server service=shop
              call | 10 50 | client service=shop
                GET /items | 40 70 | server service=stock
            """));
    assertEquals(
        Optional.of(new ClockSkew("shop", "stock", -15, 1)),
        skew(
            """
            GET | 0 100 | server service=shop
              call | 20 50 | client service=shop
                GET /items | 5 35 | server service=stock
            """));
  }

  @Test
  void withinItsCallNothingIsSaid() {
    assertEquals(
        Optional.empty(),
        skew(
            """
            GET | 0 100 | server service=shop
              call | 10 50 | client service=shop
                GET /items | 12 48 | server service=stock
            """));
  }

  @Test
  void aChildThatOutlivesItsParentIsNoClock() {
    assertEquals(
        Optional.empty(),
        skew(
            """
            GET | 0 100 | server service=shop
              later | 90 200 | internal service=shop
            """));
  }
}
