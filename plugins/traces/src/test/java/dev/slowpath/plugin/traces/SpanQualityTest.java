package dev.slowpath.plugin.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpanQualityTest {
  private static String span(int id, int parent, int kind, long start, long end) {
    return """
    {"traceId":"0000000000000000000000000000000a","spanId":"%016x","parentSpanId":"%016x",\
    "name":"s","kind":%d,"startTimeUnixNano":"%d","endTimeUnixNano":"%d"}\
    """
        .formatted(id, parent, kind, start, end)
        .replace("\"parentSpanId\":\"0000000000000000\",", "");
  }

  private static List<String> notices(String... spans) throws Exception {
    return Reading.notices(Reading.of(Reading.requests(spans)));
  }

  @Test
  void spansOutsideOfTheirParentAreCounted() throws Exception {
    assertEquals(
        List.of(
            "clamped 1: spans that begin after their parent's end",
            "clamped 1: spans that begin before their parent"),
        notices(
            span(1, 0, 2, 100, 200),
            span(2, 1, 1, 90, 120),
            span(3, 1, 1, 250, 260),
            span(4, 1, 1, 110, 300)));
  }

  @Test
  void serverThatBeginsBeforeItsCallHasAnotherClock() throws Exception {
    assertEquals(
        List.of("clamped 1: served calls that begin before their call: two clocks differ"),
        notices(span(1, 0, 3, 100, 200), span(2, 1, 2, 50, 150)));
  }

  @Test
  void traceWithoutItsRootIsCounted() throws Exception {
    assertEquals(
        List.of(
            "orphan 1: spans whose parent is not in this file",
            "orphan 1: traces whose first span is not in this file"),
        notices(span(2, 1, 1, 100, 200)));
  }

  @Test
  void samplingIsSaid() throws Exception {
    String more =
        ",\"traceState\":\"ot=th:8\",\"attributes\":[{\"key\":\"tailsampling.policy\",\"value\":{\"stringValue\":\"slow\"}}]}";
    String span = span(1, 0, 2, 100, 200).strip();
    List<String> notices = notices(span.substring(0, span.length() - 1) + more);
    assertEquals(2, notices.size(), notices.toString());
    assertTrue(notices.getFirst().contains("stand for more than themselves"), notices.toString());
    assertTrue(notices.getLast().contains("tail sampler"), notices.toString());
  }
}
