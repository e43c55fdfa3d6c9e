package dev.slowpath.plugin.traces.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.testkit.Cuts;
import dev.slowpath.plugin.traces.Read;
import dev.slowpath.plugin.traces.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class K6Test implements Samples {
  @Override
  public Importer importer() {
    return new K6Importer();
  }

  @Override
  public int completeUpTo(byte[] content, int cut) {
    return Cuts.completeLines(content, cut);
  }

  @Test
  void pointIsWrittenWhenItsRequestHasEnded() throws Exception {
    TraceSet traces =
        Read.traces(Read.file(importer(), Samples.folder("k6").resolve("points.json")));
    assertEquals(
        List.of("shop.example GET /orders/{id}", "shop.example GET product"), Read.tree(traces));
    assertEquals(500_000, traces.startNs(0) % 1_000_000_000);
    assertEquals(181_500_000, traces.durationNs(0));
    assertTrue(traces.failed(1));
  }
}
