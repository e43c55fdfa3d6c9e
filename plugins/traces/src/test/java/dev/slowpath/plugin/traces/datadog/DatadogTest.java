package dev.slowpath.plugin.traces.datadog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.traces.Read;
import dev.slowpath.plugin.traces.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatadogTest implements Samples {
  private static final String AGENT =
      """
      [[{"trace_id":17214000000000000000,"span_id":17214000000000000000,"parent_id":0,"name":"web.request","resource":"GET /orders","service":"shop","type":"web","error":1,"start":1795279939849022720,"duration":51611816,"meta":{"_dd.p.tid":"6b01cc4300000000"},"metrics":{"_dd.rule_psr":0.5,"_dd.limit_psr":0.5}},
      {"trace_id":17214000000000000000,"span_id":1234567890123456,"parent_id":17214000000000000000,"name":"pg.query","resource":"SELECT 1","service":"shop-db","type":"sql","error":0,"start":1795279939849022730,"duration":7}]]
      """;

  @Override
  public Importer importer() {
    return new DatadogImporter();
  }

  @Test
  void tableSavedFromTheExplorerHasARowForEachSpan() throws Exception {
    TraceSet traces =
        Read.traces(Read.file(importer(), Samples.folder("datadog").resolve("explorer.csv")));
    assertEquals(
        List.of("shop GET /orders/{id}", "shop POST /orders", "shop Checkout#buy"),
        Read.tree(traces));
    assertEquals(182_500_000, traces.durationNs(0));
    assertEquals(1_200_000_000, traces.durationNs(1));
    assertEquals(640_000_000, traces.durationNs(2));
  }

  @Test
  void idsAreDecimalAndTheUpperHalfAndSamplingHoldForTheTrace() throws Exception {
    TraceSet traces = Read.traces(Read.text(importer(), AGENT));
    assertEquals(
        List.of("shop GET /orders", "shop-db pg.query < shop GET /orders"), Read.tree(traces));
    assertEquals("6b01cc4300000000eee469cbdb930000", traces.trace(1).hex());
    assertEquals(1234567890123456L, traces.spanId(1));
    assertEquals(4, traces.weight(1));
    assertEquals("SELECT 1", traces.attribute(1, "db.query.text"));
    assertEquals(SpanKind.SERVER, traces.kind(0));
  }

  @Test
  void pagesOfTheApiPutTogetherAreOneFile() throws Exception {
    String page =
        """
        {"data":[{"id":"x#","type":"spans","attributes":{"trace_id":"5b8efff798038103d269b633813fc60c","span_id":"#","parent_id":"%","service":"shop","resource_name":"GET /x","type":"web","start_timestamp":"2026-11-21T10:00:00.001Z","end_timestamp":"2026-11-21T10:00:00.003Z","host":"web-1","attributes":{},"custom":{"http":{"method":"GET","status_code":"200"}}}}],"meta":{"page":{"after":"n"}}}
        """;
    TraceSet traces =
        Read.traces(
            Read.text(
                importer(),
                page.replace("#", "7").replace("%", "0")
                    + page.replace("#", "8").replace("%", "7")));
    assertEquals(List.of("shop GET /x", "shop GET /x < shop GET /x"), Read.tree(traces));
    assertEquals("200", traces.attribute(0, "http.response.status_code"));
    assertEquals(2_000_000, traces.durationNs(0));
  }

  @Test
  void traceSavedFromTheWebsiteCountsInSeconds() throws Exception {
    TraceSet traces =
        Read.traces(
            Read.text(
                importer(),
                "{\"trace\":{\"root_id\":\"7\",\"spans\":{\"7\":{\"trace_id\":\"9\",\"span_id\":\"7\",\"parent_id\":\"0\",\"name\":\"job\",\"resource\":\"nightly\",\"service\":\"shop\",\"type\":\"custom\",\"start\":1795279939.5,\"duration\":0.25}}}}"));
    assertEquals(List.of("shop job"), Read.tree(traces));
    assertEquals(250_000_000, traces.durationNs(0));
  }
}
