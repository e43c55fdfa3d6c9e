package dev.slowpath.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slowpath.model.source.TimeRange;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TypedTimeTest {

  private static TimeRange range(String from, String to) {
    return new TimeRange(
        Instant.parse(from).toEpochMilli() * 1_000_000,
        Instant.parse(to).toEpochMilli() * 1_000_000);
  }

  private static final TimeRange MORNING = range("2026-11-21T09:28:11Z", "2026-11-21T09:42:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"09:30..09:35", "9:30-9:35", " 9:30:00 – 09:35:00 "})
  void minutesAndSecondsAreUnderstood(String typed) {
    assertEquals(
        Optional.of(range("2026-11-21T09:30:00Z", "2026-11-21T09:35:00Z")),
        TypedTime.of(typed, MORNING));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "orders", "09:30", "25:00..26:00", "09:35..09:30", "12:00..12:05"})
  void whatIsNoTimeOrHoldsNothingIsNone(String typed) {
    assertEquals(Optional.empty(), TypedTime.of(typed, MORNING));
  }

  @Test
  void recordingOverMidnightReachesTheNextDay() {
    TimeRange night = range("2026-11-21T23:50:00Z", "2026-11-22T00:20:00Z");
    assertEquals(
        Optional.of(range("2026-11-22T00:05:00Z", "2026-11-22T00:10:00Z")),
        TypedTime.of("00:05..00:10", night));
  }
}
