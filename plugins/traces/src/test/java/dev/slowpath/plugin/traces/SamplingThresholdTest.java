package dev.slowpath.plugin.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamplingThresholdTest {

  @ParameterizedTest
  @CsvSource({
    "'', 1",
    "ot=th:0, 1",
    "ot=th:8, 2",
    "ot=th:c, 4",
    "ot=th:e, 8",
    "'vendor=x, ot=rv:abcdef;th:fd7', 99.90243902439025",
    "ot=th:ffffffffffffff, 72057594037927936",
    "other=th:8, 1",
    "ot=rv:8, 1"
  })
  void weightIsOneOverTheProbability(String traceState, double weight) {
    assertEquals(weight, SamplingThreshold.weight(traceState).orElseThrow(), weight * 1e-12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ot=th:x", "ot=th:123456789012345", "ot=th:-1", "ot=th:8 "})
  void unreadableThresholdIsNone(String traceState) {
    assertTrue(SamplingThreshold.weight(traceState.replace("8 ", "8 8")).isEmpty());
  }
}
