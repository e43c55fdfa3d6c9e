package dev.slowpath.analysis;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.model.trace.Span;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceId;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.model.trace.TraceSetBuilder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/// Traces drawn as text: a span a line, nested by two spaces, `NAME | FROM TO | kind key=value; …`
/// with times in ms. A line without leading spaces begins a trace of its own. `service`, `failed`
/// and `weight` among the keys are the span's own.
public final class Drawn {
  /// The file that drawn spans say they are from.
  public static final Provenance SOURCE = new Provenance("drawn", "00", "drawn", "1");

  private final TraceSetBuilder builder = TraceSet.builder();
  private final Deque<Long> open = new ArrayDeque<>();
  private long trace;
  private long next = 1;

  private Drawn() {}

  public static TraceSet traces(String picture) {
    Drawn drawn = new Drawn();
    int line = 0;
    for (String text : picture.lines().toList()) {
      line++;
      if (!text.isBlank()) {
        drawn.add(text, line);
      }
    }
    return drawn.builder.build();
  }

  public static Capture.OfTraces capture(String picture) {
    return new Capture.OfTraces(SOURCE, traces(picture));
  }

  private void add(String text, int line) {
    int depth = (text.length() - text.stripLeading().length()) / 2;
    while (open.size() > depth) {
      open.pop();
    }
    if (depth == 0) {
      trace++;
    }
    String[] parts = text.strip().split("\\s*\\|\\s*", -1);
    String[] times = parts[1].split(" +", -1);
    long id = next++;
    List<String> pairs = attributes(parts.length > 2 ? parts[2] : "");
    builder.add(
        SOURCE,
        new Span(
            new TraceId(0, trace),
            id,
            open.isEmpty() ? 0 : open.peek(),
            of(pairs, "service", "shop"),
            parts[0],
            kind(parts.length > 2 ? parts[2] : ""),
            Boolean.parseBoolean(of(pairs, "failed", "false")),
            ns(times[0]),
            ns(times[1]),
            Double.parseDouble(of(pairs, "weight", "1")),
            pairs,
            new Place.Line(line)));
    open.push(id);
  }

  private static String of(List<String> pairs, String key, String otherwise) {
    int at = pairs.indexOf(key);
    return at >= 0 && at % 2 == 0 ? pairs.get(at + 1) : otherwise;
  }

  private static long ns(String ms) {
    return Math.round(Double.parseDouble(ms) * 1e6);
  }

  private static SpanKind kind(String text) {
    String word = text.split(" ", -1)[0].toUpperCase(Locale.ROOT);
    for (SpanKind kind : SpanKind.values()) {
      if (kind.name().equals(word)) {
        return kind;
      }
    }
    return SpanKind.INTERNAL;
  }

  private static List<String> attributes(String text) {
    List<String> pairs = new ArrayList<>();
    int from = text.indexOf(' ');
    for (String pair : from < 0 ? new String[0] : text.substring(from + 1).split("; *", -1)) {
      int equals = pair.indexOf('=');
      pairs.add(pair.substring(0, equals).strip());
      pairs.add(pair.substring(equals + 1).strip());
    }
    return pairs;
  }
}
