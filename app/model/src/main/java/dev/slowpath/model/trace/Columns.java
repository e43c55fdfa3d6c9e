package dev.slowpath.model.trace;

import dev.slowpath.model.source.Place;
import dev.slowpath.model.source.Provenance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
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

  /// Every row of another table, texts by the numbers they have here.
  void addAll(Columns other) {
    int[] numberHere = new int[other.texts.size()];
    Arrays.fill(numberHere, -1);
    for (int row = 0; row < other.size; row++) {
      grow();
      int at = size++;
      traceHighs[at] = other.traceHighs[row];
      traceLows[at] = other.traceLows[row];
      spanIds[at] = other.spanIds[row];
      parentIds[at] = other.parentIds[row];
      starts[at] = other.starts[row];
      ends[at] = other.ends[row];
      services[at] = number(other, other.services[row], numberHere);
      names[at] = number(other, other.names[row], numberHere);
      kinds[at] = other.kinds[row];
      failures[at] = other.failures[row];
      weights[at] = other.weights[row];
      lines[at] = other.lines[row];
      origins[at] = origin(other.source(row));
      addAttributes(at, other, row, numberHere);
    }
  }

  private int number(Columns other, int number, int[] numberHere) {
    if (numberHere[number] < 0) {
      numberHere[number] = number(other.texts.get(number));
    }
    return numberHere[number];
  }

  private void addAttributes(int at, Columns other, int row, int[] numberHere) {
    int to = attributeStarts[at];
    makeRoom(to + other.attributeStarts[row + 1] - other.attributeStarts[row]);
    for (int one = other.attributeStarts[row]; one < other.attributeStarts[row + 1]; one++) {
      attributePairs[to++] = number(other, other.attributePairs[one], numberHere);
    }
    attributeStarts[at + 1] = to;
  }

  private void makeRoom(int pairs) {
    while (pairs > attributePairs.length) {
      attributePairs = Arrays.copyOf(attributePairs, attributePairs.length * 2);
    }
  }

  private void addAttributes(int at, List<String> keysAndValues) {
    int from = attributeStarts[at];
    int to = from + keysAndValues.size();
    makeRoom(to);
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
    chosen.services = new int[rows.length];
    chosen.names = new int[rows.length];
    chosen.origins = new int[rows.length];
    chosen.weights = new double[rows.length];
    chosen.kinds = new SpanKind[rows.length];
    chosen.failures = new boolean[rows.length];
    for (int at = 0; at < rows.length; at++) {
      int row = rows[at];
      chosen.services[at] = services[row];
      chosen.names[at] = names[row];
      chosen.origins[at] = chosen.origin(source(row));
      chosen.weights[at] = weights[row];
      chosen.kinds[at] = kinds[row];
      chosen.failures[at] = failures[row];
    }
    selectAttributes(rows, chosen);
    return chosen;
  }

  private static long[] picked(long[] column, int[] rows) {
    long[] picked = new long[rows.length];
    for (int at = 0; at < rows.length; at++) {
      picked[at] = column[rows[at]];
    }
    return picked;
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

  int compareIds(int left, int right) {
    int byHigh = Long.compareUnsigned(traceHighs[left], traceHighs[right]);
    if (byHigh != 0) {
      return byHigh;
    }
    int byLow = Long.compareUnsigned(traceLows[left], traceLows[right]);
    return byLow != 0 ? byLow : Long.compareUnsigned(spanIds[left], spanIds[right]);
  }

  int traceHash(int row) {
    long mixed = (traceHighs[row] * 31 + traceLows[row]) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32);
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
    int value = valueNumber(row, known(key));
    return value < 0 ? null : texts.get(value);
  }

  int texts() {
    return texts.size();
  }

  String text(int number) {
    return texts.get(number);
  }

  /// The number of a text; -1 if it has none.
  int known(String text) {
    Integer number = numbers.get(text);
    return number == null ? -1 : number;
  }

  int serviceNumber(int row) {
    return services[row];
  }

  int nameNumber(int row) {
    return names[row];
  }

  /// The number of an attribute's value; -1 where the row does not have it.
  int valueNumber(int row, int key) {
    int end = attributeStarts[row + 1];
    for (int at = attributeStarts[row]; at < end; at += 2) {
      if (attributePairs[at] == key) {
        return attributePairs[at + 1];
      }
    }
    return -1;
  }

  int[] attributeNumbers(int row) {
    return Arrays.copyOfRange(attributePairs, attributeStarts[row], attributeStarts[row + 1]);
  }

  void attributes(int row, BiConsumer<String, String> keyAndValue) {
    for (int at = attributeStarts[row]; at < attributeStarts[row + 1]; at += 2) {
      keyAndValue.accept(texts.get(attributePairs[at]), texts.get(attributePairs[at + 1]));
    }
  }
}
