package dev.slowpath.analysis.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.analysis.ranking.Endpoints;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.model.trace.Span;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceId;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.model.trace.TraceSetBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Requests that a log and traces tell of count once.
final class SeenTwiceTest {
  private static final Provenance LOG = new Provenance("access.log", "01", "access-log", "1");
  private static final Provenance TRACES = new Provenance("traces.jsonl", "02", "otlp-json", "1");
  private final List<Capture> captures = new ArrayList<>();
  private List<String> attributes = List.of();
  private long ids;

  private void read(Provenance from, String service, String name, int count, long firstS) {
    TraceSetBuilder spans = TraceSet.builder();
    for (int at = 0; at < count; at++) {
      ids++;
      long start = (firstS + at) * 1_000_000_000L;
      spans.add(
          from,
          new Span(
              new TraceId(0, ids),
              ids,
              0,
              service,
              name,
              SpanKind.SERVER,
              false,
              start,
              start + 200_000_000L,
              1,
              attributes,
              new Place.Line(ids)));
    }
    captures.add(new Capture.OfTraces(from, spans.build()));
  }

  private Linked linked() {
    return Linked.of(captures, Optional.empty());
  }

  private static List<String> counted(Linked linked) {
    return linked.requests().byEndpoint().entrySet().stream()
        .map(
            one -> one.getKey().service() + " " + one.getKey().name() + " " + one.getValue().size())
        .toList();
  }

  @Test
  void theyCountAsTracesAndTheLoadIsTheirs() {
    read(TRACES, "shop", "GET /orders/{orderId}", 30, 1_000);
    read(LOG, "web", "GET /orders/{id}", 30, 1_000);
    Linked linked = linked();
    assertEquals(List.of("shop GET /orders/{orderId} 30"), counted(linked));
    assertEquals(List.of(new Caveat.SeenTwice("access.log", 30, "shop", 30)), Caveats.of(linked));
    double load = Endpoints.of(linked).stream().mapToDouble(one -> one.totalMs()).sum();
    assertEquals(30 * 200, load, 1e-6);
  }

  @Test
  void whatTheLogTellsOfBeforeAndAfterTheTracesStays() {
    read(TRACES, "shop", "GET /orders", 10, 1_010);
    read(LOG, "web", "GET /orders", 30, 1_000);
    assertEquals(List.of("shop GET /orders 10", "web GET /orders 20"), counted(linked()));
  }

  @Test
  void statementsThatARecordingTellsOfCountOnlyWhereNoTracesAreOfTheirTime() {
    Provenance recording = new Provenance("shop.jfr", "03", "jfr", "2");
    attributes = List.of("db.query.text", "select 1");
    read(recording, "shop", "select", 30, 1_000);
    assertEquals(List.of("shop select 30"), counted(linked()));
    attributes = List.of();
    read(TRACES, "shop", "GET /orders", 10, 1_010);
    assertEquals(List.of("shop GET /orders 10", "shop select 20"), counted(linked()));
  }

  @Test
  void aLogOfAnotherServiceIsCounted() {
    read(TRACES, "shop", "GET /orders", 30, 1_000);
    read(LOG, "web", "GET /health", 30, 1_000);
    Linked linked = linked();
    assertEquals(2, linked.requests().byEndpoint().size());
    assertTrue(linked.seenTwice().isEmpty());
  }

  @Test
  void twoTracedServicesWithOneRouteAreTwo() {
    read(TRACES, "shop", "GET /health", 30, 1_000);
    read(new Provenance("b.jsonl", "03", "zipkin", "1"), "stock", "GET /health", 30, 1_000);
    assertEquals(2, linked().requests().byEndpoint().size());
  }

  @Test
  void parametersOfARouteStandForAnything() {
    assertTrue(SeenTwice.isOf("GET /products/:slug", "GET /products/red-shoe"));
    assertTrue(SeenTwice.isOf("GET /orders/<int:id>/items", "GET /orders/{id}/items"));
    assertFalse(SeenTwice.isOf("GET /products/:slug", "GET /orders/red-shoe"));
    assertFalse(SeenTwice.isOf("GET /products/:slug", "GET /products"));
  }
}
