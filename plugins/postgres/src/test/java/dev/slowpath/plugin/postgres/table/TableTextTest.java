package dev.slowpath.plugin.postgres.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.reading.CsvReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TableTextTest {

  private static CsvReader reader(String text) {
    return new CsvReader(new StringReader(text), ',', 1, Limits.USUAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "7",
        "+7",
        "42.",
        "0.1",
        "-3.25",
        "123456789012345",
        "0.00000000000001",
        "70.000",
        "1234567.891",
        "99999999999.9999"
      })
  void plainNumbersAreThoseOfJava(String number) throws ImportException, IOException {
    CsvReader reader = reader(number);
    assertTrue(reader.advance());
    assertEquals(Double.parseDouble(number), reader.number(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", ".", ".5", "1e3", "1.2.3", "1 ", "1234567890123456", "NaN", "0x1", "१"})
  void whatIsNotPlainIsLeftToACloserLook(String text) throws ImportException, IOException {
    CsvReader reader = reader(text + ",");
    assertTrue(reader.advance());
    assertTrue(Double.isNaN(reader.number(0)), text);
  }

  @Test
  void recordsLongerThanTheBufferAreWhole() throws ImportException, IOException {
    String longest = "x\ny".repeat(40_000);
    CsvReader reader = reader("a,\"" + longest + "\"\"\",b\r\nnext,,\n");
    assertEquals(List.of("a", longest + "\"", "b"), reader.next());
    assertEquals(40_002, reader.line());
    assertEquals(List.of("next", "", ""), reader.next());
    assertEquals(CsvReader.Ending.LINE, reader.ending());
    assertEquals(List.of(), reader.next());
  }

  @Test
  void valuesThatRepeatAreOneText() throws ImportException, IOException {
    CsvReader reader = reader("shop,1\nshop,2\nshops,2\n");
    reader.advance();
    String first = reader.text(0);
    reader.advance();
    assertSame(first, reader.text(0));
    assertEquals("2", reader.text(1));
    reader.advance();
    assertEquals("shops", reader.text(0));
    assertFalse(reader.advance());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21 10:00:00.123+00,    2026-11-21T10:00:00.123Z",
    "2026-11-21T10:00:00Z,          2026-11-21T10:00:00Z",
    "2026-11-21 10:00,              2026-11-21T10:00:00Z",
    "2026-11-21 10:00:00 UTC,       2026-11-21T10:00:00Z",
    "2026-11-21 10:00:00.123456789, 2026-11-21T10:00:00.123456789Z",
    "2026-11-21 10:00:00+05:30,     2026-11-21T04:30:00Z",
    "2026-11-21 10:00:00-0330,      2026-11-21T13:30:00Z",
    "2026-11-21 10:00:00+01:00:30,  2026-11-21T08:59:30Z"
  })
  void timesAreReadInAllTheirForms(String text, Instant instant) {
    assertEquals(Optional.of(instant), Timestamp.parsed(text).map(Timestamp::instant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-21",
        "2026-11-21 10",
        "2026-02-30 10:00",
        "2026-11-21 25:00",
        "21.11.2026 10:00:00",
        "2026-11-21 10:00:00.",
        "2026-11-21 10:00:00.1234567890",
        "2026-11-21 10:00:00 CET",
        "2026-11-21 10:00:00+1",
        "2026-11-21 10:00:00+01:",
        "2026-11-21 10:00:00+99",
        "2026-11-21  10:00:00"
      })
  void whatIsNoUnmistakableTimeIsNone(String text) {
    assertEquals(Optional.empty(), Timestamp.parsed(text));
  }
}
