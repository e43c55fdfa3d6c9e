package dev.slowpath.plugin.traces.newrelic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.traces.Read;
import dev.slowpath.plugin.traces.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewRelicTest implements Samples {
  @Override
  public Importer importer() {
    return new NewRelicImporter();
  }

  @Test
  void answersAndTablesGiveSpans() throws Exception {
    TraceSet traces =
        Read.traces(Read.file(importer(), Samples.folder("newrelic").resolve("nrql.json")));
    assertEquals(182_000_000, traces.durationNs(0));
    assertEquals(50_000_000, traces.durationNs(1), "without a unit in the name: seconds");
    assertEquals(0, traces.parent(1));
    assertEquals("SELECT * FROM orders WHERE id = ?", traces.attribute(1, "db.query.text"));
    TraceSet table =
        Read.traces(Read.file(importer(), Samples.folder("newrelic").resolve("table.csv")));
    assertEquals(List.of("shop GET /orders", "shop select < shop GET /orders"), Read.tree(table));
    assertTrue(table.failed(0));
  }

  @Test
  void rowsOfNerdGraphAndOfTheWebsiteAreTheSame() throws Exception {
    String row =
        "{\"traceId\":\"a1\",\"id\":\"b1\",\"entity.name\":\"shop\",\"timestamp\":1795255200000,\"duration.ms\":2,\"name\":\"x\"}";
    for (String form :
        List.of("[R]", "{\"data\":{\"actor\":{\"account\":{\"nrql\":{\"results\":[R]}}}}}")) {
      TraceSet traces = Read.traces(Read.text(importer(), form.replace("R", row)));
      assertEquals(List.of("shop x"), Read.tree(traces), form);
    }
  }
}
