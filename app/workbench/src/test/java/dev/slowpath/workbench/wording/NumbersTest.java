package dev.slowpath.workbench.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class NumbersTest {

  @Test
  void millisecondsAreWholeFromAHundredUpAndHaveOneDecimalBelow() {
    assertEquals("99.9", Numbers.ms(99.94));
    assertEquals("100", Numbers.ms(99.95));
    assertEquals("1,234", Numbers.ms(1234.4));
    assertEquals("0", Numbers.ms(0));
  }

  @Test
  void unknownIsADashAndNeverZero() {
    assertEquals("–", Numbers.ms(Double.NaN));
    assertEquals("–", Numbers.load(Double.NaN));
    assertEquals("–", Numbers.share(Double.NaN));
    assertEquals("–", Numbers.gain(Double.NaN));
    assertEquals("–", Numbers.count(Double.NaN));
    assertEquals("–", Numbers.duration(Double.NaN));
  }

  @Test
  void gainsCarryARealMinusSign() {
    assertEquals("\u22121,250", Numbers.gain(1250));
    assertEquals("+12.0", Numbers.gain(-12));
    assertEquals("0", Numbers.gain(0));
  }

  @Test
  void durationsTakeTheUnitThatSuitsThem() {
    assertEquals("24.0 µs", Numbers.duration(0.024));
    assertEquals("12.5 ms", Numbers.duration(12.5));
    assertEquals("134 s", Numbers.duration(134_000));
    assertEquals("10.0 min", Numbers.duration(600_000));
  }

  @Test
  void loadsHaveTwoDecimalsAndSharesOne() {
    assertEquals("1,000.25", Numbers.load(1000.25));
    assertEquals("<0.01", Numbers.load(0.0049));
    assertEquals("0", Numbers.load(0));
    assertEquals("35.2 %", Numbers.share(0.352));
  }

  @Test
  void weightedCountsKeepOneDecimalBelowAHundred() {
    assertEquals("64,000", Numbers.count(64_000.0));
    assertEquals("12.5", Numbers.count(12.5));
  }

  @Test
  void factorsBelowOneAreSaidAsDivisors() {
    assertEquals("×12.0", Numbers.factor(12));
    assertEquals("÷300", Numbers.factor(1 / 300.0));
  }

  @Test
  void bytesHaveDecimalUnits() {
    assertEquals("999 B", Numbers.bytes(999));
    assertEquals("12.4 GB", Numbers.bytes(12.4e9));
  }
}
