package dev.slowpath.plugin.reading.span;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.trace.Quality;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.plugin.reading.Counts;
import java.util.List;

/// What is amiss with the spans of a file once they are together, counted: nothing of it is dropped
/// but exact repeats.
public final class SpanQuality {
  private static final List<String> CHOSEN_AFTERWARDS =
      List.of(
          "tailsampling.policy", // the collector's tail_sampling processor
          "tailsampling.composite_policy",
          "sampling.policy",
          "meta.refinery.reason"); // Honeycomb's Refinery

  private final TraceSet traces;
  private final Counts counts = new Counts();

  private SpanQuality(TraceSet traces) {
    this.traces = traces;
  }

  public static List<Notice> notices(TraceSet traces) {
    SpanQuality quality = new SpanQuality(traces);
    quality.ids();
    quality.roots();
    quality.times();
    quality.samples();
    quality.chosen();
    return quality.counts.notices();
  }

  private void ids() {
    Quality found = traces.quality();
    counts.add(Notice.Kind.ORPHAN, "spans whose parent is not in this file", found.orphans());
    counts.add(Notice.Kind.DUPLICATE, "exact repeats of a span", found.duplicates());
    counts.add(
        Notice.Kind.ASSUMED,
        "spans that share trace and span id with another but differ, taken as spans of their own",
        found.conflicts());
    counts.add(
        Notice.Kind.CLAMPED,
        "spans that end before they start, taken as of no length",
        found.reversed());
    counts.add(
        Notice.Kind.CLAMPED, "spans that are their own ancestors, taken as roots", found.cut());
  }

  private void roots() {
    for (int trace = 0; trace < traces.traces(); trace++) {
      boolean hasRoot = false;
      for (int span = traces.first(trace); span < traces.end(trace); span++) {
        hasRoot |= traces.parentId(span) == 0;
      }
      counts.add(
          Notice.Kind.ORPHAN, "traces whose first span is not in this file", hasRoot ? 0 : 1);
    }
  }

  private void times() {
    for (int span = 0; span < traces.size(); span++) {
      int parent = traces.parent(span);
      if (parent < 0) {
        continue;
      }
      boolean isCall =
          traces.kind(parent) == SpanKind.CLIENT && traces.kind(span) == SpanKind.SERVER;
      if (traces.startNs(span) < traces.startNs(parent)) {
        counts.count(
            Notice.Kind.CLAMPED,
            isCall
                ? "served calls that begin before their call: two clocks differ"
                : "spans that begin before their parent");
      } else if (traces.startNs(span) > traces.endNs(parent)) {
        counts.count(Notice.Kind.CLAMPED, "spans that begin after their parent's end");
      }
    }
  }

  /// A sampler that chose traces when they were over says so in an attribute of theirs.
  private void chosen() {
    for (int trace = 0; trace < traces.traces(); trace++) {
      boolean isChosen = false;
      for (int span = traces.first(trace); span < traces.end(trace); span++) {
        isChosen |= traces.firstOf(span, CHOSEN_AFTERWARDS).isPresent();
      }
      counts.add(
          Notice.Kind.ASSUMED,
          "traces that a tail sampler chose: percentiles and rates are those of what it kept, not"
              + " the service's",
          isChosen ? 1 : 0);
    }
  }

  private void samples() {
    int weighted = 0;
    for (int span = 0; span < traces.size(); span++) {
      weighted += traces.parent(span) < 0 && traces.weight(span) > 1 ? 1 : 0;
    }
    counts.add(
        Notice.Kind.ASSUMED,
        "requests that stand for more than themselves, by the sampling rate they state",
        weighted);
  }
}
