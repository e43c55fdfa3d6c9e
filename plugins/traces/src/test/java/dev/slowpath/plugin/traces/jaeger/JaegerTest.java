package dev.slowpath.plugin.traces.jaeger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.traces.Read;
import dev.slowpath.plugin.traces.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JaegerTest implements Samples {
  private static final String TRACE =
      """
      {"traceID":"a","spans":[{"traceID":"a","spanID":"1","operationName":"work",
      "startTime":1000,"duration":5,"processID":"p1"}],"processes":{"p1":{"serviceName":"shop"}}}
      """;

  @Override
  public Importer importer() {
    return new JaegerImporter();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"data\":[T]}", "[T]", "T", "{\"data\":[T]}\n{\"data\":[]}"})
  void everyWrapperGivesTheSpanOfItsService(String form) throws Exception {
    TraceSet traces = Read.traces(Read.text(importer(), form.replace("T", TRACE)));
    assertEquals(List.of("shop work"), Read.tree(traces));
    assertEquals(5_000, traces.durationNs(0));
  }

  @Test
  void parentIsTheChildOfReferenceWithinTheTrace() throws Exception {
    TraceSet traces =
        Read.traces(Read.file(importer(), Samples.folder("jaeger").resolve("query.json")));
    assertEquals(
        List.of(
            "shop GET /orders",
            "shop SELECT shop.orders < shop GET /orders",
            "mailer mail < shop GET /orders",
            "unknown_service GET"),
        Read.tree(traces));
    assertEquals(4, traces.weight(1), "one of four is kept");
    assertEquals("/products/{id}", traces.attribute(3, "http.route"));
    assertEquals(null, traces.attribute(1, "db.statement"));
  }

  @Test
  void processesOfOneTraceAreNotThoseOfTheNext() throws Exception {
    String second = TRACE.replace("\"a\"", "\"b\"").replace("shop", "other");
    TraceSet traces = Read.traces(Read.text(importer(), "[" + TRACE + "," + second + "]"));
    assertEquals(List.of("shop work", "other work"), Read.tree(traces));
  }

  @Test
  void spansBeforeACutAreKept() throws Exception {
    Imported cut = Read.text(importer(), "[" + TRACE + "," + TRACE.substring(0, 60));
    assertEquals(1, Read.traces(cut).size());
  }

  @Test
  void brokenJsonIsRefusedAtItsLine() {
    Problem problem = Read.refusal(importer(), "{\"data\":[\n" + TRACE + "]]}          ");
    assertInstanceOf(Problem.Malformed.class, problem);
  }
}
