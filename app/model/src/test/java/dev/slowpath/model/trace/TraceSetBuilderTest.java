package dev.slowpath.model.trace;

import static dev.slowpath.model.trace.DrawnSpans.FILE;
import static dev.slowpath.model.trace.DrawnSpans.changed;
import static dev.slowpath.model.trace.DrawnSpans.file;
import static dev.slowpath.model.trace.DrawnSpans.span;
import static dev.slowpath.model.trace.DrawnSpans.traces;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.source.Place;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.model.source.TimeRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TraceSetBuilderTest {

  @Test
  void emptySetHasNoTracesAndNoRange() {
    TraceSet none = traces();
    assertEquals(0, none.size());
    assertEquals(0, none.traces());
    assertEquals(Optional.empty(), none.range());
    assertEquals(Quality.CLEAN, none.quality());
  }

  @Test
  void spansStandByTraceThenStartThenLongestFirst() {
    TraceSet set =
        traces(
            span(2, 1, 0, 50, 60),
            span(1, 4, 0, 90, 95),
            span(1, 3, 0, 70, 80),
            span(1, 2, 0, 70, 99));
    assertEquals(List.of(1L, 2L, 3L, 4L), ids(set));
    assertEquals(List.of(0, 1, 4), List.of(set.first(0), set.end(0), set.end(1)));
    assertEquals(Optional.of(new TimeRange(50, 99)), set.range());
  }

  @Test
  void parentMayBeAddedAfterItsChild() {
    TraceSet set = traces(span(1, 2, 1, 5, 6), span(1, 1, 0, 4, 9));
    assertEquals(List.of(-1, 0), parents(set));
    assertEquals(Quality.CLEAN, set.quality());
  }

  @Test
  void parentIsLookedForInTheSameTraceOnly() {
    TraceSet set = traces(span(1, 1, 0, 4, 9), span(2, 2, 1, 5, 6));
    assertEquals(List.of(-1, -1), parents(set));
    assertEquals(1, set.quality().orphans());
    assertEquals(1, set.parentId(1));
  }

  @Test
  void orphanFindsItsParentInAnotherFile() {
    TraceSet child = TraceSet.builder().add(file("a"), span(1, 2, 1, 5, 6)).build();
    TraceSet parent = TraceSet.builder().add(file("b"), span(1, 1, 0, 4, 9)).build();
    TraceSet joined = TraceSet.builder().addAll(child).addAll(parent).build();
    assertEquals(1, child.quality().orphans());
    assertEquals(Quality.CLEAN, joined.quality());
    assertEquals(List.of(-1, 0), parents(joined));
    assertEquals(file("b"), joined.locator(0).source());
    assertEquals(List.of(file("b"), file("a")), joined.sources());
  }

  @Test
  void exactRepeatCountsOnceWhateverItsPlace() {
    Span first = span(1, 1, 0, 4, 9);
    TraceSet set =
        TraceSet.builder()
            .add(file("b"), first)
            .add(file("a"), first)
            .add(file("c"), first)
            .build();
    assertEquals(1, set.size());
    assertEquals(2, set.quality().duplicates());
    assertEquals(file("a"), set.locator(0).source());
  }

  @Test
  void repeatsLeftOutOfAFileAreCountedInTheJoinedSet() {
    TraceSet twice = traces(span(1, 1, 0, 4, 9), span(1, 1, 0, 4, 9));
    TraceSet joined = TraceSet.builder().addAll(twice).addAll(twice).build();
    assertEquals(1, joined.size());
    assertEquals(3, joined.quality().duplicates());
  }

  @Test
  void spansOfOneIdThatDifferAreAllKept() {
    Span plain = span(1, 1, 0, 4, 9);
    TraceSet set =
        traces(
            plain,
            span(1, 1, 0, 4, 10),
            plain,
            changed(plain, 1, "key", "value"),
            changed(plain, 2));
    assertEquals(4, set.size());
    assertEquals(1, set.quality().duplicates());
    assertEquals(3, set.quality().conflicts());
  }

  @Test
  void manySpansOfOneIdAreKeptApartWithoutComparingEachWithEach() {
    TraceSetBuilder builder = TraceSet.builder();
    LongStream.range(0, 200_000).forEach(at -> builder.add(FILE, span(1, 1, 0, at, at + 5)));
    TraceSet set = builder.build();
    assertEquals(200_000, set.size());
    assertEquals(199_999, set.quality().conflicts());
  }

  @Test
  void spanThatEndsBeforeItStartsHasNoLengthAlsoAfterJoining() {
    TraceSet set = traces(span(1, 1, 0, 9, 4), span(1, 2, 0, 1, 2));
    TraceSet joined = TraceSet.builder().addAll(set).build();
    assertEquals(1, set.quality().reversed());
    assertEquals(set.quality(), joined.quality());
    assertEquals(9, joined.endNs(1));
    assertEquals(0, joined.durationNs(1));
  }

  @Test
  void cycleIsCutOnceAndEverySpanKept() {
    TraceSet set = traces(span(1, 1, 3, 1, 9), span(1, 2, 1, 2, 8), span(1, 3, 2, 3, 7));
    assertEquals(1, set.quality().cut());
    assertEquals(0, set.quality().orphans());
    assertEquals(1, parents(set).stream().filter(parent -> parent < 0).count());
    assertTrue(everyWalkUpEnds(set));
  }

  @Test
  void spanThatIsItsOwnParentIsCutAndNoOrphan() {
    TraceSet set = traces(span(1, 1, 1, 1, 9), span(1, 2, 1, 2, 8));
    assertEquals(new Quality(0, 0, 0, 0, 1), set.quality());
    assertEquals(List.of(-1, 0), parents(set));
  }

  @Test
  void chainOfSeventyThousandSpansIsLinked() {
    TraceSetBuilder builder = TraceSet.builder();
    LongStream.rangeClosed(1, 70_000)
        .forEach(id -> builder.add(FILE, span(1, id, id - 1, id, 200_000 - id)));
    TraceSet set = builder.build();
    assertEquals(Quality.CLEAN, set.quality());
    assertEquals(69_998, set.parent(69_999));
  }

  @Test
  void idsBeyondTheSignedRangeAreOrderedAsUnsigned() {
    TraceSet set = traces(span(-1, 1, 0, 5, 6), span(1, -2, 0, 5, 6), span(1, 2, 0, 5, 6));
    assertEquals(List.of(2L, -2L, 1L), ids(set));
    assertEquals("0000000000000000ffffffffffffffff", set.trace(2).hex());
  }

  @Test
  void attributesKeepTheirOrderAndAreFoundByName() {
    TraceSet set = traces(changed(span(1, 1, 0, 1, 2), 1, "old", "x", "new", "y"));
    assertEquals(List.of("old", "new"), List.copyOf(set.attributes(0).keySet()));
    assertEquals(Optional.of("y"), set.firstOf(0, List.of("absent", "new", "old")));
    assertEquals(new Place.Span(1, 1), set.locator(0).place());
  }

  @Test
  void orderOfAddingMakesNoDifference() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Origin> spans = drawn(random);
      TraceSet inOrder = built(spans);
      Collections.shuffle(spans, random);
      assertEquals(rows(inOrder), rows(built(spans)), "seed " + seed);
      assertTrue(everyWalkUpEnds(inOrder), "seed " + seed);
    }
  }

  @Test
  void joiningSetsMakesNoDifference() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Origin> spans = drawn(random);
      int middle = random.nextInt(spans.size() + 1);
      TraceSet head = built(spans.subList(0, middle));
      TraceSet tail = built(spans.subList(middle, spans.size()));
      TraceSet joined = TraceSet.builder().addAll(tail).addAll(head).build();
      assertEquals(rows(built(spans)), rows(joined), "seed " + seed);
    }
  }

  private record Origin(Provenance file, Span span) {}

  private static List<Origin> drawn(Random random) {
    List<Origin> spans = new ArrayList<>();
    IntStream.range(0, random.nextInt(60))
        .forEach(at -> spans.add(new Origin(file("f" + random.nextInt(3)), drawnSpan(random))));
    return spans;
  }

  /// Few ids, few times: repeats, conflicts, cycles, orphans and reversed spans are all frequent.
  private static Span drawnSpan(Random random) {
    Span drawn =
        span(
            random.nextInt(3),
            1 + random.nextInt(12),
            random.nextInt(14),
            100 + random.nextInt(4),
            101 + random.nextInt(4));
    return changed(drawn, 1, "key", "value" + random.nextInt(2));
  }

  private static TraceSet built(List<Origin> spans) {
    TraceSetBuilder builder = TraceSet.builder();
    spans.forEach(origin -> builder.add(origin.file(), origin.span()));
    return builder.build();
  }

  private static List<String> rows(TraceSet set) {
    List<String> rows = new ArrayList<>();
    rows.add(set.quality() + " " + set.sources());
    for (int span = 0; span < set.size(); span++) {
      rows.add(
          String.join(
              " ",
              set.trace(span).hex(),
              Long.toString(set.spanId(span)),
              Integer.toString(set.parent(span)),
              set.startNs(span) + ".." + set.endNs(span),
              set.attributes(span).toString(),
              set.locator(span).toString()));
    }
    return rows;
  }

  private static boolean everyWalkUpEnds(TraceSet set) {
    for (int span = 0; span < set.size(); span++) {
      int at = span;
      for (int steps = 0; at >= 0; steps++) {
        if (steps > set.size()) {
          return false;
        }
        at = set.parent(at);
      }
    }
    return true;
  }

  private static List<Long> ids(TraceSet set) {
    return IntStream.range(0, set.size()).mapToObj(set::spanId).toList();
  }

  private static List<Integer> parents(TraceSet set) {
    return IntStream.range(0, set.size()).mapToObj(set::parent).toList();
  }
}
