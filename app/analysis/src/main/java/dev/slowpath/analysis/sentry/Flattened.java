package dev.slowpath.analysis.sentry;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.SpanTree;
import dev.slowpath.analysis.marks.Marks;
import dev.slowpath.model.endpoint.TimeKind;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The spans of one request as Sentry's detectors see them: depth first, children by their start.
final class Flattened {
  private final Linked linked;
  private final TraceSet traces;
  private final Map<String, CanonicalSql> known;
  private final int entry;
  private final List<Integer> spans = new ArrayList<>();

  /// @param known canonical forms met before
  Flattened(Linked linked, int entry, Map<String, CanonicalSql> known) {
    this.linked = linked;
    this.entry = entry;
    this.known = known;
    traces = linked.traces();
    walk();
  }

  private void walk() {
    SpanTree tree = linked.tree();
    Deque<Integer> waiting = new ArrayDeque<>();
    waiting.push(entry);
    while (!waiting.isEmpty()) {
      int span = waiting.pop();
      if (span != entry) {
        spans.add(span);
      }
      List<Integer> children = new ArrayList<>();
      for (int at = 0; at < tree.count(span); at++) {
        int child = tree.child(span, at);
        if (linked.requests().requestOf(child) == entry) {
          children.add(child);
        }
      }
      // The last to start is pushed first, so that the first comes out first.
      children.sort(
          Comparator.<Integer>comparingLong(traces::startNs)
              .thenComparing(Comparator.naturalOrder())
              .reversed());
      children.forEach(waiting::push);
    }
  }

  List<Integer> spans() {
    return spans;
  }

  int entry() {
    return entry;
  }

  double totalMs() {
    return traces.durationNs(entry) / 1e6;
  }

  double ms(int span) {
    return traces.durationNs(span) / 1e6;
  }

  boolean isDatabase(int span) {
    return linked.kind(span) == TimeKind.DATABASE && !text(span).isEmpty();
  }

  boolean isCall(int span) {
    return linked.kind(span) == TimeKind.HTTP && !linked.marks().connects(span);
  }

  /// The query as it was sent; empty for none.
  String text(int span) {
    return traces.firstOf(span, Marks.SQL_TEXT).orElse("");
  }

  CanonicalSql sql(int span) {
    return known.computeIfAbsent(text(span), CanonicalSql::of);
  }

  boolean isSelect(int span) {
    return isDatabase(span) && sql(span).text().toLowerCase(Locale.ROOT).startsWith("select");
  }

  boolean isWhole(int span) {
    return !sql(span).truncated();
  }

  boolean isLeaf(int span) {
    return linked.tree().count(span) == 0;
  }

  boolean overlaps(int earlier, int later) {
    return traces.startNs(later) < traces.endNs(earlier);
  }

  double pauseMs(int earlier, int later) {
    return (traces.startNs(later) - traces.endNs(earlier)) / 1e6;
  }

  int parent(int span) {
    return traces.parent(span);
  }

  /// Wall time with at least one of the spans under way.
  double unionMs(List<Integer> some) {
    List<Integer> byStart = new ArrayList<>(some);
    byStart.sort(Comparator.comparingLong(traces::startNs));
    long covered = 0;
    long until = Long.MIN_VALUE;
    for (int span : byStart) {
      covered += Math.max(0, traces.endNs(span) - Math.max(until, traces.startNs(span)));
      until = Math.max(until, traces.endNs(span));
    }
    return covered / 1e6;
  }

  /// What makes spans of a pattern equal: queries by their form, others by what they are.
  String key(int span) {
    return isDatabase(span) ? "db " + sql(span).text() : linked.kind(span) + " " + name(span);
  }

  String name(int span) {
    return traces.name(span);
  }

  /// An attribute by the first of its names that is there; empty for none.
  String attribute(int span, List<String> names) {
    return traces.firstOf(span, names).orElse("");
  }
}
