package dev.slowpath.analysis.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.analysis.Drawn;
import dev.slowpath.analysis.Traces;
import dev.slowpath.analysis.link.SpanTree;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.trace.Span;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceId;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.model.trace.TraceSetBuilder;
import dev.slowpath.plugin.testkit.Generator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class CriticalPathTest {

  private static String path(String picture) {
    TraceSet traces = Drawn.traces(picture);
    return CriticalPath.of(traces, new SpanTree(traces), root(traces)).reversed().stream()
        .map(section ->
            traces.name(section.span())
                + " "
                + section.startNs() / 1_000_000
                + "-"
                + section.endNs() / 1_000_000)
        .collect(Collectors.joining(", "));
  }

  private static int root(TraceSet traces) {
    int root = 0;
    while (traces.parent(root) >= 0) {
      root++;
    }
    return root;
  }

  @Test
  void ofParallelBranchesTheLastFinisherIsOnThePath() {
    assertEquals(
        "P 0-10, B 10-60, P 60-100",
        path(
            """
            P | 0 100
              A | 10 50
              B | 10 60
            """));
  }

  @Test
  void branchesBackToBackAreBothOnThePath() {
    assertEquals(
        "P 0-1, A 1-51, B 51-101, P 101-110",
        path(
            """
            P | 0 110
              A | 1 51
              B | 51 101
            """));
  }

  @Test
  void aChildThatOverlapsTheLastOneIsOffThePath() {
    assertEquals(
        "P 1-20, C 20-60, P 60-70",
        path(
            """
            P | 1 70
              A | 10 50
              C | 20 60
            """));
  }

  @Test
  void ofChildrenThatEndTogetherTheLongestIsOnThePath() {
    assertEquals(
        "A 0-50",
        path(
            """
            P | 0 50
              A | 0 50
              B | 40 50
            """));
  }

  @Test
  void timesInMillisecondsMayOverlapByOneAndStillFollowEachOther() {
    assertEquals(
        "A 0-49, B 49-100",
        path(
            """
            P | 0 100
              A | 0 50
              B | 49 100
            """));
    assertEquals(
        "P 0-49, B 49-100",
        path(
            """
            P | 0 100
              A | 0.0001 50
              B | 49 100
            """));
  }

  @Test
  void childrenOutsideTheirParentAreClippedToIt() {
    assertEquals(
        "A 10-30, P 30-40, B 40-50",
        path(
            """
            P | 10 50
              A | 0 30
              B | 40 90
            """));
  }

  @Test
  void aConsumerDoesNotBlockItsProducer() {
    assertEquals(
        "P 0-10, send 10-20, P 20-100",
        path(
            """
            P | 0 100
              send | 10 20 | producer
                receive | 12 90 | consumer
            """));
  }

  @Test
  void sectionsAreDisjointAndSumToTheRequest() {
    Generator.forAll(
        300,
        drawn -> {
          TraceSet traces = random(drawn);
          List<CriticalPath.Section> sections =
              new ArrayList<>(CriticalPath.of(traces, new SpanTree(traces), root(traces)));
          sections.sort(Comparator.comparingLong(CriticalPath.Section::startNs));
          long at = traces.startNs(root(traces));
          for (CriticalPath.Section section : sections) {
            assertEquals(at, section.startNs());
            assertTrue(section.endNs() > section.startNs());
            at = section.endNs();
          }
          assertEquals(traces.endNs(root(traces)), at);
        });
  }

  @Test
  void thePathIsTheSameWhateverTheOrderOfTheSpans() {
    Generator.forAll(
        100,
        drawn -> {
          List<Span> spans = Traces.request(drawn, 1);
          assertEquals(named(Traces.set(spans)), named(Traces.set(drawn.shuffled(spans))));
        });
  }

  @Test
  void aSpanOffThePathLeavesItAsItIsWhenItGoes() {
    Generator.forAll(
        100,
        drawn -> {
          List<Span> spans = Traces.request(drawn, 1);
          TraceSet all = Traces.set(spans);
          String before = named(all);
          SpanTree tree = new SpanTree(all);
          for (int span = 0; span < all.size(); span++) {
            long id = all.spanId(span);
            if (tree.count(span) == 0 && !before.contains("[" + id + " ")) {
              List<Span> rest = spans.stream().filter(one -> one.spanId() != id).toList();
              assertEquals(before, named(Traces.set(rest)));
            }
          }
        });
  }

  /// The sections by span id and times.
  private static String named(TraceSet traces) {
    return CriticalPath.of(traces, new SpanTree(traces), root(traces)).stream()
        .map(one -> "[" + traces.spanId(one.span()) + " " + one.startNs() + "-" + one.endNs() + "]")
        .collect(Collectors.joining());
  }

  private static TraceSet random(Generator drawn) {
    TraceSetBuilder builder = TraceSet.builder();
    int size = drawn.between(1, 40);
    for (int id = 1; id <= size; id++) {
      long start = id == 1 ? 0 : drawn.between(-20, 1000);
      long end = id == 1 ? 1000 : start + drawn.between(0, 400);
      builder.add(Drawn.SOURCE, span(id, id == 1 ? 0 : drawn.between(1, id - 1), start, end));
    }
    return builder.build();
  }

  private static Span span(long id, long parent, long start, long end) {
    return new Span(
        new TraceId(0, 1),
        id,
        parent,
        "s",
        "n" + id,
        SpanKind.INTERNAL,
        false,
        start,
        end,
        1,
        List.of(),
        new Place.Whole());
  }

  @Test
  void depthAndWidthAreBoundedByMemoryOnly() {
    TraceSetBuilder deep = TraceSet.builder();
    TraceSetBuilder wide = TraceSet.builder();
    for (int id = 1; id <= 70_000; id++) {
      deep.add(Drawn.SOURCE, span(id, id - 1L, id, 200_000L - id));
      wide.add(Drawn.SOURCE, span(id, id == 1 ? 0 : 1, id * 2L, id == 1 ? 200_000 : id * 2L + 2));
    }
    for (TraceSet traces : List.of(deep.build(), wide.build())) {
      long sum =
          CriticalPath.of(traces, new SpanTree(traces), root(traces)).stream()
              .mapToLong(section -> section.endNs() - section.startNs())
              .sum();
      assertEquals(traces.durationNs(root(traces)), sum);
    }
  }
}
