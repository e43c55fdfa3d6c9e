package dev.slowpath.plugin.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.plugin.Imported;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpSpansTest {
  private static final String TIMES =
      "\"startTimeUnixNano\":\"100\",\"endTimeUnixNano\":\"105\",\"spanId\":\"000000000000000b\"";

  @ParameterizedTest
  @CsvSource({
    "0, UNKNOWN",
    "1, INTERNAL",
    "2, SERVER",
    "3, CLIENT",
    "4, PRODUCER",
    "5, CONSUMER",
    "99, UNKNOWN",
    "'\"SPAN_KIND_SERVER\"', SERVER",
    "'\"3\"', CLIENT"
  })
  void kindStandsAsNumberOrName(String written, SpanKind kind) throws Exception {
    assertEquals(kind, Reading.traces(Reading.request(TIMES + ",\"kind\":" + written)).kind(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "\"2\"", "\"STATUS_CODE_ERROR\""})
  void errorStatusIsAFailure(String code) throws Exception {
    String status = ",\"status\":{\"message\":\"no\",\"code\":" + code + "}";
    assertTrue(Reading.traces(Reading.request(TIMES + status)).failed(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",\"status\":{}",
        ",\"status\":null",
        ",\"status\":{\"code\":1}",
        ",\"events\":[{\"name\":\"exception\"}]"
      })
  void nothingElseIsAFailure(String fields) throws Exception {
    assertFalse(Reading.traces(Reading.request(TIMES + fields)).failed(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"1795255200000000001\"", "1795255200000000001", "\"1.795255200000000001E18\""})
  void timesStandAsTextOrNumber(String written) throws Exception {
    TraceSet traces =
        Reading.traces(
            Reading.request(
                "\"spanId\":\"b\",\"startTimeUnixNano\":%s,\"endTimeUnixNano\":%s"
                    .formatted(written, written)));
    assertEquals(1_795_255_200_000_000_001L, traces.startNs(0));
    assertEquals(0, traces.durationNs(0));
  }

  @Test
  void spanWithoutAStartIsCountedAndNotMadeUp() throws Exception {
    String unplaced = "{\"traceId\":\"0a\",\"spanId\":\"0c\",\"endTimeUnixNano\":\"105\"}";
    Imported imported = Reading.of(Reading.requests(Reading.span(11), unplaced) + "\n");
    assertEquals(1, Reading.traces(imported).size());
    assertEquals(
        List.of("skipped 1: spans without a start time, the first at line 1"),
        Reading.notices(imported));
  }

  @Test
  void spanWithoutAnEndHasNoLengthAndANotice() throws Exception {
    Imported imported =
        Reading.of(Reading.request("\"spanId\":\"0b\",\"startTimeUnixNano\":\"100\"") + "\n");
    assertEquals(100, Reading.traces(imported).endNs(0));
    assertEquals(
        List.of("unknown 1: spans without an end time, taken as of no length, the first at line 1"),
        Reading.notices(imported));
  }

  @Test
  void spanWithoutValidIdsIsCounted() throws Exception {
    String zero = Reading.span(0);
    String noTrace = Reading.span(12).replace("0000000000000000000000000000000a", "");
    Imported imported = Reading.of(Reading.requests(zero, Reading.span(11), noTrace) + "\n");
    assertEquals(1, Reading.traces(imported).size());
    assertEquals(
        List.of("skipped 2: spans without a valid trace and span id, the first at line 1"),
        Reading.notices(imported));
  }

  @Test
  void attributesOfEveryTypeAreText() throws Exception {
    TraceSet traces =
        Reading.traces(
            Reading.request(
                TIMES
                    + """
                    ,"attributes":[
                    {"key":"text","value":{"stringValue":"a\\n\\u00fc"}},
                    {"key":"yes","value":{"boolValue":true}},
                    {"key":"int","value":{"intValue":"-9223372036854775808"}},
                    {"key":"number","value":{"intValue":7}},
                    {"key":"double","value":{"doubleValue":0.1}},
                    {"key":"bytes","value":{"bytesValue":"AQI="}},
                    {"key":"unset","value":{}},
                    {"key":"null","value":null},
                    {"key":"later","value":{"aNewType":{"x":[1,{"y":2}]}}},
                    {"value":{"string_value":"snake"},"key":"snake"}]
                    """));
    assertEquals(
        Map.of(
            "text", "a\nü",
            "yes", "true",
            "int", "-9223372036854775808",
            "number", "7",
            "double", "0.1",
            "bytes", "AQI=",
            "unset", "",
            "null", "",
            "later", "",
            "snake", "snake"),
        traces.attributes(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'arrayValue':{'values':[{'stringValue':'a'},{'intValue':'2'},{}]}} | a, 2, ",
        "{'arrayValue':{}} | ``",
        "{'arrayValue':{'values':[{'arrayValue':{'values':[{'stringValue':'a'}]}},{}]}}"
            + " | [['a'],null]",
        "{'kvlistValue':{}} | {}",
        "{'kvlistValue':{'values':[{'key':'k','value':{'boolValue':true}},"
            + "{'value':{'doubleValue':'NaN'},'key':'n'},{'key':'none'}]}}"
            + " | {'k':true,'n':'NaN','none':null}",
        "{'kvlist_value':{'values':[{'key':'k','value':{'array_value':{'values':[{'int_value':1}]}}}]}}"
            + " | {'k':[1]}",
        "{'kvlistValue':{'values':[{'value':{'kvlistValue':{'values':[{'key':'b'}]}},'key':'a'}]}}"
            + " | {'a':{'b':null}}"
      })
  void nestedValuesAreJoinedOrCompactJson(String value, String text) throws Exception {
    String attribute = ",\"attributes\":[{\"key\":\"nested\",\"value\":" + value + "}]";
    TraceSet traces = Reading.traces(Reading.request((TIMES + attribute).replace('\'', '"')));
    assertEquals(
        text.strip(), String.valueOf(traces.attribute(0, "nested")).replace('"', '\'').strip());
  }

  @Test
  void resourceGivesTheServiceAndWhatTellsItsInstancesApart() throws Exception {
    String request =
        """
        {"resourceSpans":[{"resource":{"attributes":[
          {"key":"service.name","value":{"stringValue":"shop"}},
          {"key":"host.name","value":{"stringValue":"of the resource"}},
          {"key":"process.pid","value":{"intValue":"9"}},
          {"key":"process.command_line","value":{"stringValue":"java"}}]},
        "scopeSpans":[{"spans":[{"traceId":"0a","spanId":"0b","startTimeUnixNano":"5",
          "endTimeUnixNano":"9","attributes":[
          {"key":"host.name","value":{"stringValue":"of the span"}}]}]}]}]}
        """;
    TraceSet traces = Reading.traces(request);
    assertEquals("shop", traces.service(0));
    assertEquals("of the span", traces.attribute(0, "host.name"));
    assertEquals("9", traces.attribute(0, "process.pid"));
    assertNull(traces.attribute(0, "process.command_line"));
  }

  @Test
  void spansBeforeTheirResourceWaitForIt() throws Exception {
    String request =
        """
        {"resourceSpans":[{"scopeSpans":[{"spans":[%s]}],"resource":{"attributes":[
        {"key":"service.name","value":{"stringValue":"late"}}]}}]}
        """
            .formatted(Reading.span(1));
    assertEquals("late", Reading.traces(request).service(0));
  }

  @Test
  void resourceWithoutAServiceNameIsAssumedUnknown() throws Exception {
    Imported imported =
        Reading.of(
            "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[" + Reading.span(1) + "]}]}]}");
    assertEquals("unknown_service", Reading.traces(imported).service(0));
    assertEquals(
        List.of(
            "assumed 1: resources without service.name, taken as unknown_service,"
                + " the first at line 1"),
        Reading.notices(imported));
  }

  @Test
  void sampledSpanWeighsWhatItStandsFor() throws Exception {
    TraceSet traces =
        Reading.traces(Reading.request(TIMES + ",\"traceState\":\"a=b,ot=rv:1;th:c\""));
    assertEquals(4, traces.weight(0));
  }

  @Test
  void whatTheProducerDroppedIsANotice() throws Exception {
    Imported imported =
        Reading.of(
            Reading.request(
                TIMES
                    + ",\"droppedAttributesCount\":3,\"droppedEventsCount\":0,"
                    + "\"droppedLinksCount\":\"2\""));
    assertEquals(
        List.of(
            "lost 3: span attributes that the producer dropped, the first at line 1",
            "lost 2: span links that the producer dropped, the first at line 1"),
        Reading.notices(imported));
  }
}
