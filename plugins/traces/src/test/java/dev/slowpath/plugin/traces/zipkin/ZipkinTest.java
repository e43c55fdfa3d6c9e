package dev.slowpath.plugin.traces.zipkin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.traces.Read;
import dev.slowpath.plugin.traces.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZipkinTest implements Samples {
  @Override
  public Importer importer() {
    return new ZipkinImporter();
  }

  @Test
  void serversHalfOfASharedSpanIsAChildOfTheCallersAndKeepsItsOwnChildren() throws Exception {
    Imported imported = Read.file(importer(), Samples.folder("zipkin").resolve("shared.json"));
    assertEquals(
        List.of(
            "shop get /checkout",
            "shop get < shop get /checkout",
            "prices get < shop get",
            "prices select < prices get",
            "shop orphan"),
        Read.tree(Read.traces(imported)));
    List<String> notices = Read.notices(imported);
    assertTrue(
        notices.contains("assumed 1: spans that caller and server share, taken as one each"),
        notices.toString());
    assertTrue(
        notices.contains("skipped 1: spans without a start time, the first at line 9"),
        notices.toString());
    assertTrue(notices.stream().anyMatch(said -> said.contains("without an end or a duration")));
    assertTrue(notices.contains("orphan 1: spans whose parent is not in this file"));
  }

  @Test
  void firstVersionsSpanOfCallerAndServerIsTwo() throws Exception {
    TraceSet traces =
        Read.traces(Read.file(importer(), Samples.folder("zipkin").resolve("first-version.json")));
    assertEquals(
        List.of(
            "shop get /",
            "shop get < shop get /",
            "prices get < shop get",
            "prices work < prices get"),
        Read.tree(traces));
    assertEquals(190_000_000, traces.durationNs(2));
    assertEquals(207_000_000, traces.durationNs(1));
  }

  @Test
  void pagesPutTogetherAreOneFile() throws Exception {
    String page =
        "[{\"traceId\":\"1\",\"id\":\"#\",\"name\":\"x\",\"timestamp\":10,\"duration\":2,\"localEndpoint\":{\"serviceName\":\"s\"}}]\n";
    TraceSet traces =
        Read.traces(Read.text(importer(), page.replace("#", "a") + page.replace("#", "b")));
    assertEquals(2, traces.size());
    assertEquals(1, traces.traces());
  }
}
