package dev.slowpath.model.trace;

import dev.slowpath.model.source.Place;
import java.util.List;
import java.util.Objects;

/// A span as a file states it, on its way into a `TraceSet`.
///
/// @param parentId 0 for a root
/// @param startNs ns since the Unix epoch
/// @param endNs ns since the Unix epoch; as stated, so it may lie before the start
/// @param weight how many spans it stands for (1/sampling probability, composite counts); above 0
/// @param attributes keys and values in turn: `key, value, key, value, …`
public record Span(
    TraceId trace,
    long spanId,
    long parentId,
    String service,
    String name,
    SpanKind kind,
    boolean failed,
    long startNs,
    long endNs,
    double weight,
    List<String> attributes,
    Place place) {

  public Span {
    Objects.requireNonNull(trace);
    Objects.requireNonNull(service);
    Objects.requireNonNull(name);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(place);
    attributes = List.copyOf(attributes);
    if (attributes.size() % 2 != 0) {
      throw new IllegalArgumentException("a key without a value: " + attributes);
    }
    if (!(weight > 0)) {
      throw new IllegalArgumentException("a span that weighs nothing: " + weight);
    }
  }
}
