package dev.slowpath.plugin.traces.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Verdict;
import dev.slowpath.plugin.testkit.Cuts;
import dev.slowpath.plugin.traces.Read;
import dev.slowpath.plugin.traces.Samples;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestsTest implements Samples {
  @Override
  public Importer importer() {
    return new RequestsImporter();
  }

  @Override
  public int completeUpTo(byte[] content, int cut) {
    return Cuts.completeLines(content, cut);
  }

  @Override
  public Verdict verdictOnOwn(Path sample) {
    return Verdict.MAYBE;
  }

  @Test
  void columnsAreKnownByTheirUsualNamesAndUnits() throws Exception {
    Imported imported = Read.file(importer(), Samples.folder("requests").resolve("proxy.csv"));
    TraceSet traces = Read.traces(imported);
    assertEquals(
        List.of("shop GET /orders/{id}", "shop GET /orders/{id}", "shop GET /a"),
        Read.tree(traces));
    assertEquals(182_500_000, traces.durationNs(0));
    assertTrue(traces.failed(1));
    assertEquals(
        List.of(
            "skipped 1: rows with more or fewer values than the header has, the first at line 4"),
        Read.notices(imported));
  }

  @Test
  void durationWithoutAUnitIsSaidToBeTakenAsMilliseconds() throws Exception {
    Imported imported = Read.file(importer(), Samples.folder("requests").resolve("lines.jsonl"));
    assertEquals(12_500_000, Read.traces(imported).durationNs(0));
    assertEquals(1795255200125000000L, Read.traces(imported).startNs(0));
    assertEquals(
        List.of(
            "assumed 2: durations without a unit in their name, taken as ms, the first at line 1"),
        Read.notices(imported));
  }

  @Test
  void tableWithoutADurationIsRefused() {
    Problem problem = Read.refusal(importer(), "time,path,bytes\n1795255200,/x,7\n");
    assertTrue(problem.expected().contains("duration"), problem.expected());
  }
}
