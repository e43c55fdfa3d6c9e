package dev.slowpath.analysis.path;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.Requests;
import dev.slowpath.analysis.link.SpanTree;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntPredicate;

/// The critical path of one request: the sections of spans that the request was waiting for, from
/// its start to its end. Sections are disjoint and their lengths sum to the request's duration.
///
/// Walked backwards from the end: of the children that had ended by then the last to end is on the
/// path, and the walk goes on inside it and then before it. Parallel branches other than the last
/// finisher are off the path. Children that outlive their parent or start before it are clipped to
/// it; consumers of a message do not block their producer. Where a source rounds its times, spans
/// that overlap by its unit count as one after the other. No recursion: depth and width are bounded
/// by memory only.
///
/// The backwards walk is Jaeger UI's (`TracePage/CriticalPath`) and CRISP's (Zhang et al., "CRISP:
/// Critical Path Analysis of Large-Scale Microservice Architectures", USENIX ATC 2022); it differs
/// from Jaeger's where one child begins at the instant another ends: both are on the path.
public final class CriticalPath {

  /// A stretch of a span's own time on the path.
  public record Section(int span, long startNs, long endNs) {}

  private final TraceSet traces;
  private final SpanTree tree;
  private final IntPredicate opened;
  private final List<Section> sections = new ArrayList<>();

  private CriticalPath(TraceSet traces, SpanTree tree, IntPredicate opened) {
    this.traces = traces;
    this.tree = tree;
    this.opened = opened;
  }

  /// The path of a request, latest section first.
  public static List<Section> of(TraceSet traces, SpanTree tree, int root) {
    return of(traces, tree, root, span -> true);
  }

  /// The path of a request through the spans of its own service, latest section first. Where it
  /// calls another request, all time of that is the called one's entry span's.
  public static List<Section> ofRequest(Linked linked, int entry) {
    Requests requests = linked.requests();
    return of(linked.traces(), linked.tree(), entry, span -> requests.requestOf(span) == entry);
  }

  /// The path of a request, latest section first, that goes into some spans only: the time of the
  /// others is their own, whatever is below them.
  public static List<Section> of(TraceSet traces, SpanTree tree, int root, IntPredicate isOpened) {
    CriticalPath path = new CriticalPath(traces, tree, isOpened);
    path.walk(root);
    return path.sections;
  }

  /// Work to do: own time of a span between two instants, with children from `next` down still to
  /// be looked at.
  ///
  /// @param isEnd whether it ends where the span does, as far as its parents last
  private record Step(int span, long fromNs, long untilNs, int next, boolean isEnd) {}

  private void walk(int root) {
    Deque<Step> steps = new ArrayDeque<>();
    steps.push(step(root, traces.startNs(root), traces.endNs(root)));
    while (!steps.isEmpty()) {
      Step step = steps.pop();
      int at = lastEnding(step);
      if (at < 0) {
        emit(step.span(), step.fromNs(), step.untilNs());
        continue;
      }
      int child = tree.child(step.span(), at);
      long end = Math.min(traces.endNs(child), step.untilNs());
      long start = Math.max(traces.startNs(child), step.fromNs());
      emit(step.span(), end, step.untilNs());
      steps.push(new Step(step.span(), step.fromNs(), start, at - 1, false));
      steps.push(step(child, start, end));
    }
  }

  private Step step(int span, long fromNs, long untilNs) {
    return new Step(span, fromNs, untilNs, opened.test(span) ? tree.count(span) - 1 : -1, true);
  }

  /// The last of the remaining children that blocks the span before the instant; -1 if none does.
  private int lastEnding(Step step) {
    for (int at = step.next(); at >= 0; at--) {
      int child = tree.child(step.span(), at);
      boolean within =
          traces.startNs(child) < step.untilNs()
              && traces.endNs(child) > step.fromNs()
              && traces.durationNs(child) > 0;
      boolean ended =
          traces.endNs(child) <= step.untilNs() + tree.toleranceNs() || overran(step, child);
      if (within && ended && blocks(step.span(), child)) {
        return at;
      }
    }
    return -1;
  }

  /// A child that outlives its parent still counts until the parent's end.
  private boolean overran(Step step, int child) {
    return step.isEnd() && traces.endNs(child) > step.untilNs();
  }

  private boolean blocks(int parent, int child) {
    return !(traces.kind(parent) == SpanKind.PRODUCER && traces.kind(child) == SpanKind.CONSUMER);
  }

  private void emit(int span, long fromNs, long untilNs) {
    if (untilNs > fromNs) {
      sections.add(new Section(span, fromNs, untilNs));
    }
  }
}
