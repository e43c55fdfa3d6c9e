package dev.slowpath.plugin.postgres.plans;

import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Judges by its first bytes whether a file is made of plans. A text with a plan in it is only
/// perhaps to be read as one.
final class ExplainHead {
  private static final Pattern DOCUMENT =
      Pattern.compile(
          "\\A\\s*(?:\\[\\s*)?\\{\\s*\"(?:Plan\"\\s*:\\s*\\{|(?:Query Text|Query Identifier"
              + "|Query Parameters)\"\\s*:)");

  private ExplainHead() {}

  static Verdict judge(Head head) {
    if (head.isBinary()) {
      return Verdict.NO;
    }
    switch (LogLines.kind(head.text())) {
      case CSV, JSON, STDERR -> {
        return Verdict.NO; // the log's own importer finds the plans in it
      }
      case SYSLOG -> {
        return LogLines.hasPlan(head.text()) ? Verdict.YES : Verdict.MAYBE;
      }
      case NONE -> {}
    }
    return judge(PlanLine.of(head.text()));
  }

  private static Verdict judge(List<PlanLine> lines) {
    List<String> before = new ArrayList<>();
    boolean isTitled = false;
    for (int at = 0; at < lines.size(); at++) {
      PlanLine line = lines.get(at);
      String body = line.body();
      isTitled |= line.isTitle();
      if (body.startsWith("{") || body.startsWith("[")) {
        return judgeJson(lines.subList(at, lines.size()), before);
      }
      if (body.startsWith("<explain") || PlanDocuments.isYaml(body)) {
        return judgeOther(lines.subList(at, lines.size()), before);
      }
      if (!body.startsWith("->") && isNode(body)) {
        return judgeText(lines.subList(at, lines.size()), before, isTitled);
      }
      if (!line.isBlank() && !line.isDecoration()) {
        before.add(line.raw());
      }
    }
    return isTitled && isStatement(before) ? Verdict.YES : anyNode(lines);
  }

  private static Verdict anyNode(List<PlanLine> lines) {
    return lines.stream().anyMatch(line -> NodeLine.hasNumbers(line.text()))
        ? Verdict.MAYBE
        : Verdict.NO;
  }

  private static boolean isNode(String body) {
    return NodeLine.parsed(body).isPresent()
        && (NodeLine.hasNumbers(body) || NodeHead.isWellKnown(body));
  }

  private static boolean isStatement(List<String> before) {
    return before.isEmpty()
        || !SqlText.echoed(before).isEmpty()
        || before.getFirst().strip().startsWith("Query Text:");
  }

  private static Verdict judgeJson(List<PlanLine> rest, List<String> before) {
    StringBuilder text = new StringBuilder();
    rest.forEach(line -> text.append(line.text()).append('\n'));
    boolean isPlan = text.indexOf("\"Plan\"") >= 0 && text.indexOf("\"Node Type\"") >= 0;
    boolean startsAsPlan = DOCUMENT.matcher(text).find();
    if (isPlan && startsAsPlan && isStatement(before)) {
      return Verdict.YES;
    }
    return isPlan || startsAsPlan ? Verdict.MAYBE : Verdict.NO;
  }

  /// In YAML and XML, whose first line is already as no other format's.
  private static Verdict judgeOther(List<PlanLine> rest, List<String> before) {
    boolean isNamed =
        rest.stream()
            .map(PlanLine::body)
            .anyMatch(body -> body.contains("Node Type: ") || body.contains("<Node-Type>"));
    boolean isMade = isNamed || rest.getFirst().body().contains("postgresql.org/");
    if (isMade && isStatement(before)) {
      return Verdict.YES;
    }
    return isMade ? Verdict.MAYBE : Verdict.NO;
  }

  private static Verdict judgeText(List<PlanLine> rest, List<String> before, boolean isTitled) {
    boolean hasNumbers = NodeLine.hasNumbers(rest.getFirst().text());
    boolean hasChild = rest.size() > 1 && rest.get(1).body().startsWith("->  ");
    boolean isPlan = isTitled || hasNumbers || hasChild;
    if (isPlan && isStatement(before)) {
      return Verdict.YES;
    }
    return isPlan ? Verdict.MAYBE : Verdict.NO;
  }
}
