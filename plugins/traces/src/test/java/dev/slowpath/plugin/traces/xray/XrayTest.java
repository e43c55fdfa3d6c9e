package dev.slowpath.plugin.traces.xray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.traces.Read;
import dev.slowpath.plugin.traces.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class XrayTest implements Samples {
  @Override
  public Importer importer() {
    return new XrayImporter();
  }

  @Test
  void documentsWithinAnAnswerAndNestedSubsegmentsAreSpans() throws Exception {
    TraceSet traces =
        Read.traces(Read.file(importer(), Samples.folder("xray").resolve("traces.json")));
    assertEquals(
        List.of("shop GET", "shop prices < shop GET", "shop shop@db < shop prices"),
        Read.tree(traces));
    assertEquals("/orders/{id}", traces.attribute(0, "http.route"));
    assertEquals("5759e988bd862e3fe1be46a994272793", traces.trace(0).hex());
    assertEquals(SpanKind.CLIENT, traces.kind(1));
    assertEquals("SELECT 1", traces.attribute(2, "db.query.text"));
    assertTrue(traces.failed(1));
  }

  @Test
  void segmentsDeeplyNestedAreFollowedWithoutRecursion() throws Exception {
    int depth = 400;
    StringBuilder nested = new StringBuilder();
    for (int at = 1; at <= depth; at++) {
      nested.append(
          "{\"trace_id\":\"1-5759e988-bd862e3fe1be46a994272793\",\"id\":\"%016x\",\"name\":\"s\",\"start_time\":%d,\"end_time\":900,\"subsegments\":["
              .formatted(at, at));
    }
    TraceSet traces = Read.traces(Read.text(importer(), "[" + nested + "]}".repeat(depth) + "]"));
    assertEquals(depth, traces.size());
    assertEquals(depth - 2, traces.parent(depth - 1));
  }
}
