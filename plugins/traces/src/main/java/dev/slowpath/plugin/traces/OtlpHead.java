package dev.slowpath.plugin.traces;

import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.Verdict;
import java.util.regex.Pattern;

/// How OTLP JSON begins. Only keys are looked for, never values: a quote inside a string is
/// escaped.
final class OtlpHead {
  private static final Pattern SPANS =
      Pattern.compile(
          "\"(resourceSpans|resource_spans|scopeSpans|scope_spans"
              + "|instrumentationLibrarySpans|instrumentation_library_spans)\"\\s*:");
  private static final Pattern BATCHES =
      Pattern.compile(
          "[\\[{\\s]*(\"(trace|result)\"\\s*:\\s*\\{\\s*)?\"batches\"\\s*:\\s*\\[\\s*(\\{\\s*\"resource\".*)?",
          Pattern.DOTALL);
  private static final Pattern OTHER_SIGNAL =
      Pattern.compile("\"resource_?([Mm]etrics|[Ll]ogs|[Pp]rofiles)\"\\s*:");
  private static final Pattern BARE =
      Pattern.compile("\\{\\s*\"resource\"\\s*:\\s*\\{\\s*\"attributes\".*", Pattern.DOTALL);

  /// How the Java SDK's logging exporter writes it: what the logger puts before it, and a bare
  /// ResourceSpans.
  private static final Pattern LOGGED =
      Pattern.compile(
          "^[^{\\[\\n][^{\\n]{0,400}\\{\"resource\":\\{\"attributes\":.*\"scopeSpans\"",
          Pattern.MULTILINE);

  private OtlpHead() {}

  static Verdict verdict(Head head) {
    String text = head.stripped();
    if (!head.isBinary() && LOGGED.matcher(text).find()) {
      return Verdict.YES;
    }
    if (head.isBinary() || !(text.startsWith("{") || text.startsWith("["))) {
      return Verdict.NO;
    }
    boolean isBatches = text.contains("\"batches\"") && BATCHES.matcher(text).matches();
    if (isBatches || SPANS.matcher(text).find()) {
      return Verdict.YES;
    }
    return OTHER_SIGNAL.matcher(text).find() || BARE.matcher(text).matches()
        ? Verdict.MAYBE
        : Verdict.NO;
  }
}
