package dev.slowpath.plugin.testkit;

import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.List;

/// Every span with its parent, times and attributes, in the order of the set.
final class TracesDump {
  private TracesDump() {}

  static void write(TraceSet traces, DumpText.Sections sections) {
    sections.add("trace quality", List.of(traces.quality().toString()));
    List<String> rows = new ArrayList<>();
    for (int trace = 0; trace < traces.traces(); trace++) {
      for (int span = traces.first(trace); span < traces.end(trace); span++) {
        rows.add(row(traces, span));
      }
    }
    sections.add("spans of " + traces.traces() + " traces", rows);
  }

  private static String row(TraceSet traces, int span) {
    int parent = traces.parent(span);
    return "%s %016x parent %016x%s %s..%s %s %s '%s'%s weight %s at %s {%s}"
        .formatted(
            traces.trace(span).hex(),
            traces.spanId(span),
            traces.parentId(span),
            parent < 0 ? "" : "@" + parent,
            traces.startNs(span),
            traces.endNs(span),
            traces.kind(span),
            DumpText.escaped(traces.service(span)),
            DumpText.escaped(traces.name(span)),
            traces.failed(span) ? " FAILED" : "",
            DumpText.number(traces.weight(span)),
            traces.locator(span).place(),
            DumpText.pairs(traces.attributes(span)));
  }
}
