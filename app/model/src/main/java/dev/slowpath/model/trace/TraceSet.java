package dev.slowpath.model.trace;

import dev.slowpath.model.source.Locator;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.model.source.TimeRange;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Spans in columns, grouped by trace. Parents are resolved over everything that was added, so
/// traces that are spread over lines and files are whole here.
///
/// Shapes: spans `0 … size()-1`; those of trace `t` are `first(t) … end(t)-1`, ordered by start,
/// then longest first, then span id; traces by their earliest start, then id. `parent(s)` is an
/// index or -1. Times are ns since the Unix epoch; `end >= start`.
public final class TraceSet {
  private final Columns columns;
  private final int[] firsts;
  private final int[] parents;
  private final Quality quality;

  TraceSet(Columns columns, int[] firsts, int[] parents, Quality quality) {
    this.columns = columns;
    this.firsts = firsts;
    this.parents = parents;
    this.quality = quality;
  }

  public static TraceSetBuilder builder() {
    return new TraceSetBuilder();
  }

  public int size() {
    return columns.size();
  }

  public int traces() {
    return firsts.length - 1;
  }

  public int first(int trace) {
    return firsts[trace];
  }

  public int end(int trace) {
    return firsts[trace + 1];
  }

  /// The number of the trace that a span is of.
  public int traceOf(int span) {
    int at = Arrays.binarySearch(firsts, span);
    return at >= 0 ? at : -at - 2;
  }

  public Quality quality() {
    return quality;
  }

  public TraceId trace(int span) {
    return columns.trace(span);
  }

  public long spanId(int span) {
    return columns.spanId(span);
  }

  /// The parent's id as stated, 0 for none.
  public long parentId(int span) {
    return columns.parentId(span);
  }

  /// The parent's index; -1 for a root, an orphan or a span cut out of a cycle.
  public int parent(int span) {
    return parents[span];
  }

  public long startNs(int span) {
    return columns.startNs(span);
  }

  public long endNs(int span) {
    return columns.endNs(span);
  }

  public long durationNs(int span) {
    return columns.endNs(span) - columns.startNs(span);
  }

  public String service(int span) {
    return columns.service(span);
  }

  public String name(int span) {
    return columns.name(span);
  }

  public SpanKind kind(int span) {
    return columns.kind(span);
  }

  public boolean failed(int span) {
    return columns.failed(span);
  }

  public double weight(int span) {
    return columns.weight(span);
  }

  /// The value of an attribute, or null where the span does not have it.
  public @Nullable String attribute(int span, String key) {
    return columns.attribute(span, key);
  }

  /// The first of several attributes that the span has: new names before old ones.
  public Optional<String> firstOf(int span, List<String> keys) {
    for (String key : keys) {
      String value = attribute(span, key);
      if (value != null) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /// How many different texts there are: names, services, keys and values. Each has one number, so
  /// that what is worked out of a text is worked out once.
  public int texts() {
    return columns.texts();
  }

  /// The text of a number, `0 … texts()-1`.
  public String text(int number) {
    return columns.text(number);
  }

  /// The number of a text; -1 if no span has it.
  public int number(String text) {
    return columns.known(text);
  }

  /// The number of a span's name.
  public int nameNumber(int span) {
    return columns.nameNumber(span);
  }

  /// The number of a span's service.
  public int serviceNumber(int span) {
    return columns.serviceNumber(span);
  }

  /// The number of an attribute's value; -1 where the span does not have it.
  ///
  /// @param key the number of the attribute's name; -1 for one that no span has
  public int valueNumber(int span, int key) {
    return columns.valueNumber(span, key);
  }

  /// The attributes of a span by their numbers: names and values in turn, in the order of the file.
  public int[] attributeNumbers(int span) {
    return columns.attributeNumbers(span);
  }

  /// All attributes in the order of the file.
  public Map<String, String> attributes(int span) {
    Map<String, String> all = new LinkedHashMap<>();
    columns.attributes(span, all::put);
    return all;
  }

  public Locator locator(int span) {
    return new Locator(
        columns.source(span), new Place.Span(columns.line(span), columns.spanId(span)));
  }

  /// The files the spans came from, in the order of their first span.
  public List<Provenance> sources() {
    return columns.sources();
  }

  /// From the earliest start to the latest end; empty without spans.
  public Optional<TimeRange> range() {
    if (size() == 0) {
      return Optional.empty();
    }
    long start = Long.MAX_VALUE;
    long end = Long.MIN_VALUE;
    for (int span = 0; span < size(); span++) {
      start = Math.min(start, startNs(span));
      end = Math.max(end, endNs(span));
    }
    return Optional.of(new TimeRange(start, end));
  }

  Columns columns() {
    return columns;
  }
}
