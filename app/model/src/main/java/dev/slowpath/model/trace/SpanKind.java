package dev.slowpath.model.trace;

/// The role of a span in a call, as OpenTelemetry names it.
public enum SpanKind {
  UNKNOWN,
  INTERNAL,
  SERVER,
  CLIENT,
  PRODUCER,
  CONSUMER
}
