package dev.slowpath.workbench.layout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.path.CriticalPath;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.model.trace.Span;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceId;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.model.trace.TraceSetBuilder;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each span is one row below its parent, and the sections of the critical path are filed by row.
final class TraceLayoutTest {
  private static final Provenance SOURCE = new Provenance("drawn", "00", "drawn", "1");
  private final TraceSetBuilder spans = TraceSet.builder();
  private int ids;

  private int add(int parent, long fromMs, long toMs) {
    ids++;
    spans.add(
        SOURCE,
        new Span(
            new TraceId(0, 1),
            ids,
            parent,
            "shop",
            "s" + ids,
            SpanKind.INTERNAL,
            false,
            fromMs * 1_000_000,
            toMs * 1_000_000,
            1,
            List.of(),
            new Place.Line(ids)));
    return ids;
  }

  private TraceLayout laidOut() {
    Linked linked =
        Linked.of(List.of(new Capture.OfTraces(SOURCE, spans.build())), Optional.empty());
    return TraceLayout.of(linked, 0);
  }

  private static List<String> names(TraceLayout layout) {
    return IntStream.range(0, layout.rows())
        .mapToObj(row -> layout.depth(row) + " " + layout.traces().name(layout.span(row)))
        .toList();
  }

  @Test
  void spansStandBelowTheirParentInTheOrderTheyBegan() {
    int root = add(0, 0, 100);
    int late = add(root, 50, 90);
    int early = add(root, 10, 40);
    add(early, 20, 30);
    add(late, 60, 70);
    TraceLayout layout = laidOut();
    assertEquals(List.of("0 s1", "1 s3", "2 s4", "1 s2", "2 s5"), names(layout));
    assertEquals(3, layout.end(1));
    assertEquals(5, layout.end(0));
    assertEquals(1, layout.parent(2));
  }

  @Test
  void whatIsBelowAFoldedRowIsNotShown() {
    int root = add(0, 0, 100);
    int one = add(root, 10, 40);
    add(one, 20, 30);
    add(root, 50, 60);
    BitSet folded = new BitSet();
    folded.set(1);
    assertArrayEquals(new int[] {0, 1, 3}, laidOut().shown(folded));
  }

  @Test
  void fragmentsStandAtTheTop() {
    add(0, 0, 100);
    add(77, 20, 30);
    assertEquals(List.of("0 s1", "0 s2"), names(laidOut()));
  }

  @Test
  void sectionsAreFiledByTheirRowInTheOrderOfTime() {
    int root = add(0, 0, 100);
    add(root, 10, 40);
    add(root, 50, 60);
    TraceLayout layout = laidOut();
    assertEquals(3, layout.sections(0));
    assertEquals(60, layout.onPathNs(0) / 1_000_000);
    assertEquals(30, layout.onPathNs(1) / 1_000_000);
    long before = Long.MIN_VALUE;
    for (CriticalPath.Section section : layout.path()) {
      assertTrue(section.startNs() >= before);
      before = section.endNs();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void everySpanHasOneRowWhateverTheTree(long seed) {
    Random drawn = new Random(seed);
    int count = 1 + drawn.nextInt(60);
    for (int span = 0; span < count; span++) {
      long from = drawn.nextInt(100);
      add(drawn.nextInt(count + 3), from, from + drawn.nextInt(50));
    }
    TraceLayout layout = laidOut();
    assertEquals(count, IntStream.range(0, count).map(layout::span).distinct().count());
    for (int row = 0; row < count; row++) {
      assertEquals(row, layout.row(layout.span(row)));
      assertTrue(layout.parent(row) < row && layout.end(row) > row);
    }
  }
}
