package dev.slowpath.model.trace;

import dev.slowpath.model.source.Place;
import dev.slowpath.model.source.Provenance;
import java.util.List;

/// Spans as tests draw them.
final class DrawnSpans {
  static final Provenance FILE = file("a.jsonl");

  private DrawnSpans() {}

  static Provenance file(String name) {
    return new Provenance(name, "00", "drawn", "1");
  }

  /// A span of weight 1, in the line of its id's number.
  static Span span(long trace, long id, long parent, long startNs, long endNs) {
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
        List.of(),
        new Place.Line(id));
  }

  /// The span with another weight and other attributes, its keys and values in turn.
  static Span changed(Span span, double weight, String... attributes) {
    return new Span(
        span.trace(),
        span.spanId(),
        span.parentId(),
        span.service(),
        span.name(),
        span.kind(),
        span.failed(),
        span.startNs(),
        span.endNs(),
        weight,
        List.of(attributes),
        span.place());
  }

  static TraceSet traces(Span... spans) {
    TraceSetBuilder builder = TraceSet.builder();
    for (Span span : spans) {
      builder.add(FILE, span);
    }
    return builder.build();
  }
}
