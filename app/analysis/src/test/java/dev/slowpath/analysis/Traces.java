package dev.slowpath.analysis;

import dev.slowpath.model.source.Place;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.model.trace.Span;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceId;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.model.trace.TraceSetBuilder;
import dev.slowpath.plugin.testkit.Generator;
import java.util.ArrayList;
import java.util.List;

/// Traces drawn at random: nested, side by side, one after another, outliving their parents.
public final class Traces {
  private static final List<String> WORK =
      List.of(
          "db.query.text=select name from a where id = $1",
          "db.query.text=update b set x = $1",
          "url.path=/one",
          "url.path=/two",
          "pool.acquire",
          "json.encode",
          "own");

  private Traces() {}

  /// The spans of one request that begins at 1000 ns and lasts 1000 ns, odd and even times alike.
  public static List<Span> request(Generator drawn, long trace) {
    List<Span> spans = new ArrayList<>();
    int size = drawn.between(1, 40);
    for (int id = 1; id <= size; id++) {
      long start = id == 1 ? 1001 : drawn.between(980, 2000);
      long end = id == 1 ? 2001 : start + drawn.between(0, 400);
      long parent = id == 1 ? 0 : drawn.between(1, id - 1);
      String work = id == 1 ? "GET" : drawn.oneOf(WORK);
      spans.add(span(new TraceId(0, trace), id, parent, new TimeRange(start, end), work));
    }
    return spans;
  }

  /// A span of a service's own work, in trace 1.
  public static Span own(long id, long parent, long start, long end) {
    return span(new TraceId(0, 1), id, parent, new TimeRange(start, end), "own");
  }

  private static Span span(TraceId trace, long id, long parent, TimeRange time, String work) {
    int equals = work.indexOf('=');
    List<String> pairs =
        equals < 0 ? List.of() : List.of(work.substring(0, equals), work.substring(equals + 1));
    SpanKind kind =
        parent == 0 ? SpanKind.SERVER : equals < 0 ? SpanKind.INTERNAL : SpanKind.CLIENT;
    String name = equals < 0 ? work : "call";
    return new Span(
        trace,
        id,
        parent,
        "s",
        name,
        kind,
        false,
        time.startNs(),
        time.endNs(),
        1,
        pairs,
        new Place.Whole());
  }

  public static TraceSet set(List<Span> spans) {
    TraceSetBuilder builder = TraceSet.builder();
    spans.forEach(span -> builder.add(Drawn.SOURCE, span));
    return builder.build();
  }

  /// The only span without a parent.
  public static int root(TraceSet traces) {
    int root = 0;
    while (traces.parent(root) >= 0) {
      root++;
    }
    return root;
  }
}
