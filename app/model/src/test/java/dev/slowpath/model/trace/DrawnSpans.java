package dev.slowpath.model.trace;

import dev.slowpath.model.source.Place;
import dev.slowpath.model.source.Provenance;
import java.util.List;

/// Spans as tests draw them: `span(trace, id, parent, start, end)`.
final class DrawnSpans {
  static final Provenance FILE = file("a.jsonl");

  private DrawnSpans() {}

  static Provenance file(String name) {
    return new Provenance(name, "00", "drawn", "1");
  }

  static Span span(long trace, long id, long parent, long startNs, long endNs) {
    return span(trace, id, parent, startNs, endNs, "name", "s" + id);
  }

  static Span span(
      long trace, long id, long parent, long startNs, long endNs, String... attributes) {
    return new Span(
        new TraceId(0, trace),
        id,
        parent,
        "service",
        "s" + id,
        SpanKind.INTERNAL,
        false,
        startNs,
        endNs,
        1,
        List.of(attributes),
        new Place.Line(id));
  }

  static TraceSet traces(Span... spans) {
    TraceSetBuilder builder = TraceSet.builder();
    for (Span span : spans) {
      builder.add(FILE, span);
    }
    return builder.build();
  }
}
