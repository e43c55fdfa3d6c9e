package dev.slowpath.plugin.traces.accesslog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.testkit.Cuts;
import dev.slowpath.plugin.traces.Read;
import dev.slowpath.plugin.traces.Samples;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessLogTest implements Samples {
  @Override
  public Importer importer() {
    return new AccessLogImporter();
  }

  @Override
  public int completeUpTo(byte[] content, int cut) {
    return Cuts.completeLines(content, cut);
  }

  @Test
  void timeZoneDurationAndRouteAreRead() throws Exception {
    Imported imported =
        Read.file(importer(), Samples.folder("access-log").resolve("nginx-combined.log"));
    TraceSet traces = Read.traces(imported);
    assertEquals(
        List.of("web GET /orders/{id}", "web POST /orders", "web GET /orders/{id}"),
        Read.tree(traces));
    assertEquals(182_000_000, traces.durationNs(0));
    assertEquals(1_250_000_000, traces.durationNs(1));
    assertEquals(0, traces.durationNs(2), "a duration of nothing is one");
    assertEquals(
        Instant.parse("2026-11-21T09:00:00Z").getEpochSecond(), traces.startNs(0) / 1_000_000_000);
    assertTrue(traces.failed(1));
    assertEquals(
        List.of("skipped 1: lines of another form, the first at line 4"), Read.notices(imported));
  }

  @Test
  void wholeNumbersAreMicrosecondsAndThatIsSaid() throws Exception {
    Imported imported =
        Read.file(importer(), Samples.folder("access-log").resolve("apache-vhost.log"));
    assertEquals(4_021_000, Read.traces(imported).durationNs(0));
    assertEquals("shop.example:443", Read.traces(imported).service(0));
    assertTrue(Read.notices(imported).getFirst().startsWith("assumed 2: whole numbers"));
  }

  @Test
  void lineWithoutADurationIsCounted() throws Exception {
    Imported imported =
        Read.text(
            importer(),
            "192.0.2.7 - - [21/Nov/2026:10:00:00 +0100] \"GET / HTTP/1.1\" 200 5 \"-\""
                + " \"Mozilla/5.0 rv 10.2\"\n");
    assertTrue(Read.notices(imported).getFirst().contains("without an end or a duration"));
  }
}
