package dev.slowpath.plugin.stacks.pprof;

import dev.slowpath.model.profile.Samples;
import dev.slowpath.plugin.ImportException;
import java.util.List;
import java.util.Map;

/// The span that a sample's labels name: `span_id` in hexadecimal digits, as Pyroscope's
/// integrations write it, `span id` in decimal ones, as Datadog's tracers do, and their `local root
/// span id` where the span itself is not named.
final class SpanLabels {
  private static final int HEXADECIMAL = 16;
  private static final int DECIMAL = 10;
  private static final Map<String, Integer> OWN =
      Map.of("span_id", HEXADECIMAL, "span id", DECIMAL);
  private static final Map<String, Integer> ROOT = Map.of("local root span id", DECIMAL);

  private final Locations texts;

  SpanLabels(Locations texts) {
    this.texts = texts;
  }

  /// The id of the span; `Samples.NO_SPAN` where no label names one that can be read.
  long spanId(List<Message> labels) throws ImportException {
    long own = first(labels, OWN);
    return own == Samples.NO_SPAN ? first(labels, ROOT) : own;
  }

  /// Field 1 of a label is its key, field 2 a text, field 3 a number.
  private long first(List<Message> labels, Map<String, Integer> keys) throws ImportException {
    for (Message label : labels) {
      Integer radix = keys.get(texts.text(label.number(1)));
      long number = radix == null ? 0 : label.number(3);
      if (number != 0) {
        return number;
      }
      String text = radix == null ? "" : texts.text(label.number(2));
      if (radix != null && text.matches(radix == DECIMAL ? "\\d{1,20}" : "[0-9a-fA-F]{1,16}")) {
        return unsigned(text, radix);
      }
    }
    return Samples.NO_SPAN;
  }

  private static long unsigned(String digits, int radix) {
    // Twenty decimal digits may be more than 64 bits hold: then it is no id of a span.
    return digits.length() == 20 && digits.compareTo("18446744073709551615") > 0
        ? Samples.NO_SPAN
        : Long.parseUnsignedLong(digits, radix);
  }
}
