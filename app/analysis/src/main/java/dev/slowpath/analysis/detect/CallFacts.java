package dev.slowpath.analysis.detect;

import dev.slowpath.model.trace.TraceSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the attributes of an outgoing call say, by OpenTelemetry's semantic conventions, the stable
/// names before the old.
final class CallFacts {
  private static final List<String> METHOD = List.of("http.request.method", "http.method");
  private static final List<String> STATUS =
      List.of("http.response.status_code", "http.status_code");
  private static final List<String> URL = List.of("url.full", "http.url");
  private static final List<String> BYTES =
      List.of(
          "http.response.body.size",
          "http.response_content_length",
          "http.response.header.content-length");

  private CallFacts() {}

  /// Whether it failed: by its status, or because the other side could not do it or was too busy.
  static boolean failed(TraceSet traces, int call) {
    double status = number(traces, call, STATUS);
    return traces.failed(call) || status >= 500 || status == 429;
  }

  /// Bytes of the answer; NaN if it does not say.
  static double bytes(TraceSet traces, int call) {
    return number(traces, call, BYTES);
  }

  /// What tells a call from others that ask for something else: method and whole URL; empty where
  /// the URL is not known.
  static Optional<String> identity(TraceSet traces, int call) {
    String method = traces.firstOf(call, METHOD).orElse("").toUpperCase(Locale.ROOT);
    return traces.firstOf(call, URL).map(url -> method + " " + url);
  }

  static boolean isGet(TraceSet traces, int call) {
    return traces.firstOf(call, METHOD).orElse("").equalsIgnoreCase("GET");
  }

  private static double number(TraceSet traces, int call, List<String> keys) {
    return traces
        .firstOf(call, keys)
        .filter(text -> text.matches("\\d{1,15}"))
        .map(Double::parseDouble)
        .orElse(Double.NaN);
  }
}
