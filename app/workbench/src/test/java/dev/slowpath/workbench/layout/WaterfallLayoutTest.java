package dev.slowpath.workbench.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.analysis.link.SpanTree;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.model.trace.Span;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceId;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.model.trace.TraceSetBuilder;
import dev.slowpath.workbench.layout.WaterfallLayout.Part;
import dev.slowpath.workbench.layout.WaterfallLayout.Row;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows stand in the order spans began, repeats are one group whose parts sum to it, and no span is
/// lost.
final class WaterfallLayoutTest {
  private static final long MS = 1_000_000;
  private static final Provenance SOURCE = new Provenance("drawn", "00", "drawn", "1");
  private final TraceSetBuilder spans = TraceSet.builder();
  private int ids;

  @Test
  void repeatsBecomeOneGroupWithFirstFourRestAndLast() {
    int root = add(0, "GET /orders", 0, 100);
    add(root, "connect", 0, 5);
    for (int repeat = 0; repeat < 9; repeat++) {
      add(root, "select x", 10 + repeat * 8, 15 + repeat * 8);
    }
    add(root, "encode", 90, 99);
    List<Row> rows = laidOut(0).rows();
    List<Part> parts = rows.stream().map(Row::part).toList();
    assertEquals(
        List.of(
            Part.SPAN,
            Part.SPAN,
            Part.GROUP,
            Part.MEMBER,
            Part.MEMBER,
            Part.MEMBER,
            Part.MEMBER,
            Part.MORE,
            Part.MEMBER,
            Part.SPAN),
        parts);
    Row group = rows.get(2);
    assertEquals(9, group.count());
    double sum = rows.subList(3, 9).stream().mapToDouble(Row::sumMs).sum();
    assertEquals(group.sumMs(), sum, 1e-9);
  }

  @Test
  void waitStandsBeforeTheRequest() {
    add(0, "GET /orders", 0, 100);
    WaterfallLayout layout = laidOut(40);
    Row wait = layout.rows().getFirst();
    assertEquals(Part.WAIT, wait.part());
    assertEquals(-40, wait.fromMs());
    assertEquals(0, wait.toMs());
    assertEquals(100, layout.durationMs());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everySpanIsShownOrGatheredOnce(long seed) {
    Random random = new Random(seed);
    add(0, "root", 0, 1_000);
    for (int span = 0; span < 200; span++) {
      int from = random.nextInt(900);
      add(1 + random.nextInt(ids), "n" + random.nextInt(3), from, from + 1 + random.nextInt(50));
    }
    WaterfallLayout layout = laidOut(0);
    int shown =
        layout.rows().stream().filter(row -> row.part() != Part.GROUP).mapToInt(Row::count).sum();
    assertEquals(201, layout.spans());
    assertEquals(201, shown);
    assertTrue(layout.rows().stream().allMatch(row -> row.fromMs() <= row.toMs()));
  }

  @Test
  void chainOf70000SpansIsLaidOutWithoutRecursion() {
    int parent = 0;
    for (int depth = 0; depth < 70_000; depth++) {
      parent = add(parent, "s" + depth % 2, 0, 100);
    }
    assertEquals(70_000, laidOut(0).rows().size());
  }

  private WaterfallLayout laidOut(double waitMs) {
    TraceSet traces = spans.build();
    int root = 0;
    while (traces.parent(root) >= 0) {
      root++;
    }
    return WaterfallLayout.of(traces, new SpanTree(traces), root, waitMs);
  }

  private int add(int parent, String name, long fromMs, long toMs) {
    int id = ++ids;
    spans.add(
        SOURCE,
        new Span(
            new TraceId(1, 1),
            id,
            parent,
            "shop",
            name,
            SpanKind.INTERNAL,
            false,
            fromMs * MS,
            toMs * MS,
            1,
            List.of(),
            new Place.Line(id)));
    return id;
  }
}
