package dev.slowpath.model.trace;

import dev.slowpath.model.source.Place;
import dev.slowpath.model.source.Provenance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The columns of a span table while it grows and after: ids, times and flags as primitives, texts
/// and attributes by number in one dictionary.
final class Columns {
  private int size;
  private long[] traceHighs = new long[64];
  private long[] traceLows = new long[64];
  private long[] spanIds = new long[64];
  private long[] parentIds = new long[64];
  private long[] starts = new long[64];
  private long[] ends = new long[64];
  private int[] services = new int[64];
  private int[] names = new int[64];
  private SpanKind[] kinds = new SpanKind[64];
  private boolean[] failures = new boolean[64];
  private double[] weights = new double[64];
  private long[] lines = new long[64];
  private int[] origins = new int[64];
  private int[] attributeStarts = new int[65];
  private int[] attributePairs = new int[256];

  private final List<Provenance> sources = new ArrayList<>();
  private final Map<Provenance, Integer> originNumbers = new HashMap<>();
  private final List<String> texts;
  private final Map<String, Integer> numbers;

  Columns() {
    this(new ArrayList<>(), new HashMap<>());
  }

  private Columns(List<String> texts, Map<String, Integer> numbers) {
    this.texts = texts;
    this.numbers = numbers;
  }

  int size() {
    return size;
  }

  void add(Provenance source, Span span) {
    grow();
    int at = size++;
    traceHighs[at] = span.trace().high();
    traceLows[at] = span.trace().low();
    spanIds[at] = span.spanId();
    parentIds[at] = span.parentId();
    starts[at] = span.startNs();
    ends[at] = span.endNs();
    services[at] = number(span.service());
    names[at] = number(span.name());
    kinds[at] = span.kind();
    failures[at] = span.failed();
    weights[at] = span.weight();
    lines[at] = line(span.place());
    origins[at] = origin(source);
    addAttributes(at, span.attributes());
  }

  private void addAttributes(int at, List<String> keysAndValues) {
    int from = attributeStarts[at];
    int to = from + keysAndValues.size();
    while (to > attributePairs.length) {
      attributePairs = Arrays.copyOf(attributePairs, attributePairs.length * 2);
    }
    for (int position = 0; position < keysAndValues.size(); position++) {
      attributePairs[from + position] = number(keysAndValues.get(position));
    }
    attributeStarts[at + 1] = to;
  }

  private int origin(Provenance source) {
    if (!sources.isEmpty() && sources.getLast().equals(source)) {
      return sources.size() - 1;
    }
    Integer known = originNumbers.putIfAbsent(source, sources.size());
    if (known != null) {
      return known;
    }
    sources.add(source);
    return sources.size() - 1;
  }

  private static long line(Place place) {
    return switch (place) {
      case Place.Line line -> line.line();
      case Place.Span span -> span.line();
      case Place.Row row -> row.row();
      case Place.AtByte _ -> 0; // no line: the span's id is the place
      case Place.Whole _ -> 0;
      case Place.PlanNode node -> node.node();
      case Place.Frame _ -> 0;
    };
  }

  private int number(String text) {
    Integer known = numbers.get(text);
    if (known != null) {
      return known;
    }
    numbers.put(text, texts.size());
    texts.add(text);
    return texts.size() - 1;
  }

  private void grow() {
    if (size < spanIds.length) {
      return;
    }
    int larger = size * 2;
    traceHighs = Arrays.copyOf(traceHighs, larger);
    traceLows = Arrays.copyOf(traceLows, larger);
    spanIds = Arrays.copyOf(spanIds, larger);
    parentIds = Arrays.copyOf(parentIds, larger);
    starts = Arrays.copyOf(starts, larger);
    ends = Arrays.copyOf(ends, larger);
    services = Arrays.copyOf(services, larger);
    names = Arrays.copyOf(names, larger);
    kinds = Arrays.copyOf(kinds, larger);
    failures = Arrays.copyOf(failures, larger);
    weights = Arrays.copyOf(weights, larger);
    lines = Arrays.copyOf(lines, larger);
    origins = Arrays.copyOf(origins, larger);
    attributeStarts = Arrays.copyOf(attributeStarts, larger + 1);
  }

  /// Everything of the rows given, in their order, as a new table with the same dictionary.
  Columns select(int[] rows) {
    Columns chosen = new Columns(texts, numbers);
    chosen.size = rows.length;
    chosen.traceHighs = picked(traceHighs, rows);
    chosen.traceLows = picked(traceLows, rows);
    chosen.spanIds = picked(spanIds, rows);
    chosen.parentIds = picked(parentIds, rows);
    chosen.starts = picked(starts, rows);
    chosen.ends = picked(ends, rows);
    chosen.lines = picked(lines, rows);
    chosen.services = IntStream.of(rows).map(row -> services[row]).toArray();
    chosen.names = IntStream.of(rows).map(row -> names[row]).toArray();
    chosen.origins = IntStream.of(rows).map(row -> chosen.origin(source(row))).toArray();
    chosen.weights = IntStream.of(rows).mapToDouble(row -> weights[row]).toArray();
    chosen.kinds = IntStream.of(rows).mapToObj(row -> kinds[row]).toArray(SpanKind[]::new);
    chosen.failures = new boolean[rows.length];
    for (int at = 0; at < rows.length; at++) {
      chosen.failures[at] = failures[rows[at]];
    }
    selectAttributes(rows, chosen);
    return chosen;
  }

  private static long[] picked(long[] column, int[] rows) {
    return IntStream.of(rows).mapToLong(row -> column[row]).toArray();
  }

  private void selectAttributes(int[] rows, Columns chosen) {
    chosen.attributeStarts = new int[rows.length + 1];
    for (int at = 0; at < rows.length; at++) {
      int length = attributeStarts[rows[at] + 1] - attributeStarts[rows[at]];
      chosen.attributeStarts[at + 1] = chosen.attributeStarts[at] + length;
    }
    chosen.attributePairs = new int[chosen.attributeStarts[rows.length]];
    for (int at = 0; at < rows.length; at++) {
      System.arraycopy(
          attributePairs,
          attributeStarts[rows[at]],
          chosen.attributePairs,
          chosen.attributeStarts[at],
          chosen.attributeStarts[at + 1] - chosen.attributeStarts[at]);
    }
  }

  Span span(int row) {
    List<String> pairs = new ArrayList<>();
    attributes(
        row,
        (key, value) -> {
          pairs.add(key);
          pairs.add(value);
        });
    return new Span(
        trace(row),
        spanIds[row],
        parentIds[row],
        service(row),
        name(row),
        kind(row),
        failures[row],
        starts[row],
        ends[row],
        weights[row],
        pairs,
        new Place.Line(lines[row]));
  }

  int compareIds(int left, int right) {
    int byHigh = Long.compareUnsigned(traceHighs[left], traceHighs[right]);
    if (byHigh != 0) {
      return byHigh;
    }
    int byLow = Long.compareUnsigned(traceLows[left], traceLows[right]);
    return byLow != 0 ? byLow : Long.compareUnsigned(spanIds[left], spanIds[right]);
  }

  boolean sameTrace(int left, int right) {
    return traceHighs[left] == traceHighs[right] && traceLows[left] == traceLows[right];
  }

  TraceId trace(int row) {
    return new TraceId(traceHighs[row], traceLows[row]);
  }

  long spanId(int row) {
    return spanIds[row];
  }

  long parentId(int row) {
    return parentIds[row];
  }

  long startNs(int row) {
    return starts[row];
  }

  /// Not before the start.
  long endNs(int row) {
    return Math.max(starts[row], ends[row]);
  }

  long statedEndNs(int row) {
    return ends[row];
  }

  /// Whether it was stated to end before its start.
  boolean isReversed(int row) {
    return ends[row] < starts[row];
  }

  String service(int row) {
    return texts.get(services[row]);
  }

  String name(int row) {
    return texts.get(names[row]);
  }

  SpanKind kind(int row) {
    return kinds[row];
  }

  boolean failed(int row) {
    return failures[row];
  }

  double weight(int row) {
    return weights[row];
  }

  long line(int row) {
    return lines[row];
  }

  Provenance source(int row) {
    return sources.get(origins[row]);
  }

  List<Provenance> sources() {
    return List.copyOf(sources);
  }

  @Nullable String attribute(int row, String key) {
    Integer wanted = numbers.get(key);
    if (wanted == null) {
      return null;
    }
    for (int at = attributeStarts[row]; at < attributeStarts[row + 1]; at += 2) {
      if (attributePairs[at] == wanted) {
        return texts.get(attributePairs[at + 1]);
      }
    }
    return null;
  }

  void attributes(int row, BiConsumer<String, String> keyAndValue) {
    for (int at = attributeStarts[row]; at < attributeStarts[row + 1]; at += 2) {
      keyAndValue.accept(texts.get(attributePairs[at]), texts.get(attributePairs[at + 1]));
    }
  }
}
