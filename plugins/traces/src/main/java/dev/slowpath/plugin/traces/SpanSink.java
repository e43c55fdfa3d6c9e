package dev.slowpath.plugin.traces;

import dev.slowpath.model.trace.Span;

/// Takes spans as they are read.
@FunctionalInterface
interface SpanSink {
  void accept(Span span);
}
