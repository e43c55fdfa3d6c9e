package dev.slowpath.plugin.traces.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.traces.Read;
import dev.slowpath.plugin.traces.Samples;
import org.junit.jupiter.api.Test;

class LocustTest implements Samples {
  @Override
  public Importer importer() {
    return new LocustImporter();
  }

  @Test
  void sumsAreRefusedWithWhatToExportInstead() {
    Problem problem =
        Read.refusal(
            importer(),
            "Type,Name,Request Count,Failure Count,Median Response Time\nGET,/a,10,0,12\n");
    assertTrue(problem.expected().contains("locust --json"), problem.expected());
  }

  @Test
  void responseTimeWeighsAsManyRequestsAsTookSoLong() throws Exception {
    TraceSet traces =
        Read.traces(Read.file(importer(), Samples.folder("locust").resolve("stats.json")));
    assertEquals(5, traces.size());
    double requests = 0;
    for (int span = 0; span < traces.size(); span++) {
      requests += traces.weight(span);
    }
    assertEquals(10, requests);
    assertTrue(Read.tree(traces).contains("web GET /products/[id]"));
  }
}
