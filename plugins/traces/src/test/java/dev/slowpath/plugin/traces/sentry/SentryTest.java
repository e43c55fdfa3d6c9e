package dev.slowpath.plugin.traces.sentry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.traces.Read;
import dev.slowpath.plugin.traces.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentryTest implements Samples {
  private static final String EVENT =
      """
      {"type":"transaction","transaction":"/orders","release":"shop@1.2","start_timestamp":1795279925.25,"timestamp":1795279925.5,
       "request":{"method":"GET"},
       "contexts":{"trace":{"trace_id":"83e3ceb0473f4ec8803de8380fc8d023","span_id":"b82bdc55f1c7aa7d","op":"http.server","status":"internal_error","client_sample_rate":0.1}},
       "spans":[
        {"span_id":"00000000000000a1","parent_span_id":"b82bdc55f1c7aa7d","op":"db","description":"SELECT 1","start_timestamp":1795279925.3,"timestamp":1795279925.31},
        {"span_id":"00000000000000a2","parent_span_id":"b82bdc55f1c7aa7d","op":"http.client","description":"GET http://prices/17","start_timestamp":"2026-11-21T16:52:05.32Z","timestamp":"2026-11-21T16:52:05.33+00:00"}]}
      """;

  @Override
  public Importer importer() {
    return new SentryImporter();
  }

  @Test
  void eventIsARequestAndItsSpansCalls() throws Exception {
    TraceSet traces = Read.traces(Read.text(importer(), EVENT.replace("\n", "")));
    assertEquals(
        List.of(
            "shop /orders",
            "shop SELECT 1 < shop /orders",
            "shop GET http://prices/17 < shop /orders"),
        Read.tree(traces));
    assertEquals(SpanKind.SERVER, traces.kind(0));
    assertEquals("GET", traces.attribute(0, "http.request.method"));
    assertEquals("/orders", traces.attribute(0, "http.route"));
    assertTrue(traces.failed(0));
    assertEquals(10, traces.weight(1), 1e-9);
    assertEquals("SELECT 1", traces.attribute(1, "db.query.text"));
    assertEquals("http://prices/17", traces.attribute(2, "url.full"));
    assertEquals(1795279925320000000L, traces.startNs(2));
  }

  @Test
  void eventAsTheApiGivesItIsTheSame() throws Exception {
    String fromApi =
        EVENT
            .replace("\"spans\":[", "\"entries\":[{\"type\":\"spans\",\"data\":[")
            .replace("}]}\n", "}]}]}\n")
            .replace("\"start_timestamp\":1795279925.25", "\"startTimestamp\":1795279925.25")
            .replace("\"timestamp\":1795279925.5", "\"endTimestamp\":1795279925.5");
    assertEquals(
        Read.tree(Read.traces(Read.text(importer(), EVENT))),
        Read.tree(Read.traces(Read.text(importer(), fromApi))));
  }

  @Test
  void spansSentByThemselvesAreJoined() throws Exception {
    String lines =
        """
        {"sent_at":"2026-11-21T16:52:05Z","sdk":{}}
        {"type":"span","item_count":2}
        {"items":[{"trace_id":"83e3ceb0473f4ec8803de8380fc8d023","span_id":"00000000000000a0","name":"GET /x","status":"ok","is_segment":true,"start_timestamp":10.5,"end_timestamp":11,"attributes":{"sentry.op":{"type":"string","value":"http.server"},"sentry.release":{"type":"string","value":"shop@1"}}},{"trace_id":"83e3ceb0473f4ec8803de8380fc8d023","span_id":"00000000000000a1","parent_span_id":"00000000000000a0","name":"SELECT 1","status":"error","start_timestamp":10.6,"end_timestamp":10.7,"attributes":{"sentry.op":{"value":"db"},"sentry.release":{"value":"shop@1"}}}]}
        """;
    TraceSet traces = Read.traces(Read.text(importer(), lines));
    assertEquals(List.of("shop GET /x", "shop SELECT 1 < shop GET /x"), Read.tree(traces));
    assertEquals("SELECT 1", traces.attribute(1, "db.query.text"));
    assertTrue(traces.failed(1));
  }
}
