package dev.slowpath.analysis.retime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.analysis.Drawn;
import dev.slowpath.analysis.Traces;
import dev.slowpath.analysis.link.SpanTree;
import dev.slowpath.analysis.path.CriticalPath;
import dev.slowpath.model.trace.Span;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.plugin.testkit.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class RetimingTest {
  private static final int CASES = 300;

  private static int named(TraceSet traces, String name) {
    int span = 0;
    while (!traces.name(span).equals(name)) {
      span++;
    }
    return span;
  }

  private static double requestMs(String picture, String removed) {
    TraceSet traces = Drawn.traces(picture);
    Edits edits = Edits.builder().remove(named(traces, removed)).build();
    return Retiming.of(traces, new SpanTree(traces), edits).durationNs(Traces.root(traces)) / 1e6;
  }

  @Test
  void whatFollowsBeginsSooner() {
    String picture =
        """
        P | 0 100
          A | 10 50
          B | 60 90
        """;
    assertEquals(60, requestMs(picture, "A"));
    assertEquals(70, requestMs(picture, "B"));
  }

  @Test
  void onlyTheTimeUntilTheNextSlowestBranchIsGained() {
    String picture =
        """
        P | 0 100
          A | 0 90
          B | 0 60
        """;
    assertEquals(70, requestMs(picture, "A"));
    assertEquals(100, requestMs(picture, "B"));
  }

  @Test
  void callsThatBeginTogetherLastAsLongAsTheLongest() {
    TraceSet traces =
        Drawn.traces(
            """
            P | 0 200
              a | 10 60
              b | 61 121
              c | 122 192
            """);
    int first = named(traces, "a");
    Edits edits =
        Edits.builder()
            .together(named(traces, "b"), first)
            .together(named(traces, "c"), first)
            .build();
    assertEquals(
        88, Retiming.of(traces, new SpanTree(traces), edits).durationNs(Traces.root(traces)) / 1e6);
  }

  @Test
  void gainsGoUpThroughAllLevels() {
    assertEquals(
        70,
        requestMs(
            """
            P | 0 100
              A | 10 90
                B | 20 80
                  C | 30 60
            """,
            "C"));
  }

  private static long duration(TraceSet traces, Edits edits) {
    return Retiming.of(traces, new SpanTree(traces), edits).durationNs(Traces.root(traces));
  }

  /// An edit that touches the trace and changes nothing.
  private static Edits touched(TraceSet traces) {
    return Edits.builder().keep(Traces.root(traces), 1).build();
  }

  @Test
  void withoutAChangeEverySpanTakesAsLongAsItDid() {
    Generator.forAll(
        CASES,
        drawn -> {
          TraceSet traces = Traces.set(Traces.request(drawn, 1));
          Retiming retiming = Retiming.of(traces, new SpanTree(traces), touched(traces));
          for (int span = 0; span < traces.size(); span++) {
            assertEquals(traces.durationNs(span), retiming.durationNs(span));
          }
        });
  }

  @Test
  void removingASpanOffThePathChangesNothing() {
    Generator.forAll(
        CASES,
        drawn -> {
          TraceSet traces = Traces.set(Traces.request(drawn, 1));
          int root = Traces.root(traces);
          Set<Integer> below = onOrAbovePath(traces, root);
          for (int span = 0; span < traces.size(); span++) {
            if (!below.contains(span)) {
              Edits edits = Edits.builder().remove(span).build();
              assertEquals(traces.durationNs(root), duration(traces, edits));
            }
          }
        });
  }

  /// Spans with a section on the path, and all around them.
  private static Set<Integer> onOrAbovePath(TraceSet traces, int root) {
    Set<Integer> all =
        CriticalPath.of(traces, new SpanTree(traces), root).stream()
            .map(CriticalPath.Section::span)
            .collect(Collectors.toSet());
    for (int span : List.copyOf(all)) {
      for (int at = span; at >= 0; at = traces.parent(at)) {
        all.add(at);
      }
    }
    return all;
  }

  @Test
  void shrinkingASpanByNoMoreThanItsDragShortensTheRequestByThat() {
    Generator.forAll(
        CASES,
        drawn -> {
          TraceSet traces = Traces.set(Traces.request(drawn, 1));
          long before = traces.durationNs(Traces.root(traces));
          int span = drawn.between(0, traces.size() - 1);
          long drag = before - duration(traces, Edits.builder().remove(span).build());
          assertTrue(drag >= 0 && drag <= traces.durationNs(span), "drag " + drag);
          long less = drag == 0 ? 0 : drawn.between(0L, drag);
          assertEquals(before - less, duration(traces, Edits.builder().less(span, less).build()));
        });
  }

  @Test
  void morePartsRemovedNeverMakeTheRequestLonger() {
    Generator.forAll(
        CASES,
        drawn -> {
          TraceSet traces = Traces.set(Traces.request(drawn, 1));
          Edits.Builder edits = Edits.builder();
          long before = traces.durationNs(Traces.root(traces));
          for (int round = 0; round < 5; round++) {
            edits.keep(drawn.between(0, traces.size() - 1), drawn.fraction());
            long now = duration(traces, edits.build());
            assertTrue(now >= 0 && now <= before, now + " after " + before);
            before = now;
          }
        });
  }

  @Test
  void theOrderOfTheSpansDoesNotMatter() {
    Generator.forAll(
        CASES / 10,
        drawn -> {
          List<Span> spans = Traces.request(drawn, 1);
          TraceSet traces = Traces.set(spans);
          TraceSet shuffled = Traces.set(drawn.shuffled(spans));
          int span = drawn.between(0, traces.size() - 1);
          Edits edits = Edits.builder().remove(span).build();
          assertEquals(duration(traces, edits), duration(shuffled, edits));
        });
  }

  @Test
  void depthAndWidthAreBoundedByMemoryOnly() {
    List<Span> deep = new ArrayList<>();
    List<Span> wide = new ArrayList<>();
    for (int id = 1; id <= 80_000; id++) {
      deep.add(Traces.own(id, id - 1L, id, 200_001L - id));
      wide.add(Traces.own(id, id == 1 ? 0 : 1, id * 2L + 1, id == 1 ? 200_001 : id * 2L + 3));
    }
    TraceSet down = Traces.set(deep.subList(0, 70_000));
    int leaf = down.size() - 1;
    long half = down.durationNs(leaf) / 2;
    assertEquals(
        down.durationNs(Traces.root(down)) - half,
        duration(down, Edits.builder().less(leaf, half).build()));
    TraceSet across = Traces.set(wide);
    assertEquals(
        across.durationNs(Traces.root(across)) - 2,
        duration(across, Edits.builder().remove(500).build()));
  }
}
