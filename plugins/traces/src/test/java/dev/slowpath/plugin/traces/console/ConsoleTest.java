package dev.slowpath.plugin.traces.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.traces.Read;
import dev.slowpath.plugin.traces.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleTest implements Samples {
  @Override
  public Importer importer() {
    return new ConsoleImporter();
  }

  @Test
  void objectsOneAfterAnotherAreSpans() throws Exception {
    TraceSet traces =
        Read.traces(Read.file(importer(), Samples.folder("otel-console").resolve("spans.txt")));
    assertEquals(List.of("shop GET /orders", "shop SELECT < shop GET /orders"), Read.tree(traces));
    assertEquals(182_000_000, traces.durationNs(0));
    assertTrue(traces.failed(1));
    assertEquals("SELECT 1", traces.attribute(1, "db.query.text"));
  }
}
