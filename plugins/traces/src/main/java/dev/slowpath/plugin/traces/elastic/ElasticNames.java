package dev.slowpath.plugin.traces.elastic;

import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.plugin.reading.span.SpanForm;

/// What Elastic's types of transactions and spans mean.
final class ElasticNames {
  private ElasticNames() {}

  /// The kind of a transaction.
  static SpanKind kind(String transactionType) {
    return switch (transactionType) {
      case "request" -> SpanKind.SERVER;
      case "messaging" -> SpanKind.CONSUMER;
      default -> SpanKind.INTERNAL;
    };
  }

  /// What a span's type says of its kind and of what it calls.
  static void role(SpanForm form, String type, String subtype) {
    boolean isExit =
        switch (type) {
          case "db", "external", "cache", "storage", "messaging" -> true;
          default -> false;
        };
    form.kind(isExit ? SpanKind.CLIENT : SpanKind.INTERNAL);
    if (type.equals("db") || type.equals("cache")) {
      form.with("db.system.name", subtype.isEmpty() ? type : subtype);
    }
  }

  /// 1 without a rate; NaN, which is no weight, for a rate that is none.
  static double weight(String sampleRate) {
    return sampleRate.isEmpty() ? 1 : 1 / number(sampleRate);
  }

  static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException noNumber) {
      return Double.NaN;
    }
  }
}
