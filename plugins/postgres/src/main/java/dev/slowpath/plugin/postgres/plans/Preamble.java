package dev.slowpath.plugin.postgres.plans;

import dev.slowpath.plugin.postgres.document.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lines before a plan: an echoed statement, auto_explain's head, or what belongs to neither.
final class Preamble {
  private static final Pattern DURATION =
      Pattern.compile("duration: (" + Digits.NUMBER + ") ms\\s+plan:");
  private static final String QUERY_TEXT = "Query Text:";
  private static final String QUERY_PARAMETERS = "Query Parameters:";

  private final List<PlanLine> lines = new ArrayList<>();
  private double durationMs = Double.NaN;
  private boolean hasQueryText;
  private String parameters = "";
  private long skipped;

  void add(PlanLine line) {
    Matcher duration = DURATION.matcher(line.raw());
    String body = line.raw().strip();
    if (duration.find()) {
      restart();
      durationMs = Double.parseDouble(duration.group(1));
    } else if (body.startsWith(QUERY_TEXT)) {
      lines.clear();
      hasQueryText = true;
      lines.add(new PlanLine(line.number(), body.substring(QUERY_TEXT.length()).strip(), "", true));
    } else if (body.startsWith(QUERY_PARAMETERS)) {
      parameters = body.substring(QUERY_PARAMETERS.length()).strip();
    } else {
      lines.add(line);
    }
  }

  private void restart() {
    skipped += lines.stream().filter(line -> !line.raw().isBlank()).count();
    lines.clear();
    hasQueryText = false;
    parameters = "";
    durationMs = Double.NaN;
  }

  /// Whether the plan that follows stands behind auto_explain's head, which has no Execution Time
  /// after it.
  boolean isOfAutoExplain() {
    return hasQueryText || !Double.isNaN(durationMs);
  }

  /// Gives the plan its statement and time, and begins anew.
  void giveTo(PlanDraft plan) {
    List<String> texts = lines.stream().map(PlanLine::raw).toList();
    String statement =
        hasQueryText
            ? String.join("\n", texts.stream().map(Preamble::withoutTab).toList()).strip()
            : SqlText.echoed(texts);
    if (plan.statement.isEmpty()) {
      plan.statement = statement;
      plan.hasQueryText = hasQueryText;
    }
    if (Double.isNaN(plan.executionMs)) {
      plan.executionMs = durationMs;
    }
    if (!parameters.isEmpty()) {
      plan.facts.put("Query Parameters", parameters);
    }
    if (!statement.isEmpty()) {
      lines.clear();
    }
    restart();
  }

  /// auto_explain's log puts a tab before every line that is not the first.
  private static String withoutTab(String line) {
    return line.startsWith("\t") ? line.substring(1) : line;
  }

  /// Ends the file: whether a statement stands behind the last plan, without its own.
  boolean endsInStatement() {
    List<String> texts = lines.stream().map(PlanLine::raw).toList();
    return hasQueryText || isOfAutoExplain() || !SqlText.echoed(texts).isEmpty();
  }

  /// How many lines were neither plan nor statement.
  long skipped() {
    return skipped + lines.stream().filter(line -> !line.raw().isBlank()).count();
  }

  /// The first of the lines that are still here.
  Optional<PlanLine> first() {
    return lines.stream().filter(line -> !line.raw().isBlank()).findFirst();
  }
}
