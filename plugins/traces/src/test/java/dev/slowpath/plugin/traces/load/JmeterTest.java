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

class JmeterTest implements Samples {
  @Override
  public Importer importer() {
    return new JmeterImporter();
  }

  @Override
  public int completeUpTo(byte[] content, int cut) {
    return Cuts.completeLines(content, cut);
  }

  @Test
  void labelIsTheEndpointAndTheHostTheService() throws Exception {
    TraceSet traces =
        Read.traces(Read.file(importer(), Samples.folder("jmeter").resolve("results.jtl")));
    assertEquals(
        List.of("shop.example list orders", "shop.example one product"), Read.tree(traces));
    assertEquals(182_000_000, traces.durationNs(0));
    assertTrue(traces.failed(1));
  }
}
