package dev.slowpath.plugin.traces;

import dev.slowpath.model.source.Place;
import dev.slowpath.model.trace.Span;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceId;
import java.util.List;

/// A span that was read while its resource may still be to come.
record SpanDraft(
    TraceId trace,
    long spanId,
    long parentId,
    String name,
    SpanKind kind,
    boolean failed,
    long startNs,
    long endNs,
    double weight,
    List<String> own,
    Place place) {

  Span of(Resource resource) {
    return new Span(
        trace,
        spanId,
        parentId,
        resource.service(),
        name,
        kind,
        failed,
        startNs,
        endNs,
        weight,
        resource.added(own),
        place);
  }
}
