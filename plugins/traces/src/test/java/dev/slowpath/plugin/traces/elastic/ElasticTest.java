package dev.slowpath.plugin.traces.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.testkit.Cuts;
import dev.slowpath.plugin.traces.Read;
import dev.slowpath.plugin.traces.Samples;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ElasticTest implements Samples {
  @Override
  public Importer importer() {
    return new ElasticImporter();
  }

  @Test
  void compositeSpanWeighsWhatItStandsFor() throws Exception {
    TraceSet plain = recorded("node-agent.ndjson");
    TraceSet composite = recorded("node-agent-composite.ndjson");
    assertEquals(7, queries(plain, "GET /orders"), "one for the list, six for the customers");
    assertEquals(7, queries(composite, "GET /orders"));
    assertTrue(composite.size() < plain.size(), "fewer spans say the same");
  }

  /// Queries of one request, composite spans counted in full.
  private static double queries(TraceSet traces, String request) {
    int root =
        IntStream.range(0, traces.size())
            .filter(span -> traces.name(span).equals(request))
            .findFirst()
            .orElseThrow();
    return IntStream.range(0, traces.size())
        .filter(span -> traces.trace(span).equals(traces.trace(root)))
        .filter(span -> traces.attribute(span, "db.query.text") != null)
        .mapToDouble(traces::weight)
        .sum();
  }

  private TraceSet recorded(String name) throws Exception {
    return Read.traces(Read.file(importer(), Samples.recorded("elastic").resolve(name)));
  }

  @Test
  void startOfAnOldAgentsSpanCountsFromItsTransaction() throws Exception {
    TraceSet traces =
        Read.traces(
            Read.text(
                importer(),
                """
                {"metadata":{"service":{"name":"shop"}}}
                {"span":{"id":"0b","transaction_id":"0a","trace_id":"01","parent_id":"0a","name":"q","type":"db","subtype":"mysql","start":1.5,"duration":2}}
                {"transaction":{"id":"0a","trace_id":"01","name":"GET /x","type":"request","timestamp":1000,"duration":9,"sample_rate":0.5}}
                """));
    assertEquals(List.of("shop GET /x", "shop q < shop GET /x"), Read.tree(traces));
    assertEquals(1_000_000 + 1_500_000, traces.startNs(1));
    assertEquals(2, traces.weight(0));
    assertEquals(SpanKind.SERVER, traces.kind(0));
    assertEquals(SpanKind.CLIENT, traces.kind(1));
  }

  @Test
  void documentsMayBeNestedOrFlatAndWrappedInAnAnswer() throws Exception {
    String flat =
        "{\"processor.event\":\"transaction\",\"trace.id\":\"01\",\"transaction.id\":\"0a\",\"service.name\":\"shop\",\"transaction.name\":\"GET"
            + " /x\",\"timestamp.us\":5,\"transaction.duration.us\":7}";
    String nested =
        "{\"_source\":{\"processor\":{\"event\":\"span\"},\"trace\":{\"id\":\"01\"},\"span\":{\"id\":\"0b\",\"name\":\"q\",\"type\":\"db\",\"duration\":{\"us\":3},\"composite\":{\"count\":4},\"db\":{\"statement\":\"SELECT"
            + " 1\"}},\"parent\":{\"id\":\"0a\"},\"service\":{\"name\":\"shop\"},\"@timestamp\":\"1970-01-01T00:00:00.001Z\"}}";
    for (String form :
        List.of("[F,N]", "F\nN", "{\"hits\":{\"hits\":[F,N]}}", "{\n\"hits\":{\"hits\":[F,N]}}")) {
      TraceSet traces =
          Read.traces(Read.text(importer(), form.replace("F", flat).replace("N", nested)));
      assertEquals(List.of("shop GET /x", "shop q < shop GET /x"), Read.tree(traces), form);
      assertEquals(4, traces.weight(1));
    }
  }

  @Test
  void whatWasNotSampledOrDroppedIsSaid() throws Exception {
    Imported imported =
        Read.text(
            importer(),
            """
            {"metadata":{"service":{"name":"shop"}}}
            {"transaction":{"id":"0a","trace_id":"01","name":"GET /x","type":"request","timestamp":1000,"duration":9,"span_count":{"started":3,"dropped":2}}}
            {"transaction":{"id":"0c","trace_id":"02","name":"GET /x","type":"request","timestamp":1000,"duration":9,"sampled":false}}
            {"metricset":{"samples":{}}}
            """);
    assertEquals(1, Read.traces(imported).size());
    assertEquals(
        List.of(
            "lost 2: spans that the agent dropped, the first at line 2",
            "skipped 1: transactions that were not sampled: sampled ones stand for them, the first"
                + " at line 3",
            "unsupported 1: errors, metrics and logs, not read, the first at line 4"),
        Read.notices(imported));
  }

  @Override
  public int completeUpTo(byte[] content, int cut) {
    return Cuts.completeLines(content, cut);
  }
}
