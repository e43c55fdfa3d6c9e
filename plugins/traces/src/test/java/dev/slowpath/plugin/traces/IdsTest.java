package dev.slowpath.plugin.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slowpath.model.trace.TraceId;
import dev.slowpath.plugin.reading.span.Ids;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

  @ParameterizedTest
  @CsvSource({
    "5b8efff798038103d269b633813fc60c, 5b8efff798038103d269b633813fc60c",
    "5B8EFFF798038103D269B633813FC60C, 5b8efff798038103d269b633813fc60c",
    "0x5b8efff798038103d269b633813fc60c, 5b8efff798038103d269b633813fc60c",
    "W47/95gDgQPSabYzgT/GDA==, 5b8efff798038103d269b633813fc60c",
    "W47_95gDgQPSabYzgT_GDA==, 5b8efff798038103d269b633813fc60c",
    "b8efff798038103d269b633813fc60c, 0b8efff798038103d269b633813fc60c",
    "d269b633813fc60c, 0000000000000000d269b633813fc60c",
    "7uGbfsPBsXQ=, 0000000000000000eee19b7ec3c1b174",
    "18446744073709551615, 0000000000000000ffffffffffffffff",
    "1234567890123456, 00000000000000001234567890123456"
  })
  void traceIdsOfEverySpelling(String written, String hex) {
    assertEquals(Optional.of(hex), Ids.trace(written).map(TraceId::hex));
  }

  @ParameterizedTest
  @CsvSource({
    "eee19b7ec3c1b174, eee19b7ec3c1b174",
    "EEE19B7EC3C1B174, eee19b7ec3c1b174",
    "0xEEE19B7EC3C1B174, eee19b7ec3c1b174",
    "7uGbfsPBsXQ=, eee19b7ec3c1b174",
    "f, f",
    "17214000000000000000, eee469cbdb930000"
  })
  void spanIdsOfEverySpelling(String written, String hex) {
    OptionalLong id = Ids.span(written);
    assertEquals(hex, Long.toHexString(id.orElseThrow()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00000000000000000000000000000000",
        "AAAAAAAAAAAAAAAAAAAAAA==",
        "not an id",
        "0x",
        "5b8efff798038103d269b633813fc60g",
        "٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣",
        "====================XX==",
        "5b8efff798038103d269b633813fc60c0"
      })
  void whatIsNoTraceIdIsNone(String written) {
    assertEquals(Optional.empty(), Ids.trace(written));
  }
}
