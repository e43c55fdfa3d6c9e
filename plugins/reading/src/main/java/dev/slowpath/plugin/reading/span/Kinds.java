package dev.slowpath.plugin.reading.span;

import dev.slowpath.model.trace.SpanKind;
import java.util.Locale;

/// The kinds of spans in the spellings seen: `SERVER`, `server`, `SPAN_KIND_SERVER`,
/// `SpanKind.SERVER`, `2`.
public final class Kinds {
  private Kinds() {}

  /// `UNKNOWN` for what is none.
  public static SpanKind of(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    String name = upper.substring(Math.max(upper.lastIndexOf('.') + 1, 0));
    return switch (name.startsWith("SPAN_KIND_") ? name.substring(10) : name) {
      case "1", "INTERNAL" -> SpanKind.INTERNAL;
      case "2", "SERVER" -> SpanKind.SERVER;
      case "3", "CLIENT" -> SpanKind.CLIENT;
      case "4", "PRODUCER" -> SpanKind.PRODUCER;
      case "5", "CONSUMER" -> SpanKind.CONSUMER;
      default -> SpanKind.UNKNOWN;
    };
  }
}
